import type { Protocol } from '../../../src/kernel/protocol';
import { rewind } from '../../../src/kernel/run';
import { at as elementAt, toArray } from '../../../src/kernel/vector';
import { zookeeper } from '../../../src/protocols/zookeeper';
import { dialect } from '../../../src/protocols/zookeeper/dialect';
import { portrait } from '../../../src/protocols/zookeeper/portrait';
import type { ZooKeeper } from '../../../src/protocols/zookeeper/state';
import { commandFor } from '../../../src/scenario/command-for';
import { carryOut, type Plan, type ZooKeeperTrace } from './chaos';

/** What was done in a run, and when. */
export const planOf = ({ interventions }: ZooKeeperTrace): Plan =>
  toArray(interventions).map(({ at, act }) => ({ at, act }));

/** A run with fewer acts that still has the fault: acts are left out, many at once and then one by one, while it stays. */
export function shrink(
  protocol: Protocol<ZooKeeper>,
  trace: ZooKeeperTrace,
  isFaulty: (trace: ZooKeeperTrace) => boolean,
): ZooKeeperTrace {
  // A run that was stopped between two steps of one instant need not come out the same when it is run by the clock.
  const again = carryOut(protocol, trace.setup, planOf(trace));
  if (!isFaulty(again)) return trace;
  let smallest = again;
  for (let size = Math.ceil(planOf(again).length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < planOf(smallest).length; ) {
      const plan = planOf(smallest);
      const fewer = carryOut(protocol, trace.setup, [...plan.slice(0, from), ...plan.slice(from + size)]);
      const isSmaller = planOf(fewer).length < plan.length && isFaulty(fewer);
      if (isSmaller) smallest = fewer;
      else from += size;
    }
  }
  return smallest;
}

/** A run as a scenario that anybody can run again. */
export function scenarioOf(trace: ZooKeeperTrace): string {
  const entry = { protocol: zookeeper, portrait, dialect };
  const front = Object.entries(dialect.writeSetup(trace.setup)).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  const lines: string[] = [];
  let clock = 0;
  for (const { at, act, step } of toArray(trace.interventions)) {
    if (at > clock) lines.push(`run ${at - clock}us`);
    clock = elementAt(trace.steps, step)?.at ?? at;
    lines.push(commandFor(act, 'message' in act ? rewind(trace, step - 1) : trace, entry));
  }
  return ['---', 'protocol: zookeeper', ...front, '---', ...lines, ''].join('\n');
}
