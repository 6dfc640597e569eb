import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '../geometry';
import { groupsByLoops, isWithin, sidesByLoops } from './loops';

const around = ({ x, y }: Point, by = 10): readonly Point[] => [
  { x: x - by, y: y - by },
  { x: x + by, y: y - by },
  { x: x + by, y: y + by },
  { x: x - by, y: y + by },
];
const seats: readonly Point[] = [0, 1, 2, 3, 4].map((i) => ({ x: 100 * i, y: 50 }));
const seat = (i: number): Point => seats[i] ?? { x: 0, y: 0 };

describe('a loop', () => {
  test('takes what lies in it, however it is bent', () => {
    const horseshoe = [
      ...[
        { x: 0, y: 0 },
        { x: 90, y: 0 },
        { x: 90, y: 90 },
        { x: 60, y: 90 },
      ],
      ...[
        { x: 60, y: 30 },
        { x: 30, y: 30 },
        { x: 30, y: 90 },
        { x: 0, y: 90 },
      ],
    ];
    expect(isWithin(horseshoe, { x: 15, y: 60 })).toBe(true);
    expect(isWithin(horseshoe, { x: 45, y: 60 })).toBe(false);
    expect(isWithin(horseshoe, { x: 45, y: 15 })).toBe(true);
    expect(isWithin([], { x: 1, y: 1 })).toBe(false);
  });

  test('agrees with the angles that it turns through, for any star', () => {
    const star = fc.array(fc.integer({ min: 20, max: 90 }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(
        star,
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        fc.integer({ min: 0, max: 120 }),
        (radii, turn, far) => {
          const at = (angle: number, radius: number): Point => ({
            x: Math.cos(angle) * radius,
            y: Math.sin(angle) * radius,
          });
          const loop = radii.map((radius, i) => at((i / radii.length) * 2 * Math.PI, radius));
          const point = at(turn, far);
          const edges = loop.map((a, i) => [a, loop[(i + 1) % loop.length] ?? a] as const);
          const angles = edges.map(([a, b]) => {
            const cross = (a.x - point.x) * (b.y - point.y) - (a.y - point.y) * (b.x - point.x);
            const dot = (a.x - point.x) * (b.x - point.x) + (a.y - point.y) * (b.y - point.y);
            return Math.atan2(cross, dot);
          });
          const turned = angles.reduce((sum, angle) => sum + angle, 0);
          // On the line itself either answer will do.
          fc.pre(angles.every((angle) => Math.abs(Math.abs(angle) - Math.PI) > 1e-6));
          expect(isWithin(loop, point)).toBe(Math.abs(turned) > Math.PI);
        },
      ),
      { seed: 1 },
    );
  });
});

describe('loops', () => {
  test('make a group each, and the others are one more', () => {
    expect(sidesByLoops(seats, [around(seat(1)), around(seat(3))])).toEqual([[1], [3], [0, 2, 4]]);
    const firstTwo = [
      { x: -20, y: 0 },
      { x: 120, y: 0 },
      { x: 120, y: 99 },
      { x: -20, y: 99 },
    ];
    expect(sidesByLoops(seats, [firstTwo])).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
  });

  test('around all, or nobody, part nobody', () => {
    expect(sidesByLoops(seats, [around(seat(2), 900)])).toBeNull();
    expect(sidesByLoops(seats, [around({ x: 50, y: 500 })])).toBeNull();
    expect(sidesByLoops(seats, [])).toBeNull();
  });

  test('that overlap share nobody: the first loop has whom it took', () => {
    expect(groupsByLoops(seats, [around(seat(1), 40), around(seat(1), 900)])).toEqual([[1], [0, 2, 3, 4]]);
    expect(groupsByLoops(seats, [around(seat(1), 40), around(seat(1), 20)])).toEqual([[1]]);
  });
});
