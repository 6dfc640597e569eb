import type { ProcessId } from '../../kernel/ids';
import { at } from '../../kernel/vector';
import { isRunning, type Process, processOf, type Running, type World } from '../../kernel/world';
import { lastZxidOf } from './database';
import type { ServerState } from './messages';
import type { ServerContext, Stable, ZabPhase, ZooKeeper } from './state';
import { noZxid, type Zxid } from './zxid';

/** What looks at the ensemble from outside sees of it; servers themselves never know this much. */
export type Server = Process<ZooKeeper>;

export const contextOf = (server: Server | undefined): ServerContext | null =>
  isRunning(server) ? server.state.context : null;

/** State and phase by ZooKeeper's own names (QuorumPeer.ServerState and ZabState); null where it is not running. */
export function placeOf(
  server: Server | undefined,
): { readonly state: ServerState; readonly phase: ZabPhase | 'election' } | null {
  if (!isRunning(server)) return null;
  const place = server.state.value;
  if ('following' in place) return { state: 'FOLLOWING', phase: place.following };
  if ('observing' in place) return { state: 'OBSERVING', phase: place.observing };
  return 'leading' in place ? { state: 'LEADING', phase: place.leading } : { state: 'LOOKING', phase: 'election' };
}

/** What its log holds: as it has it in memory while it runs, else what is on its disk. */
export const logOf = (server: Server): Stable['history'] => (contextOf(server)?.stable ?? server.disk.stable).history;

/** The zxid that its database stands at; of a server that is down, the one that it would start with. */
export const lastZxidOfServer = (server: Server): Zxid =>
  contextOf(server)?.lastProcessed ?? lastZxidOf(server.disk.stable);

/** The last transaction that it knows to be committed; null where it is not running. */
export function committedOf(server: Server): Zxid | null {
  const context = contextOf(server);
  return context === null ? null : (at(context.stable.history, context.committed - 1)?.zxid ?? noZxid);
}

/**
 * The server that leads: of those that are up and LEADING the one of the newest epoch, for one that was cut off may not
 * know yet that it leads nobody. While the elected one has not decided itself, the one whom most servers follow.
 */
export function leaderOf(world: World<ZooKeeper>): ProcessId | null {
  const leading = world.processes.filter(
    (server): server is Running<ZooKeeper> => server.status === 'up' && placeOf(server)?.state === 'LEADING',
  );
  const best = leading.reduce<Running<ZooKeeper> | null>(
    (chosen, server) => (chosen === null || leadsBefore(server, chosen) ? server : chosen),
    null,
  );
  return best === null ? mostFollowed(world) : best.id;
}

function leadsBefore(a: Running<ZooKeeper>, b: Running<ZooKeeper>): boolean {
  const rank = (server: Running<ZooKeeper>): number =>
    2 * epochLedBy(server) + (placeOf(server)?.phase === 'broadcast' ? 1 : 0);
  return rank(a) > rank(b);
}

const epochLedBy = ({ state }: Running<ZooKeeper>): number =>
  state.context.role?.type === 'leader' ? state.context.role.epoch : -1;

function mostFollowed(world: World<ZooKeeper>): ProcessId | null {
  const votes = world.processes.flatMap((server) => {
    const isFollowing = server.status === 'up' && placeOf(server)?.state === 'FOLLOWING';
    const leader = isFollowing ? contextOf(server)?.currentVote.leader : undefined;
    return leader !== undefined && processOf(world, leader)?.status === 'up' ? [leader] : [];
  });
  const count = (id: ProcessId): number => votes.filter((vote) => vote === id).length;
  return votes.reduce<ProcessId | null>(
    (chosen, id) => (chosen === null || count(id) > count(chosen) ? id : chosen),
    null,
  );
}

/** The epoch of the present leader; without one, the highest that a server has seen established. */
export function currentEpoch(world: World<ZooKeeper>): number {
  const leader = contextOf(world.processes.find(({ id }) => id === leaderOf(world)));
  if (leader !== null) return leader.stable.currentEpoch;
  return Math.max(
    0,
    ...world.processes.map((server) => (contextOf(server)?.stable ?? server.disk.stable).currentEpoch),
  );
}

/** The last committed transaction, as far as a running server knows. */
export const committed = (world: World<ZooKeeper>): Zxid => {
  const leader = world.processes.find(({ id }) => id === leaderOf(world));
  const known = (leader === undefined ? world.processes : [leader]).map((server) => committedOf(server) ?? 0);
  return Math.max(0, ...known) as Zxid;
};
