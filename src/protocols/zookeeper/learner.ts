import { milliseconds, type ProcessId } from '../../kernel/ids';
import type { ConnectionEvent } from '../../kernel/protocol';
import { at, slice } from '../../kernel/vector';
import { append, applyNext, receiveSnapshot, reload, snapshotNow, truncate } from './database';
import { adoptEpoch } from './election';
import type { Arrival, Packet, Transaction } from './messages';
import { type Asked, abandonAll, answerApplied, answerRead, expectAnswer, isRead } from './requests';
import type { Departure, LearnerRole, ServerContext, Stable } from './state';
import {
  because,
  initTime,
  isInForce,
  know,
  type Mutable,
  own,
  persist,
  persistEpoch,
  reach,
  sendPacket,
  startTimer,
  stopTimer,
  syncTime,
  type Turn,
} from './turn';
import { epochOf, hexZxid, noZxid, shortZxid, unsetZxid, type Zxid, zxidOf } from './zxid';

/** Pause between attempts to reach the leader, milliseconds, and how many there are (Learner.connectToLeader). */
const retryPause = 100;
const maxTries = 5;

/** The learner's part of the context; a learner's handlers run only while it has one. */
export const learnerOf = ({ role }: ServerContext): LearnerRole => {
  if (role?.type !== 'learner') throw new Error('a learner has a learner role');
  return role;
};
/** The learner's part as this turn's own copy, in which parts may be replaced. */
function ownRole(turn: Turn): Mutable<LearnerRole> {
  const role = learnerOf(turn.context);
  if (role === turn.ownRole) return role;
  const copy = { ...role };
  turn.ownRole = copy;
  own(turn).role = copy;
  return copy;
}
export function changeRole(turn: Turn, part: Partial<LearnerRole>): void {
  Object.assign(ownRole(turn), part);
}

/** Begins to follow or observe the elected leader: connect to it (Learner.connectToLeader). */
export function joinLeader(turn: Turn): void {
  const leader = turn.context.currentVote.leader;
  const role: LearnerRole = {
    type: 'learner',
    leader,
    connection: null,
    tries: 1,
    epoch: epochOf(noZxid),
    syncMode: null,
    writesLog: false,
    needsSnapshot: true,
    unlogged: [],
    committed: [],
    lastReceived: noZxid,
    owed: [],
    accepted: false,
    acked: turn.context.stable.history.length,
  };
  know(turn, { role });
  stopTimer(turn, 'notification');
  stopTimer(turn, 'finalize');
  // All attempts together may take no longer than the limit for the first answer.
  startTimer(turn, 'readTimeout', initTime(turn.context));
  dial(turn, leader);
}

const dial = (turn: Turn, to: ProcessId): void => {
  turn.effects.push({ type: 'dial', to, channel: 'quorum', timeout: milliseconds(initTime(turn.context)) });
};

/** Not reached: try again shortly, a few times. */
export function retryLater(turn: Turn): void {
  const { tries } = learnerOf(turn.context);
  if (tries >= maxTries) return leave(turn, 'leaderUnreachable', {});
  changeRole(turn, { tries: tries + 1 });
  startTimer(turn, 'reconnect', retryPause);
}
export const retry = (turn: Turn): void => dial(turn, learnerOf(turn.context).leader);

/** Gives up its leader; the chart takes it back to LOOKING. */
export function leave(turn: Turn, departure: Departure, facts: Readonly<Record<string, string | number>>): void {
  because(turn, 'leader-lost', { reason: departure, leader: learnerOf(turn.context).leader, ...facts });
  reach(turn, 'leaderLost', { sid: turn.context.self, leader: learnerOf(turn.context).leader, reason: departure });
  know(turn, { departure });
}

/** The leader closed the connection. */
export function leaderHungUp(
  turn: Turn,
  { connection }: Extract<ConnectionEvent<'quorum'>, { type: 'disconnected' }>,
): void {
  if (connection === learnerOf(turn.context).connection) leave(turn, 'leaderGone', {});
}

/** Nothing came from the leader for too long, or it could not be reached for as long. */
export function leaderFellSilent(turn: Turn): void {
  leave(turn, learnerOf(turn.context).connection === null ? 'leaderUnreachable' : 'leaderSilent', {});
}

/** Connected: register with the accepted epoch (registerWithLeader). */
export function register(turn: Turn, { connection }: Extract<ConnectionEvent<'quorum'>, { type: 'connected' }>): void {
  const { isObserver, stable } = turn.context;
  // A connection asked for in an earlier attempt may stand only now: one is enough.
  if (learnerOf(turn.context).connection !== null) {
    turn.effects.push({ type: 'hangUp', connection });
    return;
  }
  changeRole(turn, { connection });
  send(turn, { type: isObserver ? 'OBSERVERINFO' : 'FOLLOWERINFO', zxid: zxidOf(stable.acceptedEpoch, 0) });
  startTimer(turn, 'readTimeout', initTime(turn.context));
}

export function send(turn: Turn, packet: Packet): void {
  const { leader, connection } = learnerOf(turn.context);
  if (connection !== null) sendPacket(turn, leader, connection, packet);
}

/** Every packet from the leader restarts the read time-out. */
export const hearLeader = (turn: Turn): void => {
  const { accepted } = learnerOf(turn.context);
  startTimer(turn, 'readTimeout', accepted ? syncTime(turn.context) : initTime(turn.context));
};

/** LEADERINFO: promise the new epoch, once, on disk, before saying so. */
export function acceptEpoch(turn: Turn, { message }: Arrival<'LEADERINFO'>): void {
  const { stable, lastProcessed } = turn.context;
  const proposed = epochOf(message.zxid);
  const facts = {
    proposed,
    accepted: stable.acceptedEpoch,
    current: stable.currentEpoch,
    lastZxid: shortZxid(lastProcessed),
  };
  hearLeader(turn);
  if (proposed < stable.acceptedEpoch && isInForce(turn, 'epoch-promise')) {
    because(turn, 'epoch-too-old', facts);
    return leave(turn, 'staleEpoch', { proposed, accepted: stable.acceptedEpoch });
  }
  changeRole(turn, { epoch: proposed });
  if (proposed <= stable.acceptedEpoch) {
    because(turn, 'epoch-not-newer', facts);
    // An epoch is promised once: this answer must not count for a second leader of the same epoch.
    const currentEpoch = isInForce(turn, 'epoch-promise') ? -1 : stable.currentEpoch;
    return send(turn, { type: 'ACKEPOCH', zxid: lastProcessed, currentEpoch });
  }
  because(turn, 'epoch-accepted', facts);
  persist(turn, { acceptedEpoch: proposed });
  owe(turn, { type: 'ACKEPOCH', zxid: lastProcessed, currentEpoch: stable.currentEpoch }, 'accepted-epoch-on-disk');
}

/** Sends a packet once the disk holds what was asked for; at once if that rule is off. */
function owe(turn: Turn, packet: Packet, rule: 'accepted-epoch-on-disk' | 'sync-on-disk-first'): void {
  if (!isInForce(turn, rule)) return send(turn, packet);
  const { owed } = learnerOf(turn.context);
  changeRole(turn, { owed: [...owed, { packet, needs: turn.context.asked }] });
}

/** DIFF, TRUNC or SNAP: how the leader brings it up to date (syncWithLeader). */
export function beginDiff(turn: Turn, { message }: Arrival<'DIFF'>): void {
  hearLeader(turn);
  changeRole(turn, {
    syncMode: 'DIFF',
    writesLog: true,
    needsSnapshot: false,
    lastReceived: turn.context.lastProcessed,
  });
  because(turn, 'sync-committed-log', {
    mode: 'DIFF',
    zxid: shortZxid(message.zxid),
    lastZxid: shortZxid(turn.context.lastProcessed),
  });
}
export function beginTrunc(turn: Turn, { message }: Arrival<'TRUNC'>): void {
  hearLeader(turn);
  const { lastProcessed } = turn.context;
  because(turn, 'truncate-divergent', { zxid: shortZxid(message.zxid), lastZxid: shortZxid(lastProcessed) });
  const isCut = !isInForce(turn, 'truncate-divergent') || truncate(turn, message.zxid);
  if (!isCut) return impossible(turn, 'truncBeyondHistory', { zxid: hexZxid(message.zxid) });
  if (isInForce(turn, 'truncate-divergent')) {
    know(turn, { lastProcessed: message.zxid });
    persist(turn);
  }
  changeRole(turn, {
    syncMode: 'TRUNC',
    writesLog: false,
    lastReceived: message.zxid,
    acked: turn.context.stable.history.length,
  });
}
export function beginSnap(turn: Turn, { message }: Arrival<'SNAP'>): void {
  hearLeader(turn);
  because(turn, 'sync-snapshot', {
    mode: 'SNAP',
    zxid: shortZxid(message.snapshot.zxid),
    lastZxid: shortZxid(turn.context.lastProcessed),
  });
  receiveSnapshot(turn, message.snapshot);
  changeRole(turn, {
    syncMode: 'SNAP',
    writesLog: false,
    lastReceived: message.snapshot.zxid,
    acked: message.snapshot.history.length,
  });
}

/** What no correct leader sends, and no FIFO channel brings: give up, as ZooKeeper exits or throws. */
export function impossible(turn: Turn, what: string, facts: Readonly<Record<string, string | number>>): void {
  because(turn, 'impossible', { what, ...facts });
  leave(turn, 'outOfOrder', { what });
}

export function collectProposal(turn: Turn, { message }: Arrival<'PROPOSAL'>): void {
  hearLeader(turn);
  const { lastReceived, unlogged } = learnerOf(turn.context);
  if (unlogged.length > 0 && message.zxid <= lastReceived) {
    return impossible(turn, 'proposalOrder', { zxid: hexZxid(message.zxid), after: hexZxid(lastReceived) });
  }
  changeRole(turn, { unlogged: [...unlogged, message.txn], lastReceived: message.zxid });
}

/** COMMIT during synchronization: remembered while the log is to be written, else applied to the tree at once. */
export function collectCommit(turn: Turn, { message }: Arrival<'COMMIT'>): void {
  hearLeader(turn);
  const { unlogged, committed, writesLog } = learnerOf(turn.context);
  if (writesLog) return changeRole(turn, { committed: [...committed, message.zxid] });
  const [txn, ...rest] = unlogged;
  if (txn?.zxid !== message.zxid) return;
  applyUnlogged(turn, txn);
  changeRole(turn, { unlogged: rest, acked: turn.context.stable.history.length });
}

/** INFORM during synchronization: an observer gets transactions only once they are committed. */
export function collectInform(turn: Turn, { message }: Arrival<'INFORM'>): void {
  hearLeader(turn);
  const { unlogged, committed, writesLog } = learnerOf(turn.context);
  if (!writesLog) return applyUnlogged(turn, message.txn);
  changeRole(turn, {
    unlogged: [...unlogged, message.txn],
    committed: [...committed, message.zxid],
    lastReceived: message.zxid,
  });
}

function applyUnlogged(turn: Turn, txn: Transaction): void {
  append(turn, txn);
  applyNext(turn);
}

/**
 * NEWLEADER: everything committed during synchronization goes to disk, then the epoch, then the ACK: in that order, or a
 * crash in between lets a quorum believe in transactions that no disk has (ZOOKEEPER-3911, -4643, -4646).
 */
export function acceptNewLeader(turn: Turn, { message }: Arrival<'NEWLEADER'>): void {
  const { needsSnapshot, syncMode } = learnerOf(turn.context);
  const epoch = epochOf(message.zxid);
  hearLeader(turn);
  const epochLast = isInForce(turn, 'current-epoch-last');
  if (!epochLast) persistEpoch(turn, epoch);
  if (isInForce(turn, 'sync-on-disk-first')) {
    if (needsSnapshot) persist(turn, snapshotTaken(turn.context));
    else logCommitted(turn);
  }
  because(turn, 'sync-on-disk-first', { mode: syncMode, epoch, lastZxid: shortZxid(turn.context.lastProcessed) });
  if (epochLast) persistEpoch(turn, epoch);
  changeRole(turn, { accepted: true, writesLog: true, acked: turn.context.stable.history.length });
  owe(turn, { type: 'ACK', zxid: message.zxid }, 'sync-on-disk-first');
  hearLeader(turn);
  reach(turn, 'synced', { sid: turn.context.self, mode: syncMode, epoch });
}

const snapshotTaken = (context: ServerContext): Partial<Stable> => ({ snapshot: snapshotNow(context) });

/** Appends and applies what is committed, in order; a follower only, for an observer does it after UPTODATE. */
function logCommitted(turn: Turn): void {
  const { unlogged, committed } = learnerOf(turn.context);
  if (turn.context.isObserver || committed.length === 0) return;
  for (const txn of unlogged.slice(0, committed.length)) applyUnlogged(turn, txn);
  persist(turn);
  changeRole(turn, { unlogged: unlogged.slice(committed.length), committed: [] });
}

/** UPTODATE: a quorum has the leader's history; serve, and log what is still open as in broadcast. */
export function startServing(turn: Turn, { message: _ }: Arrival<'UPTODATE'>): void {
  const { epoch, unlogged, committed } = learnerOf(turn.context);
  hearLeader(turn);
  if (!isInForce(turn, 'sync-on-disk-first') && learnerOf(turn.context).needsSnapshot)
    persist(turn, snapshotTaken(turn.context));
  send(turn, { type: 'ACK', zxid: zxidOf(epoch, 0) });
  adoptEpoch(turn, epoch);
  know(turn, { committed: turn.context.applied });
  changeRole(turn, { unlogged: [], committed: [] });
  for (const txn of unlogged) append(turn, txn);
  if (unlogged.length > 0) persist(turn);
  for (const zxid of committed) commitNext(turn, zxid);
  reach(turn, 'upToDate', { sid: turn.context.self, epoch, lastZxid: shortZxid(turn.context.lastProcessed) });
}

/** PROPOSAL in broadcast: log it; the ACK goes out when the disk has it. */
export function logProposal(turn: Turn, { message }: Arrival<'PROPOSAL'>): void {
  hearLeader(turn);
  const end = at(turn.context.stable.history, turn.context.stable.history.length - 1)?.zxid ?? noZxid;
  if (message.zxid <= end) return; // A second copy; a real follower warns.
  append(turn, message.txn);
  persist(turn);
  if (!isInForce(turn, 'log-before-ack')) {
    send(turn, { type: 'ACK', zxid: message.zxid });
    changeRole(turn, { acked: turn.context.stable.history.length });
  }
  if (!isInForce(turn, 'commit-before-apply')) commitNext(turn, message.zxid);
}

/** COMMIT in broadcast: apply the oldest proposal, which must be the one that is meant (FollowerZooKeeperServer.commit). */
export function commitProposal(turn: Turn, { message }: Arrival<'COMMIT'>): void {
  hearLeader(turn);
  if (message.zxid <= turn.context.lastProcessed && turn.context.committed >= turn.context.applied) return;
  commitNext(turn, message.zxid);
}

function commitNext(turn: Turn, zxid: Zxid): void {
  const { stable, applied } = turn.context;
  const pending = at(stable.history, applied);
  if (pending === undefined || pending.zxid !== zxid) {
    return impossible(turn, 'commitMismatch', {
      zxid: hexZxid(zxid),
      pending: pending === undefined ? '-' : hexZxid(pending.zxid),
    });
  }
  applyNext(turn);
  own(turn).committed = turn.context.applied;
  answerApplied(turn, pending);
}

/** INFORM in broadcast: an observer logs and applies at once; nobody waits for its disk. */
export function applyInform(turn: Turn, { message }: Arrival<'INFORM'>): void {
  hearLeader(turn);
  append(turn, message.txn);
  persist(turn);
  commitNext(turn, message.zxid);
}

export function answerPing(turn: Turn, { message }: Arrival<'PING'>): void {
  hearLeader(turn);
  send(turn, { type: 'PING', zxid: message.zxid });
}

/** A client asks: reads are answered here, writes go to the leader (FollowerRequestProcessor). */
export function forwardRequest(turn: Turn, asked: Asked): void {
  const { request, id, at: time } = asked;
  if (isRead(request)) return answerRead(turn, asked, request);
  expectAnswer(turn, asked, request);
  because(turn, 'forward-to-leader', { request: id, leader: learnerOf(turn.context).leader });
  const origin = { server: turn.context.self, request: id };
  send(turn, { type: 'REQUEST', zxid: unsetZxid, request, origin, time: Math.floor(time / 1000) });
}

/** The disk has more than before: send what was owed, and acknowledge the proposals that are on it now. */
export function learnerSynced(turn: Turn, durable: Stable, isBroadcasting: boolean): void {
  const { owed, acked } = learnerOf(turn.context);
  const isDue = (needs: Stable): boolean => covers(durable, needs);
  for (const { packet, needs } of owed) if (isDue(needs)) send(turn, packet);
  if (owed.some(({ needs }) => isDue(needs))) changeRole(turn, { owed: owed.filter(({ needs }) => !isDue(needs)) });
  if (!isBroadcasting || turn.context.isObserver || durable.history.length <= acked) return;
  for (const txn of slice(durable.history, acked)) send(turn, { type: 'ACK', zxid: txn.zxid });
  ownRole(turn).acked = durable.history.length;
}

/** Whether a disk holds all of what was asked for at some time. */
const covers = (durable: Stable, asked: Stable): boolean =>
  durable === asked ||
  (durable.acceptedEpoch >= asked.acceptedEpoch &&
    durable.currentEpoch >= asked.currentEpoch &&
    durable.history.length >= asked.history.length &&
    durable.snapshot.zxid >= asked.snapshot.zxid);

/** Leaves the role: clients are cut off; a database that was being replaced is read from disk again (ZOOKEEPER-3642). */
export function stopLearning(turn: Turn): void {
  const { connection, accepted, syncMode } = learnerOf(turn.context);
  if (connection !== null) turn.effects.push({ type: 'hangUp', connection });
  if (!accepted && (syncMode === 'SNAP' || syncMode === 'TRUNC')) reload(turn);
  abandonAll(turn);
  stopTimer(turn, 'readTimeout');
  stopTimer(turn, 'reconnect');
  know(turn, { role: null, departure: null });
}
