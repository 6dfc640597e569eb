import { describe, expect, test } from 'vitest';
import { layoutStage, type Point, type StageLayout } from './geometry';
import { chord, messageCurve, pointOn, sampled } from './paths';

const layoutOf = (n: number): StageLayout =>
  layoutStage(
    { width: 772, height: 530 },
    Array.from({ length: n }, () => true),
  );
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const isOn = ({ card, seats }: StageLayout, i: number, point: Point): boolean => {
  const seat = seats[i] ?? { x: 0, y: 0 };
  return Math.abs(point.x - seat.x) < card.width / 2 - 1 && Math.abs(point.y - seat.y) < card.height / 2 - 1;
};

describe('the ways of messages', () => {
  test.each([2, 3, 5, 7, 9, 25])('of the two directions never meet among %i servers', (n) => {
    const layout = layoutOf(n);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const there = sampled(messageCurve(layout, i, j), 24);
        const back = sampled(messageCurve(layout, j, i), 24);
        const nearest = Math.min(...there.flatMap((a) => back.map((b) => distance(a, b))));
        expect(nearest).toBeGreaterThan(6);
      }
    }
  });

  test('start and end outside of the cards', () => {
    const layout = layoutOf(5);
    for (const [i, j] of [
      [0, 1],
      [1, 3],
      [4, 0],
      [2, 3],
    ] as const) {
      const { from, to } = messageCurve(layout, i, j);
      expect(isOn(layout, i, from)).toBe(false);
      expect(isOn(layout, j, to)).toBe(false);
      expect(distance(from, layout.seats[i] ?? from)).toBeLessThan(distance(from, layout.seats[j] ?? from));
    }
  });

  test('are walked from their beginning to their end', () => {
    const curve = messageCurve(layoutOf(3), 0, 1);
    expect(pointOn(curve, 0)).toEqual(curve.from);
    expect(pointOn(curve, 1)).toEqual(curve.to);
  });

  test('of two seats in one place are a point', () => {
    const layout = {
      ...layoutOf(2),
      seats: [
        { x: 5, y: 5 },
        { x: 5, y: 5 },
      ],
    };
    expect(messageCurve(layout, 0, 1)).toEqual({ from: { x: 5, y: 5 }, control: { x: 5, y: 5 }, to: { x: 5, y: 5 } });
  });
});

test('a chord joins the edges of two cards', () => {
  const layout = layoutOf(2);
  const [a, b] = chord(layout, 0, 1);
  expect(a.x).toBeCloseTo((layout.seats[0]?.x ?? 0) + layout.card.width / 2);
  expect(b.x).toBeCloseTo((layout.seats[1]?.x ?? 0) - layout.card.width / 2);
  expect(a.y).toBeCloseTo(b.y);
});
