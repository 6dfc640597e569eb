import type { ScenarioSource } from '../../player/contract';
import { beginLockStep, endLockStep } from '../../player/lock-step';
import { type PlayerStore, player } from '../../player/player';
import { runOfScenario, type Workshop } from '../../player/second-run';
import { openAndPlay } from '../picker/open-and-play';

/** Puts a run beside the one that is looked at, and makes room for two stages: what the runs are about stands on each. */
export function putBeside(second: PlayerStore, { clock }: Workshop): void {
  const { openDialog, folded, toggleFold } = player.getState();
  openDialog(null);
  beginLockStep(second, clock);
  if (!folded.includes('guide')) toggleFold('guide');
}

/** Opens two scenarios beside each other, and plays them. */
export function openPair(first: ScenarioSource, second: ScenarioSource, workshop: Workshop): void {
  const made = runOfScenario(second, workshop, player.getState());
  endLockStep();
  openAndPlay(first);
  if (!made.ok) return player.setState({ problem: made.problem });
  const { isPlaying } = player.getState();
  putBeside(made.run, workshop);
  if (isPlaying) player.getState().play();
}
