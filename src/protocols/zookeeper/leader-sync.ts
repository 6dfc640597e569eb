import type { ProcessId } from '../../kernel/ids';
import { at, slice } from '../../kernel/vector';
import { nodes } from './data-tree';
import { shipment } from './database';
import { changeHandler, leaderOf } from './leader-role';
import type { Packet, Transaction } from './messages';
import type { LearnerHandler, ServerContext } from './state';
import { chooseSync, type SyncChoice } from './sync-choice';
import { because, sendPacket, type Turn } from './turn';
import { shortZxid, type Zxid, zxidOf } from './zxid';

/** Bytes that one transaction log file takes on disk: it is preallocated (FilePadding). */
const logFileSize = 64 * 1024 * 1024;

/** Brings a learner up to date: what it lacks, then NEWLEADER; from now on new proposals go to it too (syncFollower, startForwarding). */
export function syncLearner(turn: Turn, sid: ProcessId): void {
  const handler = leaderOf(turn.context).learners[sid];
  if (handler === undefined) return;
  const choice = chooseSync(syncInput(turn.context, handler.lastZxid));
  explain(turn, handler, choice);
  const send = (packet: Packet): void => sendPacket(turn, sid, handler.connection, packet);
  if (choice.mode === 'SNAP') send({ type: 'SNAP', zxid: choice.zxid, snapshot: shipment(turn.context) });
  else send({ type: choice.mode, zxid: choice.zxid });
  for (const txn of choice.missing) {
    send({ type: 'PROPOSAL', zxid: txn.zxid, txn });
    send({ type: 'COMMIT', zxid: txn.zxid });
  }
  startForwarding(turn, handler, choice);
  const { epoch } = leaderOf(turn.context);
  send({ type: 'NEWLEADER', zxid: zxidOf(epoch, 0) });
}

/** What was proposed and is not committed goes to a new follower as well; observers never see it. */
function startForwarding(turn: Turn, handler: LearnerHandler, choice: SyncChoice): void {
  const { outstanding, tick } = leaderOf(turn.context);
  const open = handler.isObserver ? [] : outstanding.filter(({ txn }) => txn.zxid > choice.upTo);
  for (const { txn } of open)
    sendPacket(turn, handler.sid, handler.connection, { type: 'PROPOSAL', zxid: txn.zxid, txn });
  const oldest = open[0];
  const oldestUnacked = oldest === undefined ? null : { zxid: oldest.txn.zxid, tick };
  changeHandler(turn, handler, { stage: 'newLeaderSent', isForwarding: true, syncMode: choice.mode, oldestUnacked });
}

function syncInput(context: ServerContext, peerLastZxid: Zxid) {
  const { stable, applied, committedFrom, lastProcessed, config } = context;
  const oldest = at(stable.history, committedFrom);
  const isEmpty = committedFrom >= applied || oldest === undefined;
  return {
    ...{ peerLastZxid, lastProcessed, rule: config.syncRule },
    committedLog: () => slice(stable.history, committedFrom, applied),
    minCommitted: isEmpty ? lastProcessed : oldest.zxid,
    maxCommitted: isEmpty ? lastProcessed : (at(stable.history, applied - 1) ?? oldest).zxid,
    transactionLog: transactionLogFrom(context, peerLastZxid),
  };
}

/**
 * The log files from the one that covers a zxid on (ZKDatabase.getProposalsFromTxnLog); null if they do not reach back that
 * far, or if more of them would have to be read than the size factor allows: the first, already open, is not counted.
 */
function transactionLogFrom({ stable, config }: ServerContext, zxid: Zxid): (() => Iterable<Transaction>) | null {
  if (config.snapshotSizeFactor < 0) return null;
  const { files, history } = stable;
  const covering = files.findLastIndex((start) => (at(history, start)?.zxid ?? Number.POSITIVE_INFINITY) <= zxid);
  const start = files[covering];
  if (start === undefined) return null;
  const limit = snapshotSize(stable.snapshot) * config.snapshotSizeFactor;
  const size = (files.length - 1 - covering) * logFileSize;
  return limit > 0 && size > limit ? null : () => slice(history, start);
}

/** About the bytes of a snapshot file: what FileSnap writes for each znode. */
function snapshotSize({ tree }: ServerContext['stable']['snapshot']): number {
  let bytes = 0;
  for (const { path, stat } of nodes(tree)) bytes += path.length + stat.dataLength + 80;
  return bytes;
}

function explain(turn: Turn, { sid, lastZxid }: LearnerHandler, choice: SyncChoice): void {
  const { minCommitted, maxCommitted, lastProcessed } = syncInput(turn.context, lastZxid);
  because(turn, choice.because, {
    ...{ learner: sid, mode: choice.mode, peerLastZxid: shortZxid(lastZxid), lastProcessed: shortZxid(lastProcessed) },
    ...{
      minCommitted: shortZxid(minCommitted),
      maxCommitted: shortZxid(maxCommitted),
      missing: choice.missing.length,
      zxid: shortZxid(choice.zxid),
    },
  });
}
