import { expect, it } from 'vitest';
import { instant, processId, type StepIndex } from '../kernel/ids';
import { slice } from '../kernel/vector';
import { differencesBetween } from './differences';
import { partingOf } from './parting';
import { entry, playerOf } from './player-fixture';
import { currentTrace } from './selectors';
import { endOf, stepAt } from './timeline';

const text = '---\nservers: 3\n---\nrun 400ms\n';
type Run = ReturnType<typeof playerOf>;
const runOf = (player: Run) => ({ trace: currentTrace(player.getState()), entry });
const standingOf = (player: Run) => ({ ...runOf(player), step: player.getState().step });

it('two equal runs never part', () => {
  const [a, b] = [playerOf(text), playerOf(text)];
  expect(partingOf([runOf(a), runOf(b)], null)).toMatchObject({ at: null, alone: [[], []] });
  expect(differencesBetween(standingOf(a), standingOf(b))).toEqual([]);
});

it('two runs part with what was done in one of them alone, and say when what they do no longer agrees', () => {
  const [a, b] = [playerOf(text), playerOf(text)];
  const there = 20 as StepIndex;
  for (const { getState } of [a, b]) getState().seekStep(there);
  b.getState().act({ type: 'crash', process: processId(3) });
  const when = b.getState().playhead;
  for (const { getState } of [a, b]) getState().command('run 300ms');
  const { at, alone } = partingOf([runOf(a), runOf(b)], null);
  expect(at).toBe(when);
  const shared = 2 * (there + 1);
  for (const counts of alone) {
    expect(counts.length).toBeGreaterThan(0);
    expect([...counts]).toEqual([...new Set(counts)].sort((x, y) => x - y));
    expect(counts[0]).toBeGreaterThan(shared);
  }
  // The crash comes first, and in one of them alone.
  expect(alone[1][0]).toBe(shared + 1);
  // What crossed no link of the one that is down happened in both.
  const stepsAfter = [...slice(runOf(a).trace.steps)].filter((step) => step.at > when).length;
  expect(alone[0].length).toBeLessThan(stepsAfter);
  const states = differencesBetween(standingOf(a), standingOf(b));
  expect(states.find(({ name, key }) => name === 'S3' && key === 'state')?.values[1]).toBe('down');
});

it('what is known of runs that have only grown is what would be found anew', () => {
  const [a, b] = [playerOf(text), playerOf('---\nservers: 3\ntiming: {latency: 7ms..9ms}\n---\nrun 10ms\n')];
  let known = partingOf([runOf(a), runOf(b)], null);
  for (const line of ['run 5ms', 'run 40ms', 'run 200ms', 'crash S2', 'run 100ms']) {
    b.getState().command(line);
    known = partingOf([runOf(a), runOf(b)], known);
    const anew = partingOf([runOf(a), runOf(b)], null);
    expect(known).toEqual(anew);
  }
  expect(known.alone[0].length).toBeGreaterThan(3);
  // Nothing is said of a time that only one of them has reached.
  const end = instant(Math.min(...[a, b].map((run) => endOf(runOf(run).trace))));
  const both = [a, b].reduce((sum, run) => sum + stepAt(runOf(run).trace, end) + 1, 0);
  expect(Math.max(...known.alone.flat())).toBeLessThanOrEqual(both);
});

it('what was known of another story is not kept', () => {
  const [a, b] = [playerOf(text), playerOf(text)];
  b.getState().seekStep(20 as StepIndex);
  b.getState().act({ type: 'crash', process: processId(3) });
  b.getState().command('run 400ms');
  const known = partingOf([runOf(a), runOf(b)], null);
  b.getState().chooseBranch(0);
  expect(partingOf([runOf(a), runOf(b)], known).at).toBeNull();
});
