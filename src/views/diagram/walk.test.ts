import { describe, expect, test } from 'vitest';
import { indexOf, troubled } from './diagram-fixture';
import { firstCursor, walked } from './walk';

const index = indexOf(troubled());
const none: readonly string[] = [];

describe('walking along the lanes', () => {
  test('goes from event to event of one lane, and no further than its ends', () => {
    const lane = index.stepsOfLane[1] ?? [];
    const middle = lane[5] ?? -1;
    expect(walked(index, none, middle, 'right')).toBe(lane[6]);
    expect(walked(index, none, middle, 'left')).toBe(lane[4]);
    expect(walked(index, none, lane[0] ?? -1, 'left')).toBeNull();
    expect(walked(index, none, lane.at(-1) ?? -1, 'right')).toBeNull();
  });

  test('goes to the nearest event of the lane above or below', () => {
    const from = index.stepsOfLane[1]?.[8] ?? -1;
    const below = walked(index, none, from, 'down') ?? -1;
    expect(index.lane[below]).toBe(2);
    const far = (index.stepsOfLane[2] ?? []).map((step) => Math.abs(step - from));
    expect(Math.abs(below - from)).toBe(Math.min(...far));
    expect(walked(index, none, index.stepsOfLane[2]?.[0] ?? -1, 'down')).toBeNull();
  });

  test('comes to the acts of no lane above the first', () => {
    const up = walked(index, none, index.stepsOfLane[0]?.at(-1) ?? -1, 'up') ?? -1;
    expect(index.lane[up]).toBe(-1);
    expect(index.kind[up]).toBe('act');
    expect(index.lane[walked(index, none, up, 'down') ?? -1]).toBe(0);
  });

  test('passes over what is hidden', () => {
    const hidden = index.families.filter((family) => family !== 'vote');
    const found: string[] = [];
    for (let step = firstCursor(index, hidden, 20); step !== null; step = walked(index, hidden, step, 'right'))
      found.push(index.families[index.family[step] ?? -1] ?? '');
    expect(new Set(found)).toEqual(new Set(['vote']));
    expect(firstCursor(index, index.families, 20)).toBeNull();
  });
});
