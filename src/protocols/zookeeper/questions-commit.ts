import type { Finding } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import { at, lowerBound } from '../../kernel/vector';
import { contextOf, leaderOf, logOf, placeOf, type Server } from './ensemble';
import { countOf } from './questions-election';
import {
  decides,
  diskAtWork,
  finding,
  flightOf,
  hindrance,
  type Inquiry,
  lastStepOf,
  names,
  serverOf,
  underWay,
} from './questions-inquiry';
import { isQuorum, isVoter, quorumSize } from './quorum-verifier';
import { serverName } from './server-names';
import type { LeaderRole, Proposal, ServerContext, Stable } from './state';
import { shortZxid, type Zxid } from './zxid';

/** A proposal that awaits its quorum, at the leader that made it. */
interface Open {
  readonly leader: ServerContext;
  readonly role: LeaderRole;
  readonly proposal: Proposal;
}

/** Every proposal that awaits its quorum, in the order of zxids. */
export const openProposals = (servers: readonly Server[]): readonly Open[] =>
  servers.flatMap((server) => {
    const leader = contextOf(server);
    const role = leader?.role;
    return leader === null || role?.type !== 'leader'
      ? []
      : role.outstanding.map((proposal) => ({ leader, role, proposal }));
  });

/** Why a transaction is not committed, as far as one server knows. */
export function whyNotCommitted(inquiry: Inquiry, id: ProcessId, zxid: Zxid): readonly Finding[] {
  const open = openProposals(inquiry.world.processes).filter(({ proposal }) => proposal.txn.zxid === zxid);
  const nearest = open.find(({ leader }) => leader.self === leaderKnownTo(inquiry, id)) ?? open[0];
  if (nearest !== undefined) return whyOpen(inquiry, nearest);
  return whyNotHeard(inquiry, id, zxid) ?? whyOrphaned(inquiry, zxid);
}

function leaderKnownTo(inquiry: Inquiry, id: ProcessId): ProcessId | null {
  const role = contextOf(serverOf(inquiry, id))?.role;
  return role?.type === 'learner' ? role.leader : role?.type === 'leader' ? id : null;
}

/** The leader holds it open: who has acknowledged it, what comes before it, and what keeps each of the others. */
function whyOpen(inquiry: Inquiry, { leader, role, proposal }: Open): readonly Finding[] {
  const { config, self } = leader;
  const { acks, txn } = proposal;
  const { zxid } = txn;
  const proposed = lastStepOf(inquiry, self, (step) => decides(step, 'proposal', { zxid: shortZxid(zxid) }));
  const missing = config.voters.filter((sid) => !acks.includes(sid));
  const first = role.outstanding[0]?.txn.zxid ?? zxid;
  const values = {
    leader: serverName(self),
    zxid: shortZxid(zxid),
    acks: names(acks),
    have: acks.length,
    need: quorumSize(config),
  };
  return [
    finding('commit.acks', values, {
      holds: isQuorum(config, acks),
      count: countOf(leader, acks),
      step: proposed?.index ?? null,
    }),
    ...(first < zxid
      ? [finding('commit.earlierFirst', { zxid: shortZxid(zxid), first: shortZxid(first) }, { holds: false })]
      : []),
    ...missing.map((sid) => (sid === self ? ownDisk(inquiry, leader, zxid) : whyNoAck(inquiry, leader, sid, zxid))),
  ];
}

const holdsZxid = ({ history }: Pick<Stable, 'history'>, zxid: Zxid): boolean =>
  at(
    history,
    lowerBound(history, (txn) => txn.zxid >= zxid),
  )?.zxid === zxid;

function ownDisk(inquiry: Inquiry, { self }: ServerContext, zxid: Zxid): Finding {
  const name = serverName(self);
  return (
    waitingDisk(inquiry, self, zxid) ?? finding('commit.ownDisk', { name, zxid: shortZxid(zxid) }, { holds: false })
  );
}

/** The disk that has still to take a transaction: it writes it now, or will with its next write. */
function waitingDisk(inquiry: Inquiry, id: ProcessId, zxid: Zxid): Finding | null {
  const disk = serverOf(inquiry, id)?.disk;
  if (disk === undefined || disk.writing === null) return null;
  if (holdsZxid(disk.writing.stable, zxid)) return diskAtWork(inquiry, id);
  if (disk.next === null || !holdsZxid(disk.next.stable, zxid)) return null;
  return finding(
    'commit.nextWrite',
    { name: serverName(id), zxid: shortZxid(zxid) },
    { holds: false, step: disk.next.cause },
  );
}

/** What keeps one follower from having acknowledged a proposal. */
function whyNoAck(inquiry: Inquiry, leader: ServerContext, sid: ProcessId, zxid: Zxid): Finding {
  const apart = hindrance(inquiry, sid, leader.self);
  if (apart !== null) return apart;
  const context = contextOf(serverOf(inquiry, sid));
  const values = { voter: serverName(sid), leader: serverName(leader.self), zxid: shortZxid(zxid) };
  if (context?.role?.type !== 'learner' || context.role.leader !== leader.self)
    return finding(
      'commit.doesNotFollow',
      { ...values, state: placeOf(serverOf(inquiry, sid))?.state ?? null },
      { holds: false },
    );
  const going = flightOf(inquiry, leader.self, sid, (message) => message.type === 'PROPOSAL' && message.zxid === zxid);
  if (going !== null) return underWay(inquiry, going);
  const coming = flightOf(inquiry, sid, leader.self, (message) => message.type === 'ACK' && message.zxid === zxid);
  if (coming !== null) return underWay(inquiry, coming);
  const writes = waitingDisk(inquiry, sid, zxid);
  if (writes !== null) return writes;
  const isSynced = placeOf(serverOf(inquiry, sid))?.phase === 'broadcast';
  return finding(isSynced ? 'commit.noAck' : 'commit.stillSyncing', values, { holds: false });
}

/** The leader has committed it, and this server has not heard so; null where no leader has. */
function whyNotHeard(inquiry: Inquiry, id: ProcessId, zxid: Zxid): readonly Finding[] | null {
  const context = contextOf(serverOf(inquiry, id));
  const committers = inquiry.world.processes.filter((server) => hasCommitted(server, zxid));
  if (committers.length === 0) return null;
  const leader = leaderKnownTo(inquiry, id);
  const committed = inquiry.world.processes
    .map(({ id: sid }) => lastStepOf(inquiry, sid, (step) => decides(step, 'commit-quorum', { zxid: shortZxid(zxid) })))
    .find((step) => step !== null);
  const values = { name: serverName(id), zxid: shortZxid(zxid), who: names(committers.map((server) => server.id)) };
  const first = finding('commit.committedAt', values, { holds: true, step: committed?.index ?? null });
  if (context === null || leader === null)
    return [first, hindrance(inquiry, id, id) ?? finding('commit.noLeader', values, { holds: false })];
  return [first, whyNotTold(inquiry, { id, leader, zxid })];
}

function whyNotTold(
  inquiry: Inquiry,
  { id, leader, zxid }: { readonly id: ProcessId; readonly leader: ProcessId; readonly zxid: Zxid },
): Finding {
  const own = serverOf(inquiry, id);
  if (own?.status === 'paused') return hindrance(inquiry, id, id) as Finding;
  const coming =
    flightOf(inquiry, leader, id, ({ type, zxid: its }) => (type === 'COMMIT' || type === 'INFORM') && its === zxid) ??
    flightOf(inquiry, leader, id, ({ type }) => type !== 'PING' && type !== 'NOTIFICATION');
  if (coming !== null) return underWay(inquiry, coming);
  const values = { name: serverName(id), leader: serverName(leader), zxid: shortZxid(zxid) };
  return hindrance(inquiry, leader, id) ?? finding('commit.notTold', values, { holds: false });
}

export function hasCommitted(server: Server, zxid: Zxid): boolean {
  const context = contextOf(server);
  if (context === null) return false;
  const { history } = context.stable;
  const position = lowerBound(history, (txn) => txn.zxid >= zxid);
  return at(history, position)?.zxid === zxid && position < context.committed;
}

/** Nobody proposes it any more: whether it lives on depends on who elects the next leader. */
function whyOrphaned(inquiry: Inquiry, zxid: Zxid): readonly Finding[] {
  const { world, trace } = inquiry;
  const { config } = trace.setup;
  const holders = world.processes
    .filter((server) => isVoter(config, server.id) && holdsZxid(server.disk.stable, zxid))
    .map(({ id }) => id);
  const leader = leaderOf(world);
  const server = leader === null ? undefined : serverOf(inquiry, leader);
  const values = {
    zxid: shortZxid(zxid),
    holders: names(holders),
    have: holders.length,
    need: quorumSize(config),
    of: config.voters.length,
  };
  const first = finding('commit.onDisks', values, {
    holds: isQuorum(config, holders),
    count: config.groups === null ? { have: holders.length, need: quorumSize(config) } : null,
  });
  if (server === undefined) return [first, finding('commit.nobodyLeads', values, { holds: false })];
  const has = holdsZxid({ history: logOf(server) }, zxid);
  const told = { leader: serverName(server.id), zxid: shortZxid(zxid) };
  return [first, finding(has ? 'commit.newLeaderHasIt' : 'commit.newLeaderLacksIt', told, { holds: false })];
}

/** Why a learner that serves stands behind its leader. */
export function whyBehind(inquiry: Inquiry, id: ProcessId): readonly Finding[] {
  const gap = gapOf(inquiry, id);
  if (gap === null) return [];
  const { leader, own, next, last } = gap;
  const values = {
    name: serverName(id),
    leader: serverName(leader),
    own: shortZxid(own),
    last: shortZxid(last),
    zxid: shortZxid(next),
  };
  const away = hindrance(inquiry, id, leader);
  return [
    finding('behind.gap', values, { holds: false }),
    ...(away === null ? [whyNotTold(inquiry, { id, leader, zxid: next })] : [away]),
  ];
}

/** How far a learner in broadcast stands behind what its leader has committed; null where it does not. */
export function gapOf(inquiry: Pick<Inquiry, 'world'>, id: ProcessId) {
  const server = inquiry.world.processes.find((each) => each.id === id);
  const context = contextOf(server);
  if (context?.role?.type !== 'learner' || placeOf(server)?.phase !== 'broadcast') return null;
  const { leader } = context.role;
  const ahead = contextOf(inquiry.world.processes.find((each) => each.id === leader));
  if (ahead?.role?.type !== 'leader') return null;
  const { history } = ahead.stable;
  const last = at(history, ahead.committed - 1)?.zxid;
  if (last === undefined || last <= context.lastProcessed) return null;
  const next =
    at(
      history,
      lowerBound(history, (txn) => txn.zxid > context.lastProcessed),
    )?.zxid ?? last;
  return { leader, own: context.lastProcessed, next, last };
}
