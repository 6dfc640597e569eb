import { expect, it } from 'vitest';
import { majority } from './quorum';

it.each([
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 3],
  [5, 3],
  [51, 26],
])('a majority of %i is %i, so that any two have one in common', (n, expected) => {
  expect(majority(n)).toBe(expected);
  expect(2 * majority(n)).toBeGreaterThan(n);
});
