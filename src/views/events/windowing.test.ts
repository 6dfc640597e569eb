import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostRows, overscan, rowWindow, scrollToRow } from './windowing';

const list = { scrollTop: 0, height: 240, rowHeight: 24, count: 100_000 };

describe('rowWindow', () => {
  it('draws what is seen and a margin', () => {
    expect(rowWindow(list)).toEqual({ first: 0, end: 10 + overscan, offset: 0 });
    expect(rowWindow({ ...list, scrollTop: 2400 })).toEqual({
      first: 100 - overscan,
      end: 110 + overscan,
      offset: (100 - overscan) * 24,
    });
  });

  it('shows the end where a filter has made the list shorter than the scroll position', () => {
    expect(rowWindow({ ...list, scrollTop: 50_000, count: 20 })).toEqual({ first: 10 - overscan, end: 20, offset: 48 });
    expect(rowWindow({ ...list, scrollTop: 50_000, count: 0 })).toEqual({ first: 0, end: 0, offset: 0 });
  });

  it('covers every pixel of the viewport and stays small', () => {
    const viewports = fc.record({
      scrollTop: fc.integer({ min: 0, max: 3_000_000 }),
      height: fc.integer({ min: 0, max: 900 }),
      rowHeight: fc.integer({ min: 8, max: 60 }),
      count: fc.integer({ min: 0, max: 100_000 }),
    });
    fc.assert(
      fc.property(viewports, (viewport) => {
        const { first, end, offset } = rowWindow(viewport);
        const { height, rowHeight, count } = viewport;
        const top = Math.min(viewport.scrollTop, Math.max(0, count * rowHeight - height));
        expect(offset).toBe(first * rowHeight);
        expect(offset).toBeLessThanOrEqual(top);
        expect(end * rowHeight).toBeGreaterThanOrEqual(Math.min(top + height, count * rowHeight));
        expect(end - first).toBeLessThanOrEqual(mostRows(viewport));
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('scrollToRow', () => {
  it('moves no further than needed', () => {
    expect(scrollToRow({ ...list, scrollTop: 240 }, 12)).toBe(240);
    expect(scrollToRow({ ...list, scrollTop: 240 }, 3)).toBe(72);
    expect(scrollToRow({ ...list, scrollTop: 240 }, 20)).toBe(264);
  });

  it('keeps rows around it in sight where there is room for them', () => {
    expect(scrollToRow({ ...list, scrollTop: 240 }, 20, 3)).toBe(264 + 72);
    expect(scrollToRow({ ...list, scrollTop: 240 }, 11, 3)).toBe(192);
    expect(scrollToRow({ ...list, scrollTop: 240 }, 1, 3)).toBe(0);
    expect(scrollToRow({ ...list, scrollTop: 0, height: 48 }, 20, 3)).toBe(21 * 24 - 48);
  });
});
