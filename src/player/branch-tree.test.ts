import { describe, expect, it } from 'vitest';
import { stepIndex } from '../kernel/ids';
import { vectorOf } from '../kernel/vector';
import { branchTree, descendants, forkStep, inTreeOrder, neighbour } from './branch-tree';
import type { AnyTrace, Branch } from './contract';

const branch = (id: number, steps: number, parent: readonly [number, number] | null = null): Branch => ({
  id,
  name: `b${id}`,
  trace: { steps: vectorOf(Array.from({ length: steps }, (_, index) => ({ index }))) } as unknown as AnyTrace,
  parent: parent === null ? null : { branch: parent[0], step: stepIndex(parent[1]) },
});

/** Main with a late fork and an early one; the early one forks again, before and after where it began. */
const branches = [
  branch(0, 20),
  branch(1, 12, [0, 9]),
  branch(2, 15, [0, 4]),
  branch(3, 8, [2, 6]),
  branch(4, 5, [2, 2]),
];

describe('the tree of branches', () => {
  it('has those that begin earlier first, each below the one in which it begins', () => {
    expect(inTreeOrder(branches).map((node) => [node.branch.id, node.depth])).toEqual([
      [0, 0],
      [2, 1],
      [4, 2],
      [3, 2],
      [1, 1],
    ]);
    expect(branchTree([branch(0, 3)])).toHaveLength(1);
    const twins = inTreeOrder([branch(0, 20), branch(2, 12, [0, 9]), branch(1, 12, [0, 9])]);
    expect(twins.map((node) => node.branch.id)).toEqual([0, 1, 2]);
  });

  it('is walked round and round', () => {
    expect(neighbour(branches, 0, 1)).toBe(2);
    expect(neighbour(branches, 0, -1)).toBe(1);
    expect(neighbour(branches, 1, 1)).toBe(0);
  });

  it('knows what begins in a branch', () => {
    expect(descendants(branches, 2)).toEqual([3, 4]);
    expect(descendants(branches, 0)).toEqual([1, 2, 3, 4]);
    expect(descendants(branches, 1)).toEqual([]);
  });
});

describe('where two branches part', () => {
  it.each([
    [0, 2, 4],
    [1, 2, 4],
    [2, 3, 6],
    [3, 1, 4],
    // It begins in a step that its parent shares with main: so main has that step too.
    [4, 0, 2],
    [4, 3, 2],
    [0, 0, 19],
  ])('%d and %d share the steps up to %d', (a, b, step) => {
    expect(forkStep(branches, a, b)).toBe(step);
    expect(forkStep(branches, b, a)).toBe(step);
  });
});
