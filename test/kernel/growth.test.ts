import { describe, expect, it } from 'vitest';
import { extend, frameInterval } from '../../src/kernel/run';
import { at } from '../../src/kernel/vector';
import { connectedToys, ms, order, orderAfter, p1, p2, type ToyTrace } from './toy';

/** The objects that can be reached from a value and were not seen before; they are seen now. */
function unseen(value: unknown, seen: Set<object>): number {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    count += 1;
    open.push(...(next instanceof Map ? [...next.keys(), ...next.values()] : Object.values(next)));
  }
  return count;
}

/** Two processes that write to each other and to their disks for ever: what a run is made of, at an even pace. */
function chatter(trace: ToyTrace, times: number, after: (trace: ToyTrace) => void): ToyTrace {
  let run = trace;
  for (let i = 0; i < times; i++) {
    run = orderAfter(run, ms(20), p1, { type: 'write', value: i }, { type: 'start', timer: 'bell', span: ms(15) });
    run = order(run, p2, { type: 'hint', to: p1, text: 'x' }, { type: 'answer' });
    for (
      let next = extend(run, run.head.world.now + 15_000);
      next !== null;
      next = extend(run, run.head.world.now + 15_000)
    )
      run = next;
    after(run);
  }
  return run;
}

/** The same without what the toys themselves remember, which is a plain list of all that they heard. */
const withoutMemory = (trace: ToyTrace): unknown => ({
  ...trace,
  protocol: null,
  head: null,
  frames: null,
  world: trace.head.world.processes.map((process) => ({ ...process, state: null })),
  rest: { ...trace.head.world, processes: null },
});

describe('the cost of a step', () => {
  it('does not grow with the length of the run', () => {
    const seen = new Set<object>();
    const costs: number[] = [];
    let length = 0;
    const trace = chatter(connectedToys(), 1500, (run) => {
      const fresh = unseen(withoutMemory(run), seen);
      costs.push(fresh / (run.steps.length - length));
      length = run.steps.length;
    });
    expect(trace.steps.length).toBeGreaterThan(7000);
    const mean = (part: readonly number[]) => part.reduce((sum, n) => sum + n, 0) / part.length;
    const [early, late] = [mean(costs.slice(100, 300)), mean(costs.slice(-200))];
    expect(late).toBeLessThan(early * 1.1);
  });

  it('does not grow with what the agenda holds', () => {
    const busy = order(
      connectedToys(),
      p1,
      ...Array.from({ length: 3000 }, () => ({ type: 'hint', to: p2, text: 'x' }) as const),
    );
    const seen = new Set<object>();
    unseen(withoutMemory(busy), seen);
    const next = extend(busy);
    expect(next === null ? 0 : unseen(withoutMemory(next), seen)).toBeLessThan(150);
  });

  it('keeps frames that share what did not change between them', () => {
    const trace = chatter(connectedToys(), 200, () => {});
    const frames = trace.frames.length;
    const seen = new Set<object>();
    const world = (i: number) => at(trace.frames, i)?.world;
    unseen(world(frames - 2), seen);
    const [before, after] = [world(frames - 2), world(frames - 1)];
    // A process sends nothing to itself.
    expect(after?.links[0]?.[0]).toBe(before?.links[0]?.[0]);
    expect(unseen(after?.requests, seen)).toBeLessThan(3 * frameInterval);
  });
});
