import { describe, expect, it } from 'vitest';
import type { Net } from './ports';
import { tracksOf } from './tracks';

const netOf = (above: readonly number[], below: readonly number[]): Net => {
  const endsAt = (xs: readonly number[]) => xs.map((x) => ({ item: { kind: 'box', state: 0, row: 0 } as const, x }));
  return { gap: 0, state: 0, kind: 'down', above: endsAt(above), below: endsAt(below) };
};

describe('the tracks between two rows', () => {
  it('are not needed by what runs straight, and are shared by what does not meet', () => {
    expect(tracksOf([netOf([10], [10]), netOf([20], [60]), netOf([80], [120])])).toEqual([null, 0, 0]);
  });

  it('lie so that few arrows cross', () => {
    expect(tracksOf([netOf([10], [60]), netOf([40], [90])])).toEqual([1, 0]);
    expect(tracksOf([netOf([60], [10]), netOf([90], [40])])).toEqual([0, 1]);
  });

  it('cross rather than lie on each other', () => {
    expect(tracksOf([netOf([40, 44, 47], [50]), netOf([50], [30])])).toEqual([1, 0]);
  });
});
