import type { Point } from '../geometry';

/** Whether a point lies within a closed free-hand line. */
export function isWithin(loop: readonly Point[], { x, y }: Point): boolean {
  let isInside = false;
  for (let i = 0, j = loop.length - 1; i < loop.length; j = i++) {
    const [a, b] = [loop[i], loop[j]];
    if (a === undefined || b === undefined) continue;
    const crosses = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x;
    if (crosses) isInside = !isInside;
  }
  return isInside;
}

/** Whom each loop takes, in the order of the loops: a seat belongs to the first loop around it. Loops around nobody are none. */
export function groupsByLoops(
  seats: readonly Point[],
  loops: readonly (readonly Point[])[],
): readonly (readonly number[])[] {
  const owner = seats.map((seat) => loops.findIndex((loop) => isWithin(loop, seat)));
  return loops
    .map((_, loop) => owner.flatMap((found, seat) => (found === loop ? [seat] : [])))
    .filter((group) => group.length > 0);
}

/** The groups with all others as one more; null where that makes only one. */
export function sidesByLoops(
  seats: readonly Point[],
  loops: readonly (readonly Point[])[],
): readonly (readonly number[])[] | null {
  const groups = groupsByLoops(seats, loops);
  const rest = seats.flatMap((_, seat) => (groups.some((group) => group.includes(seat)) ? [] : [seat]));
  const sides = rest.length > 0 ? [...groups, rest] : groups;
  return sides.length > 1 ? sides : null;
}
