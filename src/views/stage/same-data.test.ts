import { expect, test } from 'vitest';
import { sameData } from './same-data';

const speak = (): string => 'a';

test('plain values are the same by what they say', () => {
  expect(sameData({ a: [1, { b: null }], t: speak }, { a: [1, { b: null }], t: speak })).toBe(true);
  expect(sameData([], [])).toBe(true);
  expect(sameData(Number.NaN, Number.NaN)).toBe(true);
});

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: undefined }, { b: undefined }],
  [[1, 2], [1]],
  [[], {}],
  [null, {}],
  [0, ''],
  [() => 1, () => 1],
])('%j and %j differ', (a, b) => {
  expect(sameData(a, b)).toBe(false);
});
