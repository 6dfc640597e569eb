import { describe, expect, it } from 'vitest';
import { stepIndex } from '../../src/kernel/ids';
import {
  advanceTo,
  begin,
  extend,
  frameInterval,
  intervene,
  momentAt,
  replay,
  rewind,
  stepAt,
  worldAt,
} from '../../src/kernel/run';
import type { Moment } from '../../src/kernel/trace';
import { toArray } from '../../src/kernel/vector';
import { drawnRun } from './drawn-run';
import {
  act,
  at,
  bootedToys,
  connectedToys,
  ms,
  order,
  p1,
  p2,
  runFor,
  stepsOf,
  type Toy,
  type ToyTrace,
  toy,
  toySetup,
} from './toy';

/** Everything about a run that is plain data. */
const contents = (trace: ToyTrace) => ({
  steps: toArray(trace.steps),
  head: trace.head,
  interventions: toArray(trace.interventions),
  milestones: toArray(trace.milestones),
  violations: toArray(trace.violations),
});

const seeds = Array.from({ length: 12 }, (_, i) => i + 1);

describe('a trace', () => {
  it('has instants that rise strictly, and causes that come before their effects', () => {
    for (const seed of seeds) {
      let before = 0;
      for (const { at: when, index, cause, occurrence } of stepsOf(drawnRun(seed).trace)) {
        expect(when).toBeGreaterThan(before);
        if (cause !== null) expect(cause).toBeLessThan(index);
        if (occurrence.type === 'act') expect(cause).toBeNull();
        before = when;
      }
    }
  });

  it('makes the world after any step again as it was when the step happened', () => {
    for (const seed of seeds) {
      const { trace, moments } = drawnRun(seed);
      expect(moments.length).toBe(trace.steps.length + 1);
      moments.forEach((live, i) => {
        expect(momentAt(trace, i - 1)).toEqual(live);
      });
    }
  });

  it('is the same when made again from its setup and what was done', () => {
    for (const seed of seeds) {
      const { trace } = drawnRun(seed);
      expect(contents(replay(trace))).toEqual(contents(trace));
    }
  });

  it('is the same when it is rewound and the same is done again', () => {
    for (const seed of seeds) {
      const { trace } = drawnRun(seed);
      for (const share of [0, 0.3, 0.8]) {
        const from = Math.floor(share * trace.steps.length) - 1;
        expect(contents(goAgain(rewind(trace, from), trace))).toEqual(contents(trace));
      }
    }
  });

  it('is not disturbed by branches of it', () => {
    for (const seed of seeds) {
      const { trace } = drawnRun(seed);
      const original = structuredClone(contents(trace));
      const past = rewind(trace, Math.floor(trace.steps.length / 2));
      let branch = past;
      for (const process of [p1, p2]) {
        const result = intervene(branch, { type: 'wipe', process });
        if (result.ok) branch = advanceTo(result.trace, at(60_000));
      }
      expect(contents(trace)).toEqual(original);
      expect(toArray(branch.steps).slice(0, past.steps.length)).toEqual(original.steps.slice(0, past.steps.length));
    }
  });

  it('rewound to before the first step is a new one', () => {
    expect(contents(rewind(drawnRun(1).trace, -1))).toEqual(contents(begin(toy, drawnRun(1).trace.setup)));
  });

  it('keeps a moment for every so many steps', () => {
    const { trace, moments } = drawnRun(3);
    expect(trace.steps.length).toBeGreaterThan(2 * frameInterval);
    expect(toArray(trace.frames)).toEqual(moments.filter((_, i) => i % frameInterval === 0));
  });

  it('finds the last step at or before an instant', () => {
    const { trace } = drawnRun(2);
    const steps = stepsOf(trace);
    expect(stepAt(trace, at(-1))).toBe(-1);
    for (const { at: when, index } of steps) {
      expect(stepAt(trace, when)).toBe(index);
      if ((steps[index + 1]?.at ?? 0) > when + 1) expect(stepAt(trace, (when + 1) as never)).toBe(index);
      expect(stepAt(trace, (when - 1) as never)).toBe(index - 1);
    }
  });

  it('is another with another seed', () => {
    const run = (seed: number) =>
      runFor(order(bootedToys({ seed, latency: [ms(1), ms(900)] }), p1, { type: 'hint', to: p2 }), ms(1000));
    expect(stepsOf(run(1)).at(-1)?.at).not.toBe(stepsOf(run(2)).at(-1)?.at);
  });

  it('starts with nobody up where the setup says so', () => {
    const quiet = begin(toy, toySetup({ start: 'none' }));
    expect(advanceTo(quiet, at(1000)).steps.length).toBe(0);
    expect(act(quiet, { type: 'start', process: p2 }).head.world.processes.map(({ status }) => status)).toEqual([
      'down',
      'up',
    ]);
  });

  it('goes as far as it is told and no further', () => {
    const bell = order(bootedToys(), p1, { type: 'start', timer: 'bell', span: ms(100) });
    const due = bell.head.world.now + 100_000;
    expect(advanceTo(bell, (due - 1) as never).steps.length).toBe(bell.steps.length);
    expect(advanceTo(bell, due as never).steps.length).toBe(bell.steps.length + 1);
  });

  it('carries out what a client asks in the same step', () => {
    const trace = order(connectedToys(), p1, { type: 'note', to: p2, text: 'a' });
    expect(stepsOf(trace).at(-1)).toMatchObject({
      occurrence: { type: 'act' },
      verdict: 'handled',
      effects: [{ type: 'send' }],
    });
  });
});

/** The acts that a longer run had, done to a beginning of it, and everything up to its end. */
function goAgain(beginning: ToyTrace, whole: ToyTrace): ToyTrace {
  let again = beginning;
  for (const { at: when, act: deed, step } of toArray(whole.interventions)) {
    if (step < beginning.steps.length) continue;
    again = extendTo(again, step);
    again = act(again, deed, when);
  }
  return extendTo(again, whole.steps.length);
}

function extendTo(trace: ToyTrace, length: number): ToyTrace {
  let longest = trace;
  while (longest.steps.length < length) longest = extend(longest) ?? longest;
  return longest;
}

describe('the world at a step', () => {
  it('is found for indices outside of the trace as well', () => {
    const { trace, moments } = drawnRun(1);
    expect(worldAt(trace, -1)).toEqual((moments[0] as Moment<Toy>).world);
    expect(worldAt(trace, stepIndex(trace.steps.length + 5))).toBe(trace.head.world);
  });
});
