import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, median, quantile } from './statistics';

describe('a quantile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

  it.each([
    [0.01, 1],
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ])('of one to a hundred at %d is %d', (share, value) => expect(quantile(hundred, share)).toBe(value));

  it('has at least its share of the values at or below it, and no smaller value has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, share) => {
          const found = quantile(values, share);
          const shareBelow = (limit: number): number => values.filter((value) => value <= limit).length / values.length;
          expect(values).toContain(found);
          expect(shareBelow(found)).toBeGreaterThanOrEqual(share);
          for (const value of values) if (value < found) expect(shareBelow(value)).toBeLessThan(share);
        },
      ),
    );
  });
});

describe('a median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 2, 9], 3],
  ])('of %j is %d', (values, value) => expect(median(values)).toBe(value));
});

describe('growth', () => {
  it.each([
    [[5, 5, 5, 5, 5, 5], 0],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], 6],
    [[2, 9, 2, 50, 2, 3, 9, 3], 1],
    [[9, 6, 3], -6],
  ])('of %j is %d', (values, grown) => expect(growthOf(values)).toBe(grown));
});
