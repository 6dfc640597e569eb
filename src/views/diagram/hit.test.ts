import { describe, expect, test } from 'vitest';
import { pictureFrom, troubled } from './diagram-fixture';
import { arrowsIn } from './draw-flights';
import { distance, hitAt } from './hit';
import { headHeight, xAt, yOf } from './picture';

const picture = pictureFrom(troubled(), 0);
const { index } = picture;

describe('what lies at a place', () => {
  test('of a step on its lane is the step', () => {
    const step = index.stepsOfLane[1]?.[4] ?? -1;
    expect(hitAt(picture, xAt(picture, step), yOf(picture, 1), 6)).toEqual({ type: 'step', step });
  });

  test('of an arrow, away from the lanes, is the flight', () => {
    const arrows = arrowsIn(picture).filter(({ y1, y2 }) => Math.abs(y2 - y1) > 10);
    expect(arrows.length).toBeGreaterThan(10);
    for (const arrow of arrows) {
      const [x, y] = [(arrow.x1 + arrow.x2) / 2, (arrow.y1 + arrow.y2) / 2];
      const near = arrows.filter((other) => distance(other, x, y) < 0.1).map(({ flight }) => flight);
      const hit = hitAt(picture, x, y, 6);
      if (hit?.type === 'flight') expect(near).toContain(hit.flight);
    }
    const long = arrows[0];
    const hits = arrows.map(({ x1, x2, y1, y2 }) => hitAt(picture, (x1 + x2) / 2, (y1 + y2) / 2, 6)?.type);
    expect(hits.filter((type) => type === 'flight').length).toBeGreaterThan(arrows.length / 2);
    expect(long === undefined ? 0 : distance(long, long.x1, long.y1)).toBe(0);
  });

  test('above the lanes is the milestone, and elsewhere on a lane the lane', () => {
    const [milestone] = [...index.trace.milestones.tail];
    const step = milestone?.step ?? -1;
    const there = pictureFrom(troubled(), step - 5);
    expect(hitAt(there, xAt(there, step), 5, 6)).toEqual({ type: 'step', step });
    expect(hitAt(picture, 899, yOf(picture, 2) + 19, 1)).toEqual({ type: 'lane', lane: 2 });
    expect(hitAt(picture, 899, picture.height - 3, 6)).toBeNull();
    expect(hitAt(picture, -300, headHeight - 5, 6)).toBeNull();
  });

  test('is not what is hidden', () => {
    const hidden = pictureFrom(troubled(), 0, { hidden: index.families });
    expect(arrowsIn(hidden)).toEqual([]);
    const step = index.stepsOfLane[1]?.[4] ?? -1;
    expect(hitAt(hidden, xAt(hidden, step), yOf(hidden, 1), 6)).toEqual({ type: 'lane', lane: 1 });
  });
});

test('the distance from an arrow is that to its nearest point', () => {
  const arrow = { x1: 0, y1: 0, x2: 10, y2: 0 };
  expect(distance(arrow, 5, 3)).toBe(3);
  expect(distance(arrow, 13, 4)).toBe(5);
  expect(distance({ x1: 2, y1: 2, x2: 2, y2: 2 }, 2, 5)).toBe(3);
});
