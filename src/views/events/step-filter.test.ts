import { describe, expect, it } from 'vitest';
import { instant, processId, stepIndex } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Step } from '../../kernel/trace';
import { take, vectorOf } from '../../kernel/vector';
import { matchSteps, passes, rowAtStep } from './step-filter';
import type { StepSummary } from './step-summary';

const stepAt = (index: number): Step<ProtocolTypes> => ({
  ...{ index: stepIndex(index), at: instant(index * 10), cause: null, effects: [], verdict: 'handled' },
  occurrence: { type: 'boot', process: processId(1 + (index % 3)) },
});
const steps = vectorOf(Array.from({ length: 100 }, (_, index) => stepAt(index)));
const isEven = (step: Step<ProtocolTypes>): boolean => step.index % 2 === 0;

describe('matchSteps', () => {
  it('finds what matches, in order', () => {
    expect(matchSteps(null, take(steps, 7), { key: 'even', isMatch: isEven }).rows).toEqual([0, 2, 4, 6]);
  });

  it('asks only about new steps while the question is the same', () => {
    const asked: number[] = [];
    const isMatch = (step: Step<ProtocolTypes>): boolean => {
      asked.push(step.index);
      return isEven(step);
    };
    const first = matchSteps(null, take(steps, 40), { key: 'even', isMatch });
    asked.length = 0;
    const second = matchSteps(first, take(steps, 43), { key: 'even', isMatch });
    expect(asked).toEqual([40, 41, 42]);
    expect(second.rows).toEqual(matchSteps(null, take(steps, 43), { key: 'even', isMatch: isEven }).rows);
    expect(matchSteps(second, take(steps, 43), { key: 'even', isMatch })).toBe(second);
  });

  it('begins anew for another question, another branch and a shorter run', () => {
    const first = matchSteps(null, steps, { key: 'even', isMatch: isEven });
    expect(matchSteps(first, steps, { key: 'odd', isMatch: (step) => !isEven(step) }).rows[0]).toBe(1);
    const branch = vectorOf([stepAt(0), stepAt(1), stepAt(2)]);
    expect(matchSteps(first, branch, { key: 'even', isMatch: isEven }).rows).toEqual([0, 2]);
    expect(matchSteps(first, take(steps, 3), { key: 'even', isMatch: isEven }).rows).toEqual([0, 2]);
  });
});

describe('passes', () => {
  const summary: StepSummary = {
    ...{ index: stepIndex(0), at: instant(0), kind: 'message', family: 'ping', verdict: 'handled' },
    ...{ process: processId(1), from: processId(3), name: 'PING', label: '' },
  };
  const all = { hidden: [], process: null, text: '' };
  const text = (): string => 'PING S3 → S1';

  it('hides a family, and asks for either end and for what is written', () => {
    expect(passes(all, summary, text)).toBe(true);
    expect(passes({ ...all, hidden: ['ping'] }, summary, text)).toBe(false);
    expect([1, 2, 3].map((id) => passes({ ...all, process: processId(id) }, summary, text))).toEqual([
      true,
      false,
      true,
    ]);
    expect(['ping', 's3 →', 'ack'].map((sought) => passes({ ...all, text: sought }, summary, text))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('rowAtStep', () => {
  it('finds the last row at or before a step', () => {
    const rows = [2, 5, 9].map(stepIndex);
    expect([-1, 1, 2, 4, 5, 8, 9, 50].map((step) => rowAtStep(rows, stepIndex(step)))).toEqual([
      -1, -1, 0, 0, 1, 1, 2, 2,
    ]);
    expect(rowAtStep([], stepIndex(3))).toBe(-1);
  });
});
