import type { ConnectionId, ProcessId } from '../../kernel/ids';
import type { ConnectionEvent } from '../../kernel/protocol';
import { snapshotNow } from './database';
import { adoptEpoch } from './election';
import { removeLearner } from './leader-heartbeat';
import { changeHandler, changeLead, closeHandler, handlerOf, handlers, leaderOf, putHandler } from './leader-role';
import { syncLearner } from './leader-sync';
import type { Arrival } from './messages';
import { emptyOutstanding } from './prepare-request';
import { isQuorum, isVoter, quorumSize } from './quorum-verifier';
import { abandonAll } from './requests';
import type { Departure, LeaderRole, LearnerHandler, Stable } from './state';
import {
  because,
  initTime,
  isInForce,
  know,
  persist,
  reach,
  sendPacket,
  startTimer,
  stopTimer,
  type Turn,
} from './turn';
import { epoch as epochNumber, epochOf, noZxid, shortZxid, unsetZxid, zxidOf } from './zxid';

/** Begins to lead: take a snapshot, accept learners, and collect accepted epochs, one's own first (Leader.lead). */
export function takeLead(turn: Turn): void {
  const { self, stable, lastProcessed } = turn.context;
  const role: LeaderRole = {
    type: 'leader',
    epoch: epochNumber(0),
    epochIsFixed: false,
    registered: [],
    epochAcks: [],
    newLeaderAcks: [],
    summary: { currentEpoch: stable.currentEpoch, lastZxid: lastProcessed },
    learners: {},
    lastProposed: noZxid,
    lastCommitted: noZxid,
    outstanding: [],
    changes: emptyOutstanding,
    tick: 0,
    isHalfTick: false,
    serves: false,
    waiting: [],
    acked: stable.history.length,
  };
  know(turn, { role });
  stopTimer(turn, 'notification');
  stopTimer(turn, 'finalize');
  persist(turn, { snapshot: snapshotNow(turn.context) });
  turn.effects.push({ type: 'listen', channel: 'quorum', open: true });
  startTimer(turn, 'quorumWait', initTime(turn.context));
  offerEpoch(turn, self, stable.acceptedEpoch);
}

/** A learner has connected; it will say who it is (LearnerCnxAcceptor). A newer connection of the same server replaces the older. */
export function greetLearner(
  turn: Turn,
  { peer, connection }: Extract<ConnectionEvent<'quorum'>, { type: 'connected' }>,
): void {
  const old = leaderOf(turn.context).learners[peer];
  if (old !== undefined) closeHandler(turn, old);
  const { tick } = leaderOf(turn.context);
  const { initLimit, syncLimit } = turn.context.config;
  const handler: LearnerHandler = {
    connection,
    sid: peer,
    isObserver: !isVoter(turn.context.config, peer),
    stage: 'connected',
    acceptedEpoch: epochNumber(0),
    lastZxid: noZxid,
    currentEpoch: -1,
    syncMode: null,
    isForwarding: false,
    ackDeadline: tick + initLimit + syncLimit,
    acked: noZxid,
    oldestUnacked: null,
  };
  putHandler(turn, handler);
}

/** FOLLOWERINFO or OBSERVERINFO: the learner registers with the epoch it has accepted. */
export function registerLearner(
  turn: Turn,
  { from, connection, message }: Arrival<'FOLLOWERINFO' | 'OBSERVERINFO'>,
): void {
  const handler = handlerOf(turn.context, from, connection);
  if (handler === null) return;
  const acceptedEpoch = epochOf(message.zxid);
  changeHandler(turn, handler, { stage: 'registered', acceptedEpoch });
  offerEpoch(turn, from, acceptedEpoch);
}

/**
 * getEpochToPropose: the new epoch is one more than the largest that a quorum, the leader among it, has accepted. Whoever
 * comes later is told the epoch that is already fixed.
 */
function offerEpoch(turn: Turn, sid: ProcessId, accepted: number): void {
  const { config, self } = turn.context;
  const role = leaderOf(turn.context);
  if (role.epochIsFixed) {
    because(turn, 'epoch-known', { from: sid, accepted, epoch: role.epoch });
    return sendLeaderInfo(turn);
  }
  const isNew = isVoter(config, sid) && !role.registered.includes(sid);
  const registered = isNew ? [...role.registered, sid] : role.registered;
  const epoch = epochNumber(Math.max(role.epoch, accepted + 1));
  const isFixed = registered.includes(self) && (isQuorum(config, registered) || !isInForce(turn, 'epoch-promise'));
  because(turn, 'epoch-largest-plus-one', {
    from: sid,
    accepted,
    epoch,
    registered,
    quorum: quorumSize(config),
    fixed: isFixed,
  });
  changeLead(turn, { registered, epoch, epochIsFixed: isFixed });
  if (!isFixed) return;
  persist(turn, { acceptedEpoch: epoch });
  startTimer(turn, 'quorumWait', initTime(turn.context));
  if (!isInForce(turn, 'accepted-epoch-on-disk')) announceEpoch(turn);
}

/** The leader's own promise is on disk: tell the learners, and count its own ACKEPOCH. */
function announceEpoch(turn: Turn): void {
  const { self, stable, lastProcessed } = turn.context;
  sendLeaderInfo(turn);
  const { epochAcks } = leaderOf(turn.context);
  if (!epochAcks.includes(self)) countEpochAck(turn, self, stable.currentEpoch, lastProcessed);
}

function sendLeaderInfo(turn: Turn): void {
  const { durable } = turn.context;
  const { epoch } = leaderOf(turn.context);
  if (durable.acceptedEpoch < epoch && isInForce(turn, 'accepted-epoch-on-disk')) return;
  for (const handler of handlers(turn.context)) {
    if (handler.stage !== 'registered') continue;
    sendPacket(turn, handler.sid, handler.connection, { type: 'LEADERINFO', zxid: zxidOf(epoch, 0) });
    changeHandler(turn, handler, { stage: 'epochSent' });
  }
}

/** ACKEPOCH: the learner has promised the epoch and says how far its history goes. */
export function receiveEpochAck(turn: Turn, { from, connection, message }: Arrival<'ACKEPOCH'>): void {
  const handler = handlerOf(turn.context, from, connection);
  if (handler === null || handler.stage !== 'epochSent') return;
  const { currentEpoch, zxid } = message;
  const { summary } = leaderOf(turn.context);
  const isAhead =
    currentEpoch > summary.currentEpoch || (currentEpoch === summary.currentEpoch && zxid > summary.lastZxid);
  // Without the check, or once the epoch has its quorum, nobody looks.
  if (isAhead && isInForce(turn, 'most-recent-leads') && !hasEpochQuorum(turn)) {
    because(turn, 'follower-ahead', {
      from,
      theirEpoch: currentEpoch,
      theirZxid: shortZxid(zxid),
      ownEpoch: summary.currentEpoch,
      ownZxid: shortZxid(summary.lastZxid),
    });
    return removeLearner(turn, handler);
  }
  changeHandler(turn, handler, { stage: 'epochAcked', currentEpoch, lastZxid: zxid });
  if (hasEpochQuorum(turn)) return syncLearner(turn, from);
  if (currentEpoch !== -1) countEpochAck(turn, from, currentEpoch, zxid);
}

const hasEpochQuorum = (turn: Turn): boolean => {
  const { epochAcks } = leaderOf(turn.context);
  return epochAcks.includes(turn.context.self) && isQuorum(turn.context.config, epochAcks);
};

/** waitForEpochAck: with a quorum the epoch stands; the leader adopts it and brings its learners up to date. */
function countEpochAck(turn: Turn, sid: ProcessId, currentEpoch: number, lastZxid: number): void {
  const { config } = turn.context;
  const role = leaderOf(turn.context);
  if (!isVoter(config, sid) || role.epochAcks.includes(sid)) return;
  changeLead(turn, { epochAcks: [...role.epochAcks, sid] });
  because(turn, 'epoch-acked-by-quorum', {
    from: sid,
    currentEpoch,
    lastZxid: shortZxid(lastZxid as never),
    acked: leaderOf(turn.context).epochAcks,
    quorum: quorumSize(config),
  });
  if (!hasEpochQuorum(turn)) return;
  persist(turn, { currentEpoch: role.epoch });
  const first = zxidOf(role.epoch, config.initialCounter);
  changeLead(turn, { lastProposed: first });
  reach(turn, 'epochEstablished', { sid: turn.context.self, epoch: role.epoch });
  startTimer(turn, 'quorumWait', initTime(turn.context));
  for (const handler of handlers(turn.context)) if (handler.stage === 'epochAcked') syncLearner(turn, handler.sid);
  if (!isInForce(turn, 'new-leader-quorum')) serve(turn);
}

/** The leader's disk has more than before: its promise, its own NEWLEADER, or proposals that it may now acknowledge. */
export function leaderSynced(turn: Turn, durable: Stable): void {
  const role = leaderOf(turn.context);
  if (role.epochIsFixed && durable.acceptedEpoch >= role.epoch) announceEpoch(turn);
  if (hasEpochQuorum(turn) && durable.currentEpoch >= role.epoch) countNewLeaderAck(turn, turn.context.self);
}

/** The first ACK of a learner: it has the leader's history and has adopted the epoch (waitForNewLeaderAck). */
export function receiveNewLeaderAck(turn: Turn, { from, connection, message }: Arrival<'ACK'>): void {
  const handler = handlerOf(turn.context, from, connection);
  if (handler === null || handler.stage !== 'newLeaderSent') return;
  const { epoch, serves } = leaderOf(turn.context);
  // Only the ACK of NEWLEADER counts here; anything else would be one of a proposal, sent too early (ZOOKEEPER-4685).
  if (message.zxid !== zxidOf(epoch, 0)) return;
  changeHandler(turn, handler, { stage: 'newLeaderAcked', acked: message.zxid });
  hear(turn, from);
  if (serves) return sendUpToDate(turn);
  countNewLeaderAck(turn, from);
}

function countNewLeaderAck(turn: Turn, sid: ProcessId): void {
  const { config } = turn.context;
  const { newLeaderAcks, serves } = leaderOf(turn.context);
  if (serves || !isVoter(config, sid) || newLeaderAcks.includes(sid)) return;
  const acks = [...newLeaderAcks, sid];
  const isEnough = isQuorum(config, acks) && acks.includes(turn.context.self);
  because(turn, 'new-leader-acked', { from: sid, acked: acks, quorum: quorumSize(config), serves: isEnough });
  changeLead(turn, { newLeaderAcks: acks });
  if (isEnough) serve(turn);
}

/** A quorum has its history: all of it is committed now, and requests are taken (startZkServer). */
function serve(turn: Turn): void {
  const { epoch } = leaderOf(turn.context);
  const zxid = zxidOf(epoch, 0);
  because(turn, 'leader-serves', { epoch, zxid: shortZxid(zxid) });
  changeLead(turn, { serves: true, lastCommitted: zxidOf(epoch, turn.context.config.initialCounter) });
  know(turn, { lastProcessed: zxid, committed: turn.context.applied });
  adoptEpoch(turn, epoch);
  stopTimer(turn, 'quorumWait');
  sendUpToDate(turn);
  startTimer(turn, 'tick', turn.context.config.tickTime / 2);
  reach(turn, 'serving', { sid: turn.context.self, epoch });
}

function sendUpToDate(turn: Turn): void {
  for (const handler of handlers(turn.context)) {
    if (handler.stage !== 'newLeaderAcked') continue;
    sendPacket(turn, handler.sid, handler.connection, { type: 'UPTODATE', zxid: unsetZxid });
    changeHandler(turn, handler, { stage: 'upToDate' });
  }
}

/** Anything from a learner puts off the tick by which it must be heard of again. */
export function hear(turn: Turn, sid: ProcessId): void {
  const { tick, learners } = leaderOf(turn.context);
  const handler = learners[sid];
  const ackDeadline = tick + turn.context.config.syncLimit;
  if (handler !== undefined && handler.ackDeadline !== ackDeadline) changeHandler(turn, handler, { ackDeadline });
}

/** A learner's connection is gone. Whether the rest is still a quorum is seen at the next tick. */
export function learnerGone(
  turn: Turn,
  { peer, connection }: { readonly peer: ProcessId; readonly connection: ConnectionId },
): void {
  const { [peer]: handler, ...learners } = leaderOf(turn.context).learners;
  if (handler?.connection === connection) changeLead(turn, { learners });
}

/** No quorum in time, in discovery or synchronization. */
export const giveUpWaiting = (turn: Turn): void => {
  const { epochIsFixed, registered, epochAcks, newLeaderAcks } = leaderOf(turn.context);
  const have = hasEpochQuorum(turn) ? newLeaderAcks : epochIsFixed ? epochAcks : registered;
  resign(turn, epochIsFixed ? 'notFollowed' : 'epochTimeout', { have, quorum: quorumSize(turn.context.config) });
};

/** Gives up leading; the chart takes it back to LOOKING. */
export function resign(
  turn: Turn,
  departure: Departure,
  facts: Readonly<Record<string, string | number | readonly number[]>>,
): void {
  because(turn, departure === 'rollover' ? 'counter-exhausted' : 'quorum-lost', { reason: departure, ...facts });
  reach(turn, 'quorumLost', { sid: turn.context.self, reason: departure });
  know(turn, { departure });
}

/** Leaves the lead: learners and clients are cut off. What was proposed stays in the log (Leader.shutdown). */
export function stopLeading(turn: Turn): void {
  for (const { connection } of handlers(turn.context)) turn.effects.push({ type: 'hangUp', connection });
  turn.effects.push({ type: 'listen', channel: 'quorum', open: false });
  stopTimer(turn, 'tick');
  stopTimer(turn, 'quorumWait');
  abandonAll(turn);
  know(turn, { role: null, departure: null });
}
