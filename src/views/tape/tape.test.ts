import { describe, expect, it } from 'vitest';
import { instant, processId, type StepIndex, stepIndex } from '../../kernel/ids';
import { emptyVector, vectorOf } from '../../kernel/vector';
import type { AnyTrace } from '../../player/contract';
import { type MarkGroup, markGroups, marksOf } from './marks';
import { positionOf, positionOfStep, stepAtPosition } from './scale';

interface Marked {
  readonly milestones?: readonly number[];
  readonly acts?: readonly number[];
  readonly violations?: readonly number[];
}

/** As much of a trace as a tape looks at: steps at these instants. */
function traceAt(instants: readonly number[], { milestones = [], acts = [], violations = [] }: Marked = {}): AnyTrace {
  const steps = instants.map((at, index) => ({ index, at: instant(at) }));
  return {
    steps: vectorOf(steps),
    milestones: vectorOf(milestones.map((step) => ({ step, milestone: 'leaderElected', process: 1, facts: {} }))),
    interventions: vectorOf(acts.map((step) => ({ step, act: { type: 'crash', process: processId(1) } }))),
    violations: vectorOf(violations.map((step) => ({ step, invariant: 'agreement' }))),
  } as unknown as AnyTrace;
}
const evenly = (count: number, marked: Marked = {}): AnyTrace =>
  traceAt(
    Array.from({ length: count }, (_, i) => i * 10),
    marked,
  );

const groupsOf = (trace: AnyTrace): readonly MarkGroup[] =>
  markGroups(marksOf(trace), (step) => positionOfStep(trace.steps.length, step));

describe('the scale of the tape', () => {
  const trace = traceAt([0, 10, 1_000_000, 1_000_010]);

  it('gives every step the same length, however long it took', () => {
    const places = [-1, 0, 1, 2, 3].map((step) => positionOfStep(4, stepIndex(step)));
    expect(places).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('moves in proportion to time between two steps', () => {
    expect(positionOf(trace, stepIndex(1), instant(10))).toBe(0.5);
    expect(positionOf(trace, stepIndex(1), instant(500_005))).toBeCloseTo(0.625);
    expect(positionOf(trace, stepIndex(3), instant(9_000_000))).toBe(1);
    expect(positionOf(traceAt([]), stepIndex(-1), instant(5))).toBe(0);
  });

  it('finds the step under a place again', () => {
    for (let step = -1; step < 4; step++)
      expect(stepAtPosition(trace, positionOfStep(4, step as StepIndex))).toBe(step);
    expect(stepAtPosition(trace, -3)).toBe(-1);
    expect(stepAtPosition(trace, 3)).toBe(3);
  });
});

describe('marks on the tape', () => {
  it('stand at their steps, in order', () => {
    const groups = groupsOf(evenly(100, { milestones: [10, 50], acts: [30], violations: [90] }));
    expect(groups.map(({ kind, position }) => [kind, position])).toEqual([
      ['milestone', 0.11],
      ['act', 0.31],
      ['milestone', 0.51],
      ['violation', 0.91],
    ]);
  });

  it('share a sign where they are too close, and the gravest gives it its shape', () => {
    const groups = groupsOf(evenly(1_000, { milestones: [500, 501, 505], acts: [503], violations: [900] }));
    expect(groups.map(({ kind, marks }) => [kind, marks.length])).toEqual([
      ['act', 4],
      ['violation', 1],
    ]);
  });

  it('stay few, however many there are', () => {
    const all = Array.from({ length: 5_000 }, (_, i) => i);
    const groups = groupsOf(evenly(5_000, { milestones: all }));
    expect(groups.length).toBeLessThanOrEqual(112);
    expect(groups.flatMap(({ marks }) => marks)).toHaveLength(5_000);
    expect(groupsOf({ ...evenly(0), milestones: emptyVector() })).toEqual([]);
  });
});
