import { describe, expect, it } from 'vitest';
import { replay } from '../../../src/kernel/run';
import { toArray } from '../../../src/kernel/vector';
import { zookeeper } from '../../../src/protocols/zookeeper';
import { chaos, type ZooKeeperTrace } from './chaos';
import { scenarioOf, shrink } from './shrink';
import { judge } from './verdict';

/** The seeds of one file: four files, so that they run beside each other. */
const seedsPerFile = 600;
const seedsPerTest = 50;
/** Every so many runs are made again from their setup and interventions alone. */
const replayEvery = 20;

/** The property test of ZooKeeper's agreement, over one part of the seeds. */
export function testRandomFaults(part: number): void {
  describe(`ZooKeeper, whatever goes wrong (part ${part})`, () => {
    const reached = new Set<string>();
    for (let from = (part - 1) * seedsPerFile + 1; from <= part * seedsPerFile; from += seedsPerTest) {
      it(`keeps its invariants and recovers, with seeds ${from} to ${from + seedsPerTest - 1}`, () => {
        for (let seed = from; seed < from + seedsPerTest; seed++) {
          const { trace, problems } = judge(chaos(zookeeper, seed));
          if (problems.length > 0) expect.fail(explain(seed, problems));
          for (const { milestone } of toArray(trace.milestones)) reached.add(milestone);
          if (seed % replayEvery === 0) expectSame(replay(trace), trace);
        }
      });
    }

    it('reaches every milestone in some run', () => {
      expect([...reached].toSorted()).toEqual([...zookeeper.milestones].toSorted());
    });
  });
}

function explain(seed: number, problems: readonly string[]): string {
  const shortest = shrink(zookeeper, chaos(zookeeper, seed), (trace) => judge(trace).problems[0] === problems[0]);
  return [`seed ${seed}: ${problems.join('; ')}`, scenarioOf(shortest)].join('\n');
}

function expectSame(again: ZooKeeperTrace, trace: ZooKeeperTrace): void {
  expect(toArray(again.steps)).toEqual(toArray(trace.steps));
  expect(again.head).toEqual(trace.head);
}
