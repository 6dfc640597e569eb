import type { Point } from './geometry';

/** Shorter drags are slips of the hand. */
export const shortestLine = 24;

/** On which side of the line through `a` and `b` each point lies: the indices left of it and right of it, seen from `a`. */
export function sidesOf(
  points: readonly Point[],
  a: Point,
  b: Point,
): readonly [left: readonly number[], right: readonly number[]] {
  const indices = points.map((_, i) => i);
  const isRight = (i: number): boolean => {
    const { x, y } = points[i] ?? a;
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) > 0;
  };
  return [indices.filter((i) => !isRight(i)), indices.filter(isRight)];
}

/** The groups that a drawn line makes, in the order of the seats; null where it is a slip or separates nobody. */
export function groupsByLine(seats: readonly Point[], a: Point, b: Point): readonly (readonly number[])[] | null {
  if (Math.hypot(b.x - a.x, b.y - a.y) < shortestLine) return null;
  const [left, right] = sidesOf(seats, a, b);
  if (left.length === 0 || right.length === 0) return null;
  return (left[0] ?? 0) < (right[0] ?? 0) ? [left, right] : [right, left];
}

/** The command that makes these groups. */
export const partitionCommand = (groups: readonly (readonly string[])[]): string =>
  `partition ${groups.map((names) => names.join(' ')).join(' / ')}`;
