import { describe, expect, test } from 'vitest';
import { at } from '../kernel/vector';
import { traceOf } from '../views/diagram/diagram-fixture';
import { type FramePlan, frameMs, mostFrames, planFrames } from './frames';
import { shownOf } from './picture-fixture';

const trace = traceOf(3, 400);
const last = trace.steps.length - 1;
const plan = (from: number, to: number, speed = 1): Promise<FramePlan> =>
  planFrames(shownOf(trace), { from, to }, speed, async () => {});
const timeOf = (step: number): number => at(trace.steps, step)?.at ?? 0;

describe('the frames of an animation', () => {
  test('go from just before the first step to the last, and never back', async () => {
    const { moments } = await plan(10, 30);
    expect(moments[0]).toEqual({ step: 9, now: timeOf(9) });
    expect(moments.at(-1)).toEqual({ step: 30, now: timeOf(30) });
    const times = moments.map(({ now }) => now);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const { step, now } of moments) {
      expect(now).toBeGreaterThanOrEqual(timeOf(step));
      if (step < 30) expect(now).toBeLessThanOrEqual(timeOf(step + 1));
    }
  });

  test('show a message for as long as the page does', async () => {
    // Between two steps of an election messages fly; each takes about 900 ms of wall time.
    const { moments, hurried } = await plan(10, 30);
    expect(hurried).toBe(1);
    expect(moments.length * frameMs).toBeGreaterThan(900);
    expect(moments.length * frameMs).toBeLessThan(20_000);
  });

  test('are half as many at twice the speed', async () => {
    const [slow, fast] = [(await plan(0, last)).moments.length, (await plan(0, last, 2)).moments.length];
    expect(Math.abs(fast - slow / 2)).toBeLessThan(3);
  });

  test('are never more than make a file that can be sent, and then run faster', async () => {
    const { moments, hurried } = await plan(0, last, 0.02);
    expect(moments).toHaveLength(mostFrames);
    expect(hurried).toBeGreaterThan(2);
    expect(moments.at(-1)?.step).toBe(last);
  });

  test('of one step are at least two: before and after it', async () => {
    const { moments } = await plan(5, 5);
    expect(moments.length).toBeGreaterThanOrEqual(2);
    expect([moments[0]?.step, moments.at(-1)?.step]).toEqual([4, 5]);
  });
});
