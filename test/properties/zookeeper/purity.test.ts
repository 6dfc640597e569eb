import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { BootInput, ProcessEvent, Protocol } from '../../../src/kernel/protocol';
import { publicStart, publicStep, start, step } from '../../../src/protocols/machine';
import { zookeeper } from '../../../src/protocols/zookeeper';
import { serverChart } from '../../../src/protocols/zookeeper/machine';
import type { ServerSnapshot, ZooKeeper } from '../../../src/protocols/zookeeper/state';
import { chaos } from './chaos';

interface Steps {
  readonly boots: readonly BootInput<ZooKeeper>[];
  readonly steps: readonly (readonly [state: ServerSnapshot, event: ProcessEvent<ZooKeeper>])[];
}

/** All that servers were started with and handed in a few runs of faults. */
function recorded(seeds: readonly number[]): Steps {
  const boots: BootInput<ZooKeeper>[] = [];
  const steps: [ServerSnapshot, ProcessEvent<ZooKeeper>][] = [];
  const recording: Protocol<ZooKeeper> = {
    ...zookeeper,
    boot(input) {
      boots.push(input);
      return zookeeper.boot(input);
    },
    step(state, event) {
      steps.push([state, event]);
      return zookeeper.step(state, event);
    },
  };
  for (const seed of seeds) chaos(recording, seed);
  return { boots, steps };
}

/** Frozen through and through: whoever changes it is told by an exception. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
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
    const stepsDiffer = ([state, event]: Steps['steps'][number]) =>
      !isDeepStrictEqual(step(serverChart, state, event), publicStep(serverChart, state, event));
    expect(differing(boots, startsDiffer)).toBe(0);
    expect(differing(steps, stepsDiffer)).toBe(0);
  });

  it('is a function of its state and one event: equal arguments give equal results and are not changed', () => {
    const isImpure = ([state, event]: Steps['steps'][number], i: number): boolean => {
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
