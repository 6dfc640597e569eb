import { type StepIndex, stepIndex } from '../../kernel/ids';
import type { Player } from '../../player/contract';
import type { PlayerStore } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { instantOf } from '../../player/timeline';
import type { Embed } from '../../sharing/embed-query';

/**
 * Keeps the playhead within the steps that an embedded page shows. What leads out of them, by whatever way, ends at their edge
 * before anybody sees it; `ended` is called where the run was about to go on.
 */
export function keepWithin(
  player: PlayerStore,
  { from, to }: Pick<Embed, 'from' | 'to'>,
  ended: () => void = () => undefined,
): () => void {
  const hold = (state: Player): void => {
    const edge = edgeOf(state, from, to);
    if (edge === null) return;
    const isOverEnd = to !== null && state.step >= to - 1;
    const wasPlaying = state.isPlaying;
    state.seekStep(edge);
    if (isOverEnd && wasPlaying) ended();
  };
  hold(player.getState());
  return player.subscribe(hold);
}

/** Where the playhead has to go back to; null where it is right. At the last step even what follows in time is outside. */
function edgeOf(state: Player, from: number | null, to: number | null): StepIndex | null {
  const trace = currentTrace(state);
  const [least, most] = [(from ?? 0) - 1, (to ?? Number.POSITIVE_INFINITY) - 1];
  // A run that ends before the first step that may be seen has only its end to show.
  if (state.step < Math.min(least, trace.steps.length - 1)) return stepIndex(least);
  if (state.step > most) return stepIndex(most);
  const isAtEnd = state.step === most;
  return isAtEnd && (state.isPlaying || state.playhead > instantOf(trace, state.step)) ? state.step : null;
}
