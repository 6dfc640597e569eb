import type { StepIndex } from '../../kernel/ids';
import { player } from '../../player/player';

/** Looks at a step of a branch. */
export function goTo(branch: number, step: StepIndex): void {
  const { chooseBranch, seekStep } = player.getState();
  chooseBranch(branch);
  seekStep(step);
}
