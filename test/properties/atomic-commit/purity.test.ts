import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../../src/kernel/protocol';
import { addressed, chartFor } from '../../../src/protocols/atomic-commit';
import type { AtomicCommit, CommitEvent, CommitSnapshot } from '../../../src/protocols/atomic-commit/state';
import { publicStart, publicStep, start, step } from '../../../src/protocols/machine';
import { freeze, type Recorded, recording } from '../recorded-steps';
import { chaos, protocolOf } from './chaos';
import { allVariants } from './setups';

type StepOf = readonly [state: CommitSnapshot, event: CommitEvent];

/** All that processes were started with and handed in a few runs of faults. */
function recorded(seeds: readonly number[]): Recorded<AtomicCommit> {
  const found: Recorded<AtomicCommit> = { boots: [], steps: [] };
  for (const variant of allVariants) {
    const protocol = recording(protocolOf(variant), found);
    for (const seed of seeds) chaos(variant, seed, { faults: 'all' }, protocol);
  }
  return found;
}

const { boots, steps } = recorded(Array.from({ length: 20 }, (_, i) => i + 1));
const chartOf = ({ context }: CommitSnapshot) => chartFor(context.config.variant, context.type).chart;
const stepOf = ({ context }: CommitSnapshot): Protocol<AtomicCommit>['step'] => protocolOf(context.config.variant).step;

describe('a step of atomic commitment', () => {
  it('is seen in all its kinds', () => {
    expect(boots.length).toBeGreaterThan(200);
    expect(steps.length).toBeGreaterThan(4000);
    const kinds = new Set(steps.map(([{ value, context }, { type }]) => `${context.config.variant} ${value} ${type}`));
    expect(kinds.size).toBeGreaterThan(200);
  });

  it("is the one that XState's public functions take", () => {
    const startsDiffer = boots.filter((input) => {
      const { chart } = chartFor(input.config.variant, input.kind);
      return !isDeepStrictEqual(start(chart, input), publicStart(chart, input));
    });
    const stepsDiffer = steps.filter(([state, event]) => {
      const own = addressed(state.context, event);
      return !isDeepStrictEqual(step(chartOf(state), state, own), publicStep(chartOf(state), state, own));
    });
    expect([startsDiffer.length, stepsDiffer.length]).toEqual([0, 0]);
  });

  it('is a function of its state and one event: equal arguments give equal results and are not changed', () => {
    const isImpure = ([state, event]: StepOf): boolean => {
      const other = structuredClone(state);
      return !isDeepStrictEqual(stepOf(state)(freeze(state), freeze(event)), stepOf(other)(freeze(other), event));
    };
    expect(steps.filter(isImpure).length).toBe(0);
    const bootsImpure = boots.filter(
      (input) =>
        !isDeepStrictEqual(
          protocolOf(input.config.variant).boot(freeze(input)),
          protocolOf(input.config.variant).boot(structuredClone(input)),
        ),
    );
    expect(bootsImpure.length).toBe(0);
  });
});
