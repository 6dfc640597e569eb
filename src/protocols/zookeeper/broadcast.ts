import type { ProcessId } from '../../kernel/ids';
import { slice } from '../../kernel/vector';
import type { WriteRequest } from './data-tree';
import { append, applyNext } from './database';
import { resign } from './leader';
import { noteAck } from './leader-heartbeat';
import { changeHandler, handlers, leaderOf, ownLead } from './leader-role';
import type { Arrival, Origin, Transaction } from './messages';
import { prepare, settle } from './prepare-request';
import { isQuorum, quorumSize } from './quorum-verifier';
import { type Asked, answerApplied, answerRead, expectAnswer, isRead } from './requests';
import type { Proposal, Stable } from './state';
import { because, isInForce, own, persist, reach, sendPacket, type Turn } from './turn';
import { counterOf, lastCounter, nextZxid, shortZxid } from './zxid';

/** A client of the leader itself asks. */
export function takeRequest(turn: Turn, asked: Asked): void {
  const { request, id, at } = asked;
  if (isRead(request)) return answerRead(turn, asked, request);
  expectAnswer(turn, asked, request);
  propose(turn, request, { server: turn.context.self, request: id }, Math.floor(at / 1000));
}

/** REQUEST: a learner forwards a client's write. */
export const takeForwarded = (turn: Turn, { message }: Arrival<'REQUEST'>): void =>
  propose(turn, message.request, message.origin, message.time);

/**
 * Turns a request into a transaction with the next zxid, also one that must fail, and proposes it to every follower that
 * has begun to be brought up to date (PrepRequestProcessor, Leader.propose). Its own disk gets it as well.
 */
function propose(turn: Turn, request: WriteRequest, origin: Origin, time: number): void {
  const { lastProposed, changes, outstanding, tick } = leaderOf(turn.context);
  const zxid = nextZxid(lastProposed);
  if (counterOf(zxid) >= lastCounter || counterOf(zxid) === 0)
    return resign(turn, 'rollover', { zxid: shortZxid(zxid) });
  const prepared = prepare(turn.context.tree, changes, request, zxid);
  const txn: Transaction = { zxid, time, body: prepared.body, origin };
  if (prepared.error !== null)
    because(turn, 'write-refused', { error: prepared.error, zxid: shortZxid(zxid), request: origin.request });
  because(turn, 'proposal', {
    zxid: shortZxid(zxid),
    server: origin.server,
    request: origin.request,
    quorum: quorumSize(turn.context.config),
  });
  const lead = ownLead(turn);
  lead.lastProposed = zxid;
  lead.changes = prepared.outstanding;
  lead.outstanding = [...outstanding, { txn, acks: [] }];
  for (const handler of handlers(turn.context)) {
    if (!handler.isForwarding || handler.isObserver) continue;
    sendPacket(turn, handler.sid, handler.connection, { type: 'PROPOSAL', zxid, txn });
    if (handler.oldestUnacked === null) changeHandler(turn, handler, { oldestUnacked: { zxid, tick } });
  }
  append(turn, txn);
  persist(turn);
  reach(turn, 'proposed', { zxid: shortZxid(zxid), sid: turn.context.self });
  if (!isInForce(turn, 'log-before-ack')) countAck(turn, turn.context.self, zxid);
}

/** ACK of a proposal by a follower. */
export function receiveAck(turn: Turn, arrival: Arrival<'ACK'>): void {
  noteAck(turn, arrival);
  if (counterOf(arrival.message.zxid) !== 0) countAck(turn, arrival.from, arrival.message.zxid);
}

/** The leader's own disk has its proposals: that is its own acknowledgement (AckRequestProcessor). */
export function acknowledgeOwn(turn: Turn, durable: Stable): void {
  const { acked, serves } = leaderOf(turn.context);
  if (!serves || durable.history.length <= acked) return;
  ownLead(turn).acked = durable.history.length;
  for (const { zxid } of slice(durable.history, acked)) countAck(turn, turn.context.self, zxid);
}

/** Counts an acknowledgement, then commits what has its quorum, strictly in order (processAck, tryToCommit). */
function countAck(turn: Turn, sid: ProcessId, zxid: Transaction['zxid']): void {
  const { outstanding, lastCommitted } = leaderOf(turn.context);
  const index = outstanding.findIndex(({ txn }) => txn.zxid === zxid);
  const proposal = outstanding[index];
  if (proposal === undefined) {
    if (zxid <= lastCommitted)
      because(turn, 'ack-late', { from: sid, zxid: shortZxid(zxid), lastCommitted: shortZxid(lastCommitted) });
    return;
  }
  const acks = proposal.acks.includes(sid) ? proposal.acks : [...proposal.acks, sid];
  because(turn, 'ack-counted', { from: sid, zxid: shortZxid(zxid), acks, quorum: quorumSize(turn.context.config) });
  ownLead(turn).outstanding = outstanding.with(index, { txn: proposal.txn, acks });
  commitReady(turn);
}

function commitReady(turn: Turn): void {
  for (
    let first = leaderOf(turn.context).outstanding[0];
    first !== undefined && hasQuorum(turn, first);
    first = leaderOf(turn.context).outstanding[0]
  ) {
    commit(turn, first);
  }
}

const hasQuorum = (turn: Turn, { acks }: Proposal): boolean =>
  isQuorum(turn.context.config, acks) || (acks.length > 0 && !isInForce(turn, 'majority-commits'));

/** COMMIT to followers, INFORM to observers, and the leader's own tree (Leader.commit, Leader.inform). */
function commit(turn: Turn, { txn, acks }: Proposal): void {
  const { zxid } = txn;
  const { outstanding, changes } = leaderOf(turn.context);
  because(turn, 'commit-quorum', { zxid: shortZxid(zxid), acks, quorum: quorumSize(turn.context.config) });
  const lead = ownLead(turn);
  lead.outstanding = outstanding.slice(1);
  lead.lastCommitted = zxid;
  lead.changes = settle(changes, zxid);
  for (const { sid, connection, isForwarding, isObserver } of handlers(turn.context)) {
    if (isForwarding)
      sendPacket(turn, sid, connection, isObserver ? { type: 'INFORM', zxid, txn } : { type: 'COMMIT', zxid });
  }
  applyNext(turn);
  own(turn).committed = turn.context.applied;
  reach(turn, 'committed', { zxid: shortZxid(zxid), sid: turn.context.self, acks });
  answerApplied(turn, txn);
}
