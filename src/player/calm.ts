import type { Player, PlayerState } from './contract';

/** Where the playhead was when lists and tables were made last, and how long ago that is in wall time. */
export interface Told extends Pick<PlayerState, 'branches' | 'branch' | 'playhead' | 'step'> {
  readonly forMs: number;
}

/** Nobody reads a table that changes more often. */
export const toldForMs = 125;

/**
 * What is told after a frame of playing: the new place, unless another was told just before. So at reading pace every step is
 * told at once, and where many pass in a frame, some of them.
 */
export function toldNext(before: Told | null, now: Omit<Told, 'forMs'>, elapsedMs: number): Told {
  const { branches, branch, playhead, step } = now;
  const forMs = (before?.forMs ?? toldForMs) + elapsedMs;
  if (before !== null && (forMs < toldForMs || isSameStep(before, now))) return { ...before, forMs };
  return { branches, branch, playhead, step, forMs: 0 };
}

const isSameStep = (a: Omit<Told, 'forMs'>, b: Omit<Told, 'forMs'>): boolean =>
  a.step === b.step && a.branch === b.branch && a.branches === b.branches;

/** The player at the place that is told: the playhead itself unless the run plays. */
export function calm(state: Player): Player {
  if (state.told === null) return state;
  const known = calmed.get(state);
  if (known !== undefined) return known;
  const { forMs: _, ...place } = state.told;
  const made = { ...state, ...place };
  calmed.set(state, made);
  return made;
}

/** Many ask in each frame, and it is the same for all. */
const calmed = new WeakMap<Player, Player>();
