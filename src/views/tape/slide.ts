import type { KeyboardEvent } from 'react';
import type { Player } from '../../player/contract';

/** The keys of a slider that the page itself does not have. */
export function slide(event: KeyboardEvent, state: Player): void {
  const actions: Readonly<Record<string, () => void>> = {
    ArrowUp: state.stepForward,
    ArrowDown: state.stepBack,
    PageUp: state.nextMilestone,
    PageDown: state.previousMilestone,
  };
  const action = actions[event.key];
  if (action === undefined) return;
  event.preventDefault();
  action();
}
