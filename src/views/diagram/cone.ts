import type { TraceIndex } from './trace-index';

/** Which steps led to a step, and to which it leads: 1 for the past, 2 for the future, 3 for the step itself. */
export type Cone = Uint8Array;
export const inPast = 1;
export const inFuture = 2;

/**
 * The causal cone of a step ("happened before"): a step follows the one before it on its lane, and the one that caused it,
 * which is the sender where a message arrives.
 */
export function coneOf(index: TraceIndex, step: number): Cone {
  const total = index.at.length;
  const cone = new Uint8Array(total);
  if (step < 0 || step >= total) return cone;
  cone[step] = inPast | inFuture;
  for (let i = step; i >= 0; i--) {
    if (((cone[i] ?? 0) & inPast) === 0) continue;
    for (const earlier of [index.before[i] ?? -1, index.cause[i] ?? -1]) add(cone, earlier, inPast);
  }
  for (let i = step + 1; i < total; i++) {
    const follows = [index.before[i] ?? -1, index.cause[i] ?? -1];
    if (follows.some((earlier) => earlier >= 0 && ((cone[earlier] ?? 0) & inFuture) !== 0)) add(cone, i, inFuture);
  }
  return cone;
}

function add(cone: Cone, step: number, side: number): void {
  if (step >= 0) cone[step] = (cone[step] ?? 0) | side;
}

/** Whether what goes from one step to another lies in the cone; `to` is -1 for what is still under way. */
export function isInCone(cone: Cone, from: number, to: number): boolean {
  const sent = cone[Math.max(0, Math.floor(from))] ?? 0;
  const arrived = to < 0 ? sent : (cone[to] ?? 0);
  return (sent & arrived) !== 0;
}
