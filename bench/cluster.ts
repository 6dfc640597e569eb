import { duration, type Instant, instant } from '../src/kernel/ids';
import { advanceTo, begin, intervene } from '../src/kernel/run';
import type { Trace } from '../src/kernel/trace';
import type { Setup } from '../src/kernel/world';
import { zookeeper } from '../src/protocols/zookeeper';
import { dialect } from '../src/protocols/zookeeper/dialect';
import type { ZooKeeper, ZooKeeperRequest } from '../src/protocols/zookeeper/state';

export type ClusterTrace = Trace<ZooKeeper>;

/** Virtual time between two requests: with this, several are under way at once and the leader is never idle. */
const betweenRequests = duration(3000);
/** So many znodes are created; requests after that write to them in turn, so that the tree stops growing. */
const znodes = 200;
/** By then a cluster of 51 with the usual latencies has long elected its leader. */
const electionEnd = instant(3_000_000);

/** A cluster as a scenario that says nothing but its size has it. */
export function clusterOf(servers: number): Setup<ZooKeeper> {
  const setup = dialect.readSetup({ servers, seed: 1 });
  if (!setup.ok) throw new Error(`a cluster of ${servers} servers is possible`);
  return setup.value;
}

/** The run of a cluster up to its first leader. */
export const elected = (setup: Setup<ZooKeeper>): ClusterTrace => advanceTo(begin(zookeeper, setup), electionEnd);

/** The run with so many requests more that it has at least `steps` steps. */
export function driven(trace: ClusterTrace, steps: number): ClusterTrace {
  let longest = trace;
  for (let number = requestsIn(trace); longest.steps.length < steps; number++) longest = withRequest(longest, number);
  return longest;
}

const requestsIn = (trace: ClusterTrace): number => trace.interventions.length;

function withRequest(trace: ClusterTrace, number: number): ClusterTrace {
  const servers = trace.setup.processes;
  const { id } = servers[number % servers.length] ?? { id: undefined };
  if (id === undefined) throw new Error('a cluster has servers');
  const asked = intervene(trace, { type: 'request', process: id, request: requestOf(number) });
  if (!asked.ok) throw new Error(`a server that is up takes a request: ${asked.refusal}`);
  return advanceTo(asked.trace, later(asked.trace.head.world.now));
}

const later = (now: Instant): Instant => instant(now + betweenRequests);

function requestOf(number: number): ZooKeeperRequest {
  const path = `/n${number % znodes}`;
  return number < znodes
    ? { type: 'create', path, data: 'x' }
    : { type: 'setData', path, data: `y${number}`, version: -1 };
}
