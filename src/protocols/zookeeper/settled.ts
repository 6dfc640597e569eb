import { entries } from '../../kernel/agenda';
import type { ProcessId } from '../../kernel/ids';
import type { Trace } from '../../kernel/trace';
import { positionOf, processOf, type Running, type World } from '../../kernel/world';
import { placeOf } from './ensemble';
import { isQuorum } from './quorum-verifier';
import type { ServerContext, ZooKeeper } from './state';

/** A server that has looked in vain for so long (milliseconds between its attempts) is not about to find a leader. */
const vainWait = 12_800;

/**
 * Whether nothing is under way any more but heartbeats, and nothing is about to be noticed either: every server that is
 * up leads or follows in broadcast, with all of its peers there, or looks for a leader in vain (`Dialect.isSettled`).
 */
export function isSettled({ head: { world } }: Trace<ZooKeeper>): boolean {
  const up = world.processes.filter((server): server is Running<ZooKeeper> => server.status === 'up');
  return up.every((server) => isAtRest(world, server)) && !isAnythingUnderWay(world);
}

function isAtRest(world: World<ZooKeeper>, server: Running<ZooKeeper>): boolean {
  const { context } = server.state;
  const isWriting = server.disk.writing !== null;
  if (isWriting || server.pending.length > 0) return false;
  switch (placeOf(server)?.state) {
    case 'LEADING':
      return placeOf(server)?.phase === 'broadcast' && leadsAtRest(world, context);
    case 'FOLLOWING':
    case 'OBSERVING':
      return placeOf(server)?.phase === 'broadcast' && isLedBy(world, context);
    default:
      return looksInVain(world, server, context);
  }
}

function leadsAtRest(world: World<ZooKeeper>, { self, role, config }: ServerContext): boolean {
  if (role?.type !== 'leader' || role.outstanding.length > 0) return false;
  const learners = Object.values(role.learners);
  const areServed = learners.every(({ sid, stage }) => stage === 'upToDate' && reaches(world, self, sid));
  // Without its quorum it still leads, up to the next tick at which it counts.
  return areServed && isQuorum(config, [self, ...learners.map(({ sid }) => sid)]);
}

function isLedBy(world: World<ZooKeeper>, { self, role }: ServerContext): boolean {
  if (role?.type !== 'learner' || !reaches(world, self, role.leader)) return false;
  const leader = processOf(world, role.leader);
  return placeOf(leader)?.state === 'LEADING' && role.owed.length === 0;
}

function looksInVain(
  world: World<ZooKeeper>,
  { id }: Running<ZooKeeper>,
  { config, election, isObserver }: ServerContext,
): boolean {
  if (election.wait >= vainWait) return true;
  const within = config.voters.filter((sid) => (sid === id && !isObserver) || (sid !== id && reaches(world, id, sid)));
  return !isQuorum(config, within);
}

/** Whether two servers can talk: both up, and no link between them cut. */
function reaches(world: World<ZooKeeper>, a: ProcessId, b: ProcessId): boolean {
  const [i, j] = [positionOf(world, a), positionOf(world, b)];
  const isCut = world.links[i]?.[j]?.cut !== false || world.links[j]?.[i]?.cut !== false;
  return !isCut && world.processes[i]?.status === 'up' && world.processes[j]?.status === 'up';
}

/** Messages other than heartbeats, connections that open or close, servers that are about to boot. */
function isAnythingUnderWay(world: World<ZooKeeper>): boolean {
  return entries(world.agenda).some((item) => {
    switch (item.type) {
      case 'arrive':
        return item.parcel.type !== 'message' || item.parcel.message.type !== 'PING';
      case 'boot':
      case 'ask':
        return true;
      case 'timer':
      case 'synced':
      case 'dialTimeout':
        return false;
      default:
        return false;
    }
  });
}
