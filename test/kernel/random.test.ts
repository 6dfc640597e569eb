import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, between, type RandomState, seeded, uniform } from '../../src/kernel/random';

function draws(state: RandomState, count: number): readonly number[] {
  const found: number[] = [];
  for (let now = state; found.length < count; now = advance(now)) found.push(uniform(now));
  return found;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

describe('a generator', () => {
  it('is the same on every machine', () => {
    // The first draws of Mulberry32 from state 0, as its published C code gives them.
    expect(draws(0 as RandomState, 3)).toEqual([0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]);
    expect(draws(seeded(1, 'link 1 2'), 2)).toEqual(draws(seeded(1, 'link 1 2'), 2));
  });

  it('draws evenly from [0, 1)', () => {
    const numbers = draws(seeded(7, 'any'), 20_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const counts = Array.from({ length: 10 }, (_, i) => numbers.filter((n) => Math.floor(n * 10) === i).length);
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('draws whole numbers from a range, both ends included', () => {
    const property = fc.property(
      fc.integer(),
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 0, max: 6 }),
      (seed, low, width) => {
        let state = seeded(seed, 'range');
        const seen = new Set<number>();
        for (let i = 0; i < 300; i++) {
          seen.add(between(state, low, low + width));
          state = advance(state);
        }
        expect([...seen].toSorted((a, b) => a - b)).toEqual(Array.from({ length: width + 1 }, (_, i) => low + i));
      },
    );
    fc.assert(property, { seed: 1, numRuns: 100 });
  });

  it('differs from those of other names and other seeds', () => {
    const ids = Array.from({ length: 20 }, (_, i) => i);
    const names = ids.flatMap((a) => ids.map((b) => `link ${a} ${b}`));
    const firsts = [0, 1, 2, 3].flatMap((seed) => names.map((name) => uniform(seeded(seed, name))));
    expect(new Set(firsts).size).toBeGreaterThan(firsts.length - 3);
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(0.03);
  });

  it('draws independently of its neighbours', () => {
    const [a, b] = [draws(seeded(1, 'link 1 2'), 5000), draws(seeded(1, 'link 2 1'), 5000)];
    const covariance = mean(a.map((x, i) => (x - 0.5) * ((b[i] ?? 0) - 0.5)));
    expect(Math.abs(covariance * 12)).toBeLessThan(0.05);
  });
});
