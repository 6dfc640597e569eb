import { describe, expect, it } from 'vitest';
import { rewind } from '../../src/kernel/run';
import { last } from '../../src/kernel/vector';
import { meets } from '../../src/scenario/meets';
import { readCondition, readerFor } from '../../src/scenario/read-command';
import { describeStep } from '../../src/scenario/step-lines';
import { english, entry, performanceOf } from './entry';

/** The step at which a scenario of five servers ends, in words, with when it was. */
function endOf(text: string): string {
  const { trace, unreached, refused } = performanceOf(text);
  const step = last(trace.steps);
  if (unreached !== null || refused !== null || step === undefined) return `${(unreached ?? refused)?.expected.id}`;
  return describeStep(trace, step, entry, english.words).join(' ').replaceAll(/\s+/g, ' ').trim();
}

describe('run until', () => {
  it.each<[string, RegExp]>([
    ['run until S3 sends LEADERINFO', /^scenario\.reached$/],
    ['run until leader sends LEADERINFO', / S5 .*-> .*LEADERINFO/],
    ['run until S1 receives LEADERINFO', / S1 <- S5 LEADERINFO/],
    ['run until any timer finalize', / timer finalize/],
    ['run until any timer tick', / timer tick/],
    ['run until S1 receives NOTIFICATION LOOKING', / S1 <- S\d /],
    ['run until S2 synced', / S2 disk written/],
    ['run until S2 connected quorum', / S2 connected to S5 \(quorum\)/],
    ['run until S2 boots', / S2 boots/],
    ['run until milestone', / \* electionStarted/],
    ['run until milestone S5', / S5 .* \* electionStarted/],
    ['run until upToDate S2', / S2 .* \* upToDate/],
    ['run settled\nS1 create /a "x"\nrun until any receives PROPOSAL 1.1', / <- S5 PROPOSAL 1\.1/],
    ['run settled\nS1 create /a "x"\nrun until any receives proposal 1.1', / <- S5 PROPOSAL 1\.1/],
    ['run settled\nS1 create /a "x"\nrun until any receives PROPOSAL 1.9', /^scenario\.reached$/],
    ['run settled\nS1 create /a "x"\nrun until committed 1.1', / S5 <- S\d ACK 1\.1/],
    ['run settled\nS1 create /a "x"\nrun until request 1 ok', / S1 .*answers request 1: ok/],
    ['run settled\ncrash leader\nrun until not leader S5', / S5 crash|crash S5/],
    ['run until broken', /^scenario\.reached$/],
  ])('%s', (text, expected) => {
    expect(endOf(text)).toMatch(expected);
  });

  it('stops at the first step that meets the condition', () => {
    const { trace } = performanceOf('run until S1 following');
    for (const condition of ['S1 following', `time ${trace.head.world.now}us`]) {
      const read = readCondition(readerFor(entry, trace.setup), condition);
      const isMetAfter = (step: number): boolean =>
        read.ok && read.value !== null && meets(rewind(trace, step), read.value, entry);
      expect([trace.steps.length - 2, trace.steps.length - 1].map(isMetAfter), condition).toEqual([false, true]);
    }
  });

  it('does not move where a condition about the state is met already', () => {
    const settled = performanceOf('run settled').trace;
    for (const condition of ['leader S5', 'settled', 'time 0ms', 'not leader S1', 'invariants hold'])
      expect(performanceOf(`run settled\nrun until ${condition}`).trace.steps.length).toBe(settled.steps.length);
  });

  it('waits for another event where the last step was such a one', () => {
    const once = performanceOf('run until S1 receives NOTIFICATION').trace;
    const twice = performanceOf('run until S1 receives NOTIFICATION\nrun until S1 receives NOTIFICATION').trace;
    expect(twice.steps.length).toBeGreaterThan(once.steps.length);
  });

  it('lets pass all that is due until an instant, and nothing after it', () => {
    const settled = performanceOf('run 250ms').trace;
    expect(performanceOf('run until time 250ms').trace.steps.length).toBe(settled.steps.length);
    // An instant that has passed, also one after the last step, does not put the clock back.
    const isAfterLast = settled.head.world.now < 249_900 && performanceOf('run 252ms').trace.steps.length;
    for (const passed of ['10ms', '249900us'])
      expect(performanceOf(`run 250ms\nrun until time ${passed}\nrun 2ms`).trace.steps.length).toBe(isAfterLast);
  });

  it('stops at each step that breaks an invariant', () => {
    // A leader that counts an entry of which it alone has written a record loses it with its disk.
    const text = `---
servers: 3
rules: {log-before-ack: off, majority-commits: off}
---
run settled
isolate leader
leader create /a "x"
run until broken`;
    for (const { trace, unreached } of [performanceOf(text), performanceOf(`${text}\nrun until broken`)]) {
      expect(unreached).toBeNull();
      expect(last(trace.violations)?.step).toBe(trace.steps.length - 1);
    }
  });
});
