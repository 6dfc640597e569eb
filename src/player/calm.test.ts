import { describe, expect, it } from 'vitest';
import { instant, stepIndex } from '../kernel/ids';
import { type Told, toldForMs, toldNext } from './calm';

const place = (step: number): Omit<Told, 'forMs'> => ({
  branches,
  branch: 0,
  playhead: instant(step * 10),
  step: stepIndex(step),
});
const branches: Told['branches'] = [];

/** The steps that are told in frames of 16 ms in which the playhead is at these. */
function told(steps: readonly number[]): readonly number[] {
  let last: Told | null = null;
  return steps.map((step) => {
    last = toldNext(last, place(step), 16);
    return last.step;
  });
}

describe('what is told while the run plays', () => {
  it('is some of many steps, at most eight times a second, and never one that is to come', () => {
    const steps = Array.from({ length: 60 }, (_, frame) => frame * 5);
    const shown = told(steps);
    expect(shown[0]).toBe(0);
    expect(new Set(shown).size).toBeLessThanOrEqual(1 + (60 * 16) / toldForMs);
    expect(new Set(shown).size).toBeGreaterThan(5);
    shown.forEach((step, frame) => {
      expect(step).toBeLessThanOrEqual(steps[frame] ?? 0);
    });
  });

  it('is every step at once where a reader has time for each', () => {
    const steps = Array.from({ length: 60 }, (_, frame) => Math.floor(frame / 12));
    expect(told(steps)).toEqual(steps);
  });

  it('follows to another line of history', () => {
    const first = toldNext(null, place(3), 16);
    const other = { ...place(3), branch: 1 };
    expect(toldNext({ ...first, forMs: toldForMs }, other, 16).branch).toBe(1);
  });
});
