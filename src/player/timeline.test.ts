import { describe, expect, it } from 'vitest';
import { instant, stepIndex } from '../kernel/ids';
import { vectorOf } from '../kernel/vector';
import type { AnyTrace } from './contract';
import { beforeFirst, endOf, instantOf, lastStep, milestoneAfter, milestoneBefore, stepAt } from './timeline';

/** As much of a trace as a timeline looks at. */
const trace = {
  steps: vectorOf([10, 20, 30].map((at, index) => ({ index, at: instant(at) }))),
  milestones: vectorOf([{ step: 0 }, { step: 2 }, { step: 2 }]),
} as unknown as AnyTrace;
const nothing = { steps: vectorOf([]), milestones: vectorOf([]) } as unknown as AnyTrace;

describe('the timeline', () => {
  it('finds the last step at or before an instant', () => {
    expect([0, 9, 10, 19, 20, 30, 99].map((when) => stepAt(trace, instant(when)))).toEqual([-1, -1, 0, 0, 1, 2, 2]);
  });

  it('knows when a step happens, and where the run begins and ends', () => {
    expect(instantOf(trace, stepIndex(1))).toBe(20);
    expect(instantOf(trace, beforeFirst)).toBe(0);
    expect([endOf(trace), lastStep(trace)]).toEqual([30, 2]);
    expect([endOf(nothing), lastStep(nothing)]).toEqual([0, -1]);
  });

  it('finds the milestones next to a step', () => {
    expect([-1, 0, 1, 2].map((step) => milestoneAfter(trace, stepIndex(step)))).toEqual([0, 2, 2, null]);
    expect([-1, 0, 1, 2].map((step) => milestoneBefore(trace, stepIndex(step)))).toEqual([null, null, 0, 0]);
  });
});
