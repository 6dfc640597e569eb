import { describe, expect, test } from 'vitest';
import { layoutStage, type Size, type StageLayout } from './geometry';

const voters = (n: number): readonly boolean[] => Array.from({ length: n }, () => true);

const overlaps = ({ seats, card }: StageLayout): number => {
  let found = 0;
  seats.forEach((a, i) => {
    for (const b of seats.slice(i + 1)) {
      if (Math.abs(a.x - b.x) < card.width && Math.abs(a.y - b.y) < card.height) found += 1;
    }
  });
  return found;
};

const isInside = ({ seats, card, size }: StageLayout): boolean =>
  seats.every(
    ({ x, y }) =>
      x >= card.width / 2 &&
      x <= size.width - card.width / 2 &&
      y >= card.height / 2 &&
      y <= size.height - card.height / 2,
  );

/** Stages of a wide screen, of 1440x900, of 1280x720 and of a telephone. */
const panels: readonly Size[] = [
  { width: 1100, height: 800 },
  { width: 772, height: 530 },
  { width: 680, height: 348 },
  { width: 390, height: 420 },
];

describe('the ring', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 25])('of %i servers keeps every card apart and inside', (n) => {
    for (const panel of panels) {
      const layout = layoutStage(panel, voters(n));
      expect(layout.seats).toHaveLength(n);
      expect(overlaps(layout)).toBe(0);
      expect(isInside(layout)).toBe(true);
    }
  });

  test('of 51 servers stays inside and keeps them apart on a desktop', () => {
    for (const panel of panels) expect(isInside(layoutStage(panel, voters(51)))).toBe(true);
    expect(overlaps(layoutStage({ width: 772, height: 530 }, voters(51)))).toBe(0);
  });

  test('shows full cards to 7 servers on a small desktop, and smaller ones only where they must be', () => {
    for (const n of [1, 2, 3, 5, 7]) expect(layoutStage({ width: 680, height: 348 }, voters(n)).form).toBe('full');
    expect(layoutStage({ width: 772, height: 530 }, voters(9)).form).toBe('full');
    expect(layoutStage({ width: 1100, height: 800 }, voters(13)).form).toBe('compact');
  });

  test('starts at the top and goes clockwise', () => {
    const { seats, centre } = layoutStage({ width: 772, height: 530 }, voters(5));
    expect(seats[0]?.x).toBeCloseTo(centre.x);
    expect(seats[0]?.y).toBeLessThan(seats[1]?.y ?? 0);
    expect(seats[1]?.x).toBeGreaterThan(centre.x);
    expect(seats[4]?.x).toBeLessThan(centre.x);
  });

  test('is symmetric about its vertical axis, crowded or not', () => {
    for (const panel of panels) {
      const { seats, centre } = layoutStage(panel, voters(7));
      for (let i = 1; i < 7; i++) {
        expect((seats[i]?.x ?? 0) - centre.x).toBeCloseTo(centre.x - (seats[7 - i]?.x ?? 0));
        expect(seats[i]?.y).toBeCloseTo(seats[7 - i]?.y ?? 0);
      }
    }
  });

  test('puts who does not vote further out than the voters', () => {
    const panel = { width: 1100, height: 800 };
    const votes = [true, true, true, true, true, true, false, false];
    const [with_, without] = [layoutStage(panel, votes), layoutStage(panel, voters(8))];
    const distance = ({ seats, centre }: StageLayout, i: number): number =>
      Math.hypot((seats[i]?.x ?? 0) - centre.x, (seats[i]?.y ?? 0) - centre.y);
    expect(distance(with_, 7)).toBeGreaterThan(distance(without, 7) + 20);
    expect(distance(with_, 1)).toBeCloseTo(distance(without, 1));
  });

  test('grows with a large panel and never shrinks below its natural size', () => {
    expect(layoutStage({ width: 1440, height: 940 }, voters(5)).scale).toBeGreaterThan(1.5);
    expect(layoutStage({ width: 390, height: 300 }, voters(5)).scale).toBe(1);
  });
});
