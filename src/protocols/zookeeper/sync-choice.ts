import type { Transaction } from './messages';
import { epochOf, startsEpoch, type Zxid } from './zxid';

/** What the leader looks at to bring one learner up to date (LearnerHandler.syncFollower). */
export interface SyncInput {
  readonly peerLastZxid: Zxid;
  readonly lastProcessed: Zxid;
  /** The committed log, oldest first. */
  readonly committedLog: () => Iterable<Transaction>;
  /** Its bounds; both the last processed zxid where it is empty. */
  readonly minCommitted: Zxid;
  readonly maxCommitted: Zxid;
  /** The log files from the one that covers the learner's zxid on, or null where that way is closed. */
  readonly transactionLog: (() => Iterable<Transaction>) | null;
  readonly rule: '3.5' | '3.4';
}

/** How the learner is brought up to date. */
export interface SyncChoice {
  readonly mode: 'DIFF' | 'TRUNC' | 'SNAP';
  /** The rule that chose it. */
  readonly because:
    | 'sync-equal'
    | 'sync-truncate-ahead'
    | 'sync-committed-log'
    | 'sync-transaction-log'
    | 'sync-snapshot';
  /** The zxid that DIFF or TRUNC carries. */
  readonly zxid: Zxid;
  /** Transactions to stream, each as PROPOSAL and COMMIT. */
  readonly missing: readonly Transaction[];
  /** From where on newer proposals are forwarded (startForwarding). */
  readonly upTo: Zxid;
}

/** The decision table of LearnerHandler.syncFollower: the first row that fits wins. */
export function chooseSync(input: SyncInput): SyncChoice {
  const { peerLastZxid: peer, lastProcessed, minCommitted, maxCommitted, transactionLog } = input;
  const snapshot: SyncChoice = {
    mode: 'SNAP',
    because: 'sync-snapshot',
    zxid: lastProcessed,
    missing: [],
    upTo: lastProcessed,
  };
  if (peer === lastProcessed) return { mode: 'DIFF', because: 'sync-equal', zxid: peer, missing: [], upTo: peer };
  if (peer > maxCommitted && (!startsEpoch(peer) || input.rule === '3.4')) {
    return { mode: 'TRUNC', because: 'sync-truncate-ahead', zxid: maxCommitted, missing: [], upTo: maxCommitted };
  }
  if (minCommitted <= peer && peer <= maxCommitted) {
    const walked = walk(beginWalk(peer), input.committedLog(), input, null);
    return finished(walked, 'sync-committed-log') ?? snapshot;
  }
  if (peer < minCommitted && transactionLog !== null && input.rule === '3.5') {
    const old = walk(beginWalk(peer), transactionLog(), input, minCommitted);
    if (old.op === null || old.queued < minCommitted) return snapshot;
    return finished(walk(old, input.committedLog(), input, null), 'sync-transaction-log') ?? snapshot;
  }
  return snapshot;
}

/** The walk of queueCommittedProposals over a log. */
interface Walk {
  readonly op: { readonly mode: 'DIFF' | 'TRUNC'; readonly zxid: Zxid } | null;
  readonly missing: readonly Transaction[];
  readonly queued: Zxid;
}
const beginWalk = (peer: Zxid): Walk => ({ op: null, missing: [], queued: peer });

function finished({ op, missing, queued }: Walk, because: SyncChoice['because']): SyncChoice | null {
  return op === null ? null : { ...op, because, missing, upTo: queued };
}

/** LearnerHandler.queueCommittedProposals: skip what the learner has, cut what it should not have, then queue the rest. */
function walk(
  begun: Walk,
  log: Iterable<Transaction>,
  { peerLastZxid: peer, maxCommitted, rule }: SyncInput,
  bound: Zxid | null,
): Walk {
  let { op, queued } = begun;
  const missing = [...begun.missing];
  let previous: Zxid | null = null;
  for (const txn of log) {
    const { zxid } = txn;
    if (bound !== null && zxid > bound) break;
    if (zxid < peer) {
      previous = zxid;
      continue;
    }
    if (op === null) {
      op = opening(zxid, previous, peer, maxCommitted, rule);
      if (op === null) return { op, missing, queued };
      if (zxid === peer) continue;
    }
    if (zxid <= queued) continue;
    missing.push(txn);
    queued = zxid;
  }
  if (op === null && startsEpoch(peer)) op = { mode: 'DIFF', zxid: maxCommitted };
  return { op, missing, queued };
}

/** The packet before the first transaction; null where the learner's last one is of an epoch that cannot be cut across. */
function opening(zxid: Zxid, previous: Zxid | null, peer: Zxid, maxCommitted: Zxid, rule: '3.5' | '3.4'): Walk['op'] {
  if (zxid === peer || startsEpoch(peer)) return { mode: 'DIFF', zxid: maxCommitted };
  if (rule === '3.5' && epochOf(zxid) !== epochOf(peer)) return null;
  return previous === null ? null : { mode: 'TRUNC', zxid: previous };
}
