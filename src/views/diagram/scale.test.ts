import { describe, expect, test } from 'vitest';
import { indexOf, pictureFrom, traceOf, troubled } from './diagram-fixture';
import { isSqueezed, longestGap, placeAtUnit, totalOf, unitOf } from './scale';
import { axisOf, roundStep } from './ticks';

const index = indexOf(traceOf(3, 9000));

describe.each(['step', 'time'] as const)('the axis by %s', (kind) => {
  test('puts places in order, and finds them again', () => {
    let before = -1;
    for (let place = -1; place < index.at.length; place += 0.5) {
      const unit = unitOf(index, kind, place);
      expect(unit).toBeGreaterThanOrEqual(before);
      if (place < index.at.length - 1) expect(placeAtUnit(index, kind, unit)).toBeCloseTo(place, 6);
      before = unit;
    }
    expect(placeAtUnit(index, kind, -50)).toBe(-1);
    expect(placeAtUnit(index, kind, totalOf(index, kind) * 2)).toBe(index.at.length - 1);
  });
});

describe('time', () => {
  test('is squeezed where nothing happens, and nowhere else', () => {
    const longest = longestGap(index.trace.setup.timing);
    let squeezed = 0;
    for (let step = 1; step < index.at.length; step++) {
      const real = (index.at[step] ?? 0) - (index.at[step - 1] ?? 0);
      const drawn = (index.squeezed[step] ?? 0) - (index.squeezed[step - 1] ?? 0);
      expect(drawn).toBe(Math.min(real, longest));
      expect(isSqueezed(index, step)).toBe(drawn < real);
      if (drawn < real) squeezed += 1;
    }
    expect(squeezed).toBeGreaterThan(3);
  });

  test('has a mark at each break, and ticks at round times between', () => {
    const picture = pictureFrom(troubled(), 0, { kind: 'time', view: { left: 0, scale: 0.01 } });
    const { ticks, breaks } = axisOf(picture);
    expect(breaks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeGreaterThan(3);
    for (const { text } of ticks) expect(Number.parseFloat(text.replace(/\s/g, '')) % 10).toBe(0);
    for (const [i, { x }] of ticks.entries()) if (i > 0) expect(x - (ticks[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(74);
  });

  test('by steps, ticks count from one', () => {
    const { ticks } = axisOf(pictureFrom(troubled(), 0));
    expect(ticks.slice(0, 3).map(({ text }) => text)).toEqual(['5', '10', '15']);
    expect(ticks[0]?.x).toBe(75);
  });

  test('is divided at 1, 2 and 5 and their tens', () => {
    expect([0.3, 1, 1.2, 3, 6, 10, 74, 5000].map(roundStep)).toEqual([0.5, 1, 2, 5, 10, 10, 100, 5000]);
  });
});
