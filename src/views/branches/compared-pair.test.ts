import { expect, test } from 'vitest';
import { stepIndex } from '../../kernel/ids';
import type { Branch } from '../../player/contract';
import { defaultPair, pairThatIs } from './compared-pair';

const branch = (id: number, parent: number | null): Branch =>
  ({ id, parent: parent === null ? null : { branch: parent, step: stepIndex(3) } }) as Branch;
const branches = [branch(0, null), branch(4, 0), branch(2, 4)];

test('a branch is compared with the one that it left', () => {
  expect(defaultPair(branches, 2)).toEqual([4, 2]);
  expect(defaultPair(branches, 4)).toEqual([0, 4]);
});

test('the first is compared with the newest', () => {
  expect(defaultPair(branches, 0)).toEqual([0, 4]);
  expect(defaultPair([branch(0, null)], 0)).toEqual([0, 0]);
});

test('a choice stands until one of the two is gone', () => {
  expect(pairThatIs([2, 0], branches, 4)).toEqual([2, 0]);
  expect(pairThatIs([2, 7], branches, 4)).toEqual([0, 4]);
});
