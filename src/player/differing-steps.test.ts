import { beforeEach, describe, expect, it } from 'vitest';
import { processId, type StepIndex } from '../kernel/ids';
import { slice, toArray, vectorOf } from '../kernel/vector';
import type { AnyTrace } from './contract';
import { differingSteps } from './differing-steps';
import type { PlayerStore } from './player';
import { entry, playerOf } from './player-fixture';
import { currentTrace } from './selectors';
import { instantOf, lastStep } from './timeline';

let player: PlayerStore;
beforeEach(() => {
  player = playerOf('---\nservers: 3\n---\nrun settled\nrun 300ms\n');
});

const state = () => player.getState();
const traceOf = (id: number): AnyTrace => currentTrace({ branches: state().branches, branch: id });
const many = 10_000;

describe('the steps in which two runs differ', () => {
  it('are none between a run and itself, or one that was drawn out by itself', () => {
    const before = traceOf(0);
    expect(differingSteps([before, before], instantOf(before, -1 as StepIndex), many, entry)).toEqual([[], []]);
    state().command('run 1s');
    const [shorter, longer] = differingSteps([before, traceOf(0)], instantOf(before, lastStep(before)), many, entry);
    expect(shorter).toEqual([]);
    expect(longer).toHaveLength(traceOf(0).steps.length - before.steps.length);
  });

  it('begin with what was done, and leave out what happens all the same', () => {
    const fork = 20 as StepIndex;
    const main = traceOf(0);
    state().seekStep(fork);
    state().command('slow disk S1 2x');
    state().command('run settled');
    const other = traceOf(1);
    const forkAt = instantOf(main, fork);
    const [ofMain, ofOther] = differingSteps([main, other], forkAt, many, entry);
    expect(ofOther[0]?.occurrence).toMatchObject({ type: 'act', act: { type: 'slowDisk', process: processId(1) } });
    const same = [...slice(main.steps)].filter(({ index }) => index > fork).filter((step) => !ofMain.includes(step));
    expect(same.length).toBeGreaterThan(0);
    // What is left out on one side is left out on the other, at the same instants.
    const instants = [...slice(other.steps)].filter((step) => step.at > forkAt && !ofOther.includes(step));
    expect(instants.map(({ at }) => at)).toEqual(same.map(({ at }) => at));
  });

  it('are those in which other things are said at the same instants', () => {
    const settled = lastStep(traceOf(0));
    for (const path of ['/a', '/b']) {
      state().seekStep(settled);
      state().command(`S1 create ${path} "x"`);
      state().command('run settled');
    }
    const found = differingSteps([traceOf(0), traceOf(1)], instantOf(traceOf(0), settled), many, entry);
    const instants = found.map((steps) => steps.map(({ at }) => at));
    expect(instants[0]).toEqual(instants[1]);
    // The request, at its server and at the leader, and the proposal at both followers; acks do not say what they are for.
    expect(instants[0]).toHaveLength(4);
  });

  it('are those that one process takes up and the other ignores', () => {
    const trace = traceOf(0);
    const steps = toArray(trace.steps).map((step) =>
      step.index === 30
        ? { ...step, verdict: step.verdict === 'handled' ? ('ignored' as const) : ('handled' as const) }
        : step,
    );
    const other: AnyTrace = { ...trace, steps: vectorOf(steps) };
    const found = differingSteps([trace, other], instantOf(trace, 0 as StepIndex), many, entry);
    expect(found.map((side) => side.map(({ index }) => index))).toEqual([[30], [30]]);
  });

  it('are as many as asked for on each side, and come after the instant', () => {
    state().seekStep(20 as StepIndex);
    state().act({ type: 'crash', process: processId(2) });
    state().command('run 300ms');
    const after = instantOf(traceOf(0), 24 as StepIndex);
    for (const most of [1, 2, 3]) {
      for (const traces of [[traceOf(0), traceOf(1)] as const, [traceOf(1), traceOf(0)] as const]) {
        const found = differingSteps(traces, after, most, entry);
        expect(found.map(({ length }) => length)).toEqual([most, most]);
      }
    }
    const all = differingSteps([traceOf(0), traceOf(1)], after, many, entry).flat();
    expect(after).toBeGreaterThan(instantOf(traceOf(0), 20 as StepIndex));
    for (const step of all) expect(step.at).toBeGreaterThan(after);
    for (const { at } of all.slice(0, 5))
      for (const step of differingSteps([traceOf(0), traceOf(1)], at, 3, entry).flat())
        expect(step.at).toBeGreaterThan(at);
  });
});
