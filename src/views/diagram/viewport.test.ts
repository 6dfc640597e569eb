import { describe, expect, test } from 'vitest';
import { clamped, fitted, following, paged, panned, revealing, unitAt, xOf, zoomed } from './viewport';

const extent = { total: 1000, width: 500, largest: 120 };
const view = { left: 200, scale: 10 };

describe('the view of an axis', () => {
  test('zooms around the pointer', () => {
    const near = zoomed(view, 2, 120, extent);
    expect(near.scale).toBe(20);
    expect(unitAt(near, 120)).toBeCloseTo(unitAt(view, 120));
    expect(zoomed(view, 1e6, 0, extent).scale).toBe(120);
  });

  test('shows all of it and no more', () => {
    const all = fitted(extent);
    expect(xOf(all, 0)).toBeCloseTo(14);
    expect(xOf(all, 1000)).toBeCloseTo(486);
    expect(zoomed(all, 0.5, 100, extent)).toEqual(all);
  });

  test('pans by pixels, and never away from everything', () => {
    expect(panned(view, 100, extent).left).toBe(210);
    expect(xOf(panned(view, -1e9, extent), 0)).toBeCloseTo(14);
    expect(xOf(panned(view, 1e9, extent), 1000)).toBeCloseTo(350);
  });

  test('keeps the playhead where it is followed, but shows the beginning first', () => {
    expect(xOf(following(view, 600, extent), 600)).toBeCloseTo(350);
    expect(xOf(following(view, 1000, extent), 1000)).toBeCloseTo(350);
    expect(xOf(following(view, 5, extent), 0)).toBeCloseTo(14);
  });

  test('turns pages for those who prefer less motion', () => {
    expect(paged(view, 230, extent)).toEqual(view);
    expect(xOf(paged(view, 251, extent), 251)).toBeCloseTo(50);
    expect(xOf(paged(view, 100, extent), 100)).toBeCloseTo(50);
  });

  test('moves as little as shows a place', () => {
    expect(revealing(view, 220, extent)).toBe(view);
    expect(xOf(revealing(view, 260, extent), 260)).toBeCloseTo(440);
    expect(xOf(revealing(view, 150, extent), 150)).toBeCloseTo(60);
  });

  test('of nothing is a view too', () => {
    const { left, scale } = clamped({ left: 0, scale: 0 }, { total: 0, width: 0, largest: 120 });
    expect(Number.isFinite(left) && scale > 0).toBe(true);
  });
});
