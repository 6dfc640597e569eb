import type { Act } from '../../kernel/act';
import { instant, processId } from '../../kernel/ids';
import { advanceTo, begin, intervene, worldAt } from '../../kernel/run';
import type { Trace } from '../../kernel/trace';
import { type Process, processOf, type World } from '../../kernel/world';
import { zookeeper } from '../../protocols/zookeeper';
import { dialect } from '../../protocols/zookeeper/dialect';
import type { ZooKeeper } from '../../protocols/zookeeper/state';

/** A run with real servers, for tests: its front matter as data, then acts and waits in milliseconds. */
export function runOf(
  fields: Readonly<Record<string, unknown>>,
  doings: readonly (Act<ZooKeeper> | number)[],
): Trace<ZooKeeper> {
  const setup = dialect.readSetup(fields);
  if (!setup.ok) throw new Error(JSON.stringify(setup.problems));
  let trace = begin(zookeeper, setup.value);
  for (const doing of doings) {
    if (typeof doing === 'number') {
      trace = advanceTo(trace, instant(trace.head.world.now + doing * 1000));
      continue;
    }
    const acted = intervene(trace, doing);
    if (!acted.ok) throw new Error(acted.refusal);
    trace = acted.trace;
  }
  return trace;
}

export function serverIn(world: World<ZooKeeper>, sid: number): Process<ZooKeeper> {
  const server = processOf(world, processId(sid));
  if (server === undefined) throw new Error(`no server ${sid}`);
  return server;
}

/** The world after the first step at which something holds of a server. */
export function firstWorld(
  trace: Trace<ZooKeeper>,
  sid: number,
  holds: (server: Process<ZooKeeper>) => boolean,
): World<ZooKeeper> {
  for (let step = 0; step < trace.steps.length; step++) {
    const world = worldAt(trace, step);
    if (holds(serverIn(world, sid))) return world;
  }
  throw new Error('it never held');
}
