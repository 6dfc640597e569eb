import { describe, expect, it } from 'vitest';
import { instant, stepIndex } from '../kernel/ids';
import { vectorOf } from '../kernel/vector';
import { fork, noteFor } from './branches';
import type { AnyTrace, Branch, Note } from './contract';

/** As much of a trace as branches look at. */
const traceOf = (steps: number, acts: readonly number[] = []): AnyTrace =>
  ({
    steps: vectorOf(Array.from({ length: steps }, (_, index) => ({ index }))),
    interventions: vectorOf(acts.map((step) => ({ step }))),
  }) as unknown as AnyTrace;
const main: Branch = { id: 0, name: '', trace: traceOf(10), parent: null };
const noteAtStep = (step: number): Note => ({ at: instant(step), step: stepIndex(step), text: { en: `note ${step}` } });

describe('branches', () => {
  it('grow at their end', () => {
    const longer = traceOf(11);
    expect(fork([main], 0, stepIndex(9), longer, 'crash S1')).toEqual({
      branches: [{ ...main, trace: longer }],
      branch: 0,
    });
  });

  it('fork before their end and keep the old future', () => {
    const other = traceOf(4);
    const { branches, branch } = fork([main], 0, stepIndex(2), other, 'crash S1');
    expect(branch).toBe(1);
    expect(branches).toEqual([main, { id: 1, name: 'crash S1', trace: other, parent: { branch: 0, step: 2 } }]);
  });

  it('fork from forks under numbers of their own', () => {
    const first = fork([main], 0, stepIndex(2), traceOf(8), 'a');
    const second = fork(first.branches, 1, stepIndex(5), traceOf(7), 'b');
    expect(second.branches.map(({ id, parent }) => [id, parent?.branch ?? null])).toEqual([
      [0, null],
      [1, 0],
      [2, 1],
    ]);
  });
});

describe('notes', () => {
  const notes = [noteAtStep(-1), noteAtStep(3), noteAtStep(6)];
  const state = (branches: readonly Branch[], branch: number, step: number) =>
    noteFor({ notes, scriptEnd: stepIndex(9), branches, branch, step: stepIndex(step) });

  it('stand until the next one', () => {
    expect(state([main], 0, 5)).toBe(notes[1]);
    expect(state([main], 0, 6)).toBe(notes[2]);
    expect(state([main], 0, -1)).toBe(notes[0]);
  });

  it('belong to a branch as far as it shares the history of the scenario', () => {
    const forked = fork([main], 0, stepIndex(4), traceOf(9), 'a');
    const deeper = fork(forked.branches, 1, stepIndex(2), traceOf(5), 'b');
    expect(state(deeper.branches, 0, 8)).toBe(notes[2]);
    expect(state(deeper.branches, 1, 8)).toBe(notes[1]);
    expect(state(deeper.branches, 2, 4)).toBe(notes[0]);
  });

  it('end where a person does something, and come back before that', () => {
    const grown = [{ ...main, trace: traceOf(14, [2, 10]) }];
    expect(state(grown, 0, 9)).toBe(notes[2]);
    expect(state(grown, 0, 10)).toBeNull();
    const forked = fork([main], 0, stepIndex(4), traceOf(9, [5]), 'a');
    expect(state(forked.branches, 1, 4)).toBe(notes[1]);
    expect(state(forked.branches, 1, 6)).toBeNull();
  });
});
