/**
 * Seeded generators as values: the state is one 32-bit integer, so a world can hold one for each link and each process
 * and an added intervention on one of them does not disturb the draws of the others. (Mulberry32 by T. Ettinger.)
 */
export type RandomState = number & { readonly brand: 'RandomState' };

const golden = 0x6d2b79f5;

/** A generator for the thing of that name in the run with that seed (FNV-1a over both, then one scramble). */
export function seeded(seed: number, name: string): RandomState {
  let hash = 0x811c9dc5 ^ (seed | 0);
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) | 0) as RandomState;
}

/** The state after one draw. */
export const advance = (state: RandomState): RandomState => ((state + golden) | 0) as RandomState;

/** A number in [0, 1) drawn from this state; draw, then `advance`. */
export function uniform(state: RandomState): number {
  const s = (state + golden) | 0;
  let t = Math.imul(s ^ (s >>> 15), 1 | s);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** A whole number in [low, high], both included. */
export const between = (state: RandomState, low: number, high: number): number =>
  low + Math.floor(uniform(state) * (high - low + 1));
