import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { BootInput } from '../../../src/kernel/protocol';
import { publicStart, publicStep, start, step } from '../../../src/protocols/machine';
import { zookeeper } from '../../../src/protocols/zookeeper';
import { serverChart } from '../../../src/protocols/zookeeper/machine';
import type { ServerSnapshot, ZooKeeper } from '../../../src/protocols/zookeeper/state';
import { freeze, type Recorded, recording } from '../recorded-steps';
import { chaos } from './chaos';

type StepOf = Recorded<ZooKeeper>['steps'][number];

/** All that servers were started with and handed in a few runs of faults. */
function recorded(seeds: readonly number[]): Recorded<ZooKeeper> {
  const found: Recorded<ZooKeeper> = { boots: [], steps: [] };
  const protocol = recording(zookeeper, found);
  for (const seed of seeds) chaos(protocol, seed);
  return found;
}

const differing = <T>(list: readonly T[], differs: (element: T) => boolean): number => list.filter(differs).length;

describe('a step of a server', () => {
  const { boots, steps } = recorded(Array.from({ length: 24 }, (_, i) => i + 1));

  it('is seen in all its kinds', () => {
    expect(boots.length).toBeGreaterThan(100);
    expect(steps.length).toBeGreaterThan(5000);
    const kinds = new Set(steps.map(([{ value }, { type }]) => `${JSON.stringify(value)} ${type}`));
    expect(kinds.size).toBeGreaterThan(60);
  });

  it("is the one that XState's public functions take", () => {
    const startsDiffer = (input: BootInput<ZooKeeper>) =>
      !isDeepStrictEqual(start(serverChart, input), publicStart(serverChart, input));
    const stepsDiffer = ([state, event]: StepOf) =>
      !isDeepStrictEqual(step(serverChart, state, event), publicStep(serverChart, state, event));
    expect(differing(boots, startsDiffer)).toBe(0);
    expect(differing(steps, stepsDiffer)).toBe(0);
  });

  it('is a function of its state and one event: equal arguments give equal results and are not changed', () => {
    const isImpure = ([state, event]: StepOf, i: number): boolean => {
      // Every few steps all of it is another object: nothing may depend on what is the same and not only equal.
      const other: ServerSnapshot = i % 5 === 0 ? structuredClone(state) : state;
      return !isDeepStrictEqual(zookeeper.step(freeze(state), freeze(event)), zookeeper.step(freeze(other), event));
    };
    expect(steps.filter(isImpure).length).toBe(0);
    expect(
      differing(
        boots,
        (input) => !isDeepStrictEqual(zookeeper.boot(freeze(input)), zookeeper.boot(structuredClone(input))),
      ),
    ).toBe(0);
  });
});
