import { describe, expect, it } from 'vitest';
import { processId } from '../../kernel/ids';
import { rewind, worldAt } from '../../kernel/run';
import { toArray } from '../../kernel/vector';
import { countersIn, countersOf, runningIn } from '../../protocols/atomic-commit/counters';
import { runOf, shipped } from './commit-fixture';
import { talliesAt } from './tallies-at';

/** One transfer after the other, while participants crash and come back. */
const longRun = () => {
  const transfers = Array.from({ length: 24 }, (_, i) => [
    'C transfer 1',
    'P2 read',
    ...(i % 4 === 1 ? ['run 6ms', 'crash P1', 'run 150ms', 'start P1'] : []),
    ...(i % 5 === 2 ? ['run 9ms', 'crash C', 'run 400ms', 'start C'] : []),
    'run settled',
  ]);
  const lines = ['---', 'protocol: two-phase-commit', 'participants: 4', 'accounts: 1000', '---', 'run settled'];
  return runOf([...lines, ...transfers.flat()].join('\n'));
};

describe('the counters at a step', () => {
  it('are those of the run up to it, wherever one looks from', () => {
    const trace = longRun();
    const last = trace.steps.length - 1;
    expect(last).toBeGreaterThan(600);
    const forth = Array.from({ length: 60 }, (_, i) => Math.round((i * last) / 59));
    const places = [last, 0, -1, 127, 128, 129, 255, 256, ...forth, ...forth.toReversed()];
    for (const step of places) {
      const counted = countersIn(talliesAt(trace, step), worldAt(trace, step));
      expect(counted, `step ${step}`).toEqual(countersOf(rewind(trace, step)));
    }
  });

  it('are those of their own branch', () => {
    const trace = longRun();
    talliesAt(trace, trace.steps.length - 1);
    const earlier = rewind(trace, 200);
    expect(countersIn(talliesAt(earlier, 200), earlier.head.world)).toEqual(countersOf(earlier));
    expect(talliesAt(earlier, 5000)).toEqual(talliesAt(trace, 200));
  });

  it('are not changed by counting on from them', () => {
    const trace = longRun();
    const before = structuredClone(talliesAt(trace, 127));
    talliesAt(trace, 250);
    expect(talliesAt(trace, 127)).toEqual(before);
  });
});

describe('a time that still runs', () => {
  const trace = runOf(shipped('cell-b1'));
  const p2 = processId(2);
  const runningAfter = (milestone: string) => {
    const found = toArray(trace.milestones).find((each) => each.milestone === milestone && each.process === p2);
    if (found === undefined) throw new Error(`P2 never reaches ${milestone}`);
    return runningIn(talliesAt(trace, found.step), p2);
  };

  it('begins with lock, vote and the first question in vain, and ends with the outcome', () => {
    expect(runningIn(talliesAt(trace, 0), p2)).toEqual({ lockedUs: false, inDoubtUs: false, blockedUs: false });
    expect(runningAfter('voted')).toEqual({ lockedUs: true, inDoubtUs: true, blockedUs: false });
    expect(runningAfter('inDoubt')).toEqual({ lockedUs: true, inDoubtUs: true, blockedUs: true });
    expect(runningAfter('committed')).toEqual({ lockedUs: false, inDoubtUs: false, blockedUs: false });
  });
});
