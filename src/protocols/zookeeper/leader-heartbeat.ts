import { hear, resign } from './leader';
import { changeLead, closeHandler, handlerOf, handlers, leaderOf, putHandler } from './leader-role';
import type { Arrival } from './messages';
import { isQuorum, quorumSize } from './quorum-verifier';
import type { LeaderRole, LearnerHandler } from './state';
import { because, sendPacket, startTimer, type Turn } from './turn';
import type { Zxid } from './zxid';

/** Every half tick the learners are pinged; every full one the leader counts whom it still hears (Leader.lead). */
export function beat(turn: Turn): void {
  const { config } = turn.context;
  const role = leaderOf(turn.context);
  const isFullTick = role.isHalfTick;
  changeLead(turn, { isHalfTick: !role.isHalfTick, tick: role.tick + (isFullTick ? 1 : 0) });
  if (isFullTick && !stillHasQuorum(turn)) return;
  dropSilent(turn);
  for (const handler of handlers(turn.context)) {
    if (handler.isForwarding)
      sendPacket(turn, handler.sid, handler.connection, { type: 'PING', zxid: leaderOf(turn.context).lastProposed });
  }
  startTimer(turn, 'tick', config.tickTime / 2);
}

function stillHasQuorum(turn: Turn): boolean {
  const { config, self } = turn.context;
  const { tick } = leaderOf(turn.context);
  const heard = [
    self,
    ...handlers(turn.context)
      .filter(({ isObserver, ackDeadline }) => !isObserver && tick <= ackDeadline)
      .map(({ sid }) => sid),
  ];
  if (isQuorum(config, heard)) return true;
  resign(turn, 'quorumLost', { heard, quorum: quorumSize(config), tick });
  return false;
}

/** Cuts off who was not heard of for syncLimit ticks, or left a proposal unacknowledged that long (SyncLimitCheck). */
function dropSilent(turn: Turn): void {
  const { tick } = leaderOf(turn.context);
  const { syncLimit } = turn.context.config;
  for (const handler of handlers(turn.context)) {
    const isStuck = handler.oldestUnacked !== null && tick - handler.oldestUnacked.tick > syncLimit;
    const deadline = silenceAllowedUntil(handler, syncLimit);
    if (tick <= deadline && !isStuck) continue;
    because(turn, 'learner-silent', {
      learner: handler.sid,
      tick,
      deadline,
      unacknowledged: isStuck,
    });
    removeLearner(turn, handler);
  }
}

/** The socket of a learner that has not acknowledged NEWLEADER times out after initLimit alone; its grace counts for the quorum only. */
const silenceAllowedUntil = ({ stage, ackDeadline }: LearnerHandler, syncLimit: number): number =>
  stage === 'newLeaderAcked' || stage === 'upToDate' ? ackDeadline : ackDeadline - syncLimit;

export const removeLearner = (turn: Turn, handler: LearnerHandler): void => closeHandler(turn, handler);

/** A learner's answer to a ping. */
export function receivePing(turn: Turn, { from, connection }: Arrival<'PING'>): void {
  if (handlerOf(turn.context, from, connection) !== null) hear(turn, from);
}

/** Notes what a learner has acknowledged, for the check that it keeps up. */
export function noteAck(turn: Turn, { from, connection, message }: Arrival<'ACK'>): void {
  const handler = handlerOf(turn.context, from, connection);
  if (handler === null) return;
  const { oldestUnacked } = handler;
  const role = leaderOf(turn.context);
  putHandler(turn, {
    ...handler,
    acked: message.zxid > handler.acked ? message.zxid : handler.acked,
    oldestUnacked:
      oldestUnacked === null || oldestUnacked.zxid > message.zxid ? oldestUnacked : oldestAfter(role, message.zxid),
    ackDeadline: role.tick + turn.context.config.syncLimit,
  });
}

function oldestAfter({ outstanding, tick }: LeaderRole, acked: Zxid): LearnerHandler['oldestUnacked'] {
  const oldest = outstanding.find(({ txn }) => txn.zxid > acked);
  return oldest === undefined ? null : { zxid: oldest.txn.zxid, tick };
}
