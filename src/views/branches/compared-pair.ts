import type { Branch } from '../../player/contract';

/** Two lines of history by their numbers. */
export type Pair = readonly [number, number];

/** What is compared unless somebody chose: the line that is looked at with the one that it left, or with the newest. */
export function defaultPair(branches: readonly Branch[], current: number): Pair {
  const parent = branches.find(({ id }) => id === current)?.parent;
  if (parent) return [parent.branch, current];
  const newest = Math.max(...branches.map(({ id }) => id));
  return [current, newest];
}

/** The chosen pair while both are there; a line may have been deleted since. */
export function pairThatIs(chosen: Pair, branches: readonly Branch[], current: number): Pair {
  const isThere = chosen.every((id) => branches.some((branch) => branch.id === id));
  return isThere ? chosen : defaultPair(branches, current);
}
