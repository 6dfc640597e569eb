import { expect, test } from 'vitest';
import { stepIndex } from '../../kernel/ids';
import type { Branch } from '../../player/contract';
import { branchAfterKey } from './tree-keys';

const row = (id: number, depth: number, parent: number | null) => ({
  branch: { id, parent: parent === null ? null : { branch: parent, step: stepIndex(1) } } as Branch,
  depth,
});
/** 0 > 2 > 3, and 0 > 1. */
const rows = [row(0, 0, null), row(2, 1, 0), row(3, 2, 2), row(1, 1, 0)];

test.each([
  ['ArrowDown', 0, 2],
  ['ArrowDown', 3, 1],
  ['ArrowDown', 1, 1],
  ['ArrowUp', 1, 3],
  ['ArrowUp', 0, 0],
  ['ArrowLeft', 3, 2],
  ['ArrowLeft', 1, 0],
  ['ArrowLeft', 0, 0],
  ['ArrowRight', 0, 2],
  ['ArrowRight', 2, 3],
  ['ArrowRight', 1, 1],
  ['Home', 3, 0],
  ['End', 0, 1],
  ['k', 0, null],
  ['ArrowDown', 9, null],
] as const)('%s in %d leads to %s', (key, focused, wanted) => {
  expect(branchAfterKey(key, rows, focused)).toBe(wanted);
});
