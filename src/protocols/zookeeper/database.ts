import { at, emptyVector, last, lowerBound, push, slice, take, type Vector } from '../../kernel/vector';
import { applyTxn, type DataTree, emptyTree } from './data-tree';
import type { Snapshot, Transaction } from './messages';
import type { ServerContext, Stable, ZooKeeperConfig } from './state';
import { know, own, type Turn } from './turn';
import { epoch, noZxid, startsEpoch, type Zxid } from './zxid';

/** The disk of a server that has never run. */
export const emptyStable: Stable = {
  acceptedEpoch: epoch(0),
  currentEpoch: epoch(0),
  history: emptyVector(),
  snapshot: { zxid: noZxid, tree: emptyTree, length: 0 },
  files: [],
};

/** Highest zxid that this disk accounts for: of its last transaction, or of its snapshot where that is newer. */
export const lastZxidOf = ({ history, snapshot }: Stable): Zxid =>
  Math.max(last(history)?.zxid ?? noZxid, snapshot.zxid) as Zxid;

/** What memory holds after loading a disk: snapshot, then all of the log (ZKDatabase.loadDataBase). */
export function load(
  stable: Stable,
  config: ZooKeeperConfig,
): Pick<ServerContext, 'tree' | 'applied' | 'lastProcessed' | 'committedFrom'> {
  const { history, snapshot } = stable;
  let tree = snapshot.tree;
  for (const txn of slice(history, snapshot.length)) tree = applyTxn(tree, txn);
  const committedFrom = Math.max(snapshot.length, history.length - committedLogLength(config));
  return { tree, applied: history.length, lastProcessed: lastZxidOf(stable), committedFrom };
}

/** How many proposals the committed log keeps: one more than configured, never fewer than the floor (ZKDatabase). */
export const committedLogLength = ({ commitLogCount, commitLogFloor }: ZooKeeperConfig): number =>
  Math.max(commitLogCount, commitLogFloor) + 1;

/** Appends to the log in memory; `persist` brings it to disk. */
export function append(turn: Turn, txn: Transaction): void {
  const { stable, opensFile } = turn.context;
  const files = opensFile || stable.files.length === 0 ? [...stable.files, stable.history.length] : stable.files;
  const context = own(turn);
  context.stable = { ...stable, history: push(stable.history, txn), files };
  context.opensFile = false;
}

/** Applies the oldest logged transaction that is not applied yet. */
export function applyNext(turn: Turn): Transaction | undefined {
  const { stable, applied, tree, config, committedFrom } = turn.context;
  const txn = at(stable.history, applied);
  if (txn === undefined) return undefined;
  const context = own(turn);
  context.tree = applyTxn(tree, txn);
  context.applied = applied + 1;
  context.lastProcessed = txn.zxid;
  context.committedFrom = Math.max(committedFrom, applied + 1 - committedLogLength(config));
  return txn;
}

/** Applies all that the log holds, committed or not, as a server does before it looks for a leader (fastForwardDataBase). */
export function fastForward(turn: Turn): void {
  while (turn.context.applied < turn.context.stable.history.length) applyNext(turn);
}

/** Forgets what memory has and loads the newest value that the disk was asked to hold. */
export function reload(turn: Turn): void {
  const { asked, config } = turn.context;
  know(turn, { stable: asked, ...load(asked, config), opensFile: true });
}

/** Cuts the log behind a zxid and loads what is left (ZKDatabase.truncateLog); false where the log does not reach it. */
export function truncate(turn: Turn, zxid: Zxid): boolean {
  const { stable, config } = turn.context;
  const length = lowerBound(stable.history, (txn) => txn.zxid > zxid);
  const end = at(stable.history, length - 1)?.zxid ?? noZxid;
  // The start of an epoch is no transaction: a leader without a committed log names it where only its proposals are to go.
  if (end !== zxid && stable.snapshot.zxid !== zxid && !startsEpoch(zxid)) return false;
  const history = take(stable.history, length);
  // A real server would load its newest snapshot even where that is newer than the cut; ours goes back to an older one.
  const snapshot =
    stable.snapshot.length <= length && stable.snapshot.zxid <= zxid ? stable.snapshot : snapshotOf(history);
  const files = stable.files.filter((start) => start < length);
  const cut: Stable = { ...stable, history, snapshot, files };
  know(turn, { stable: cut, ...load(cut, config), opensFile: true });
  return true;
}

function snapshotOf(history: Vector<Transaction>): Stable['snapshot'] {
  let tree: DataTree = emptyTree;
  for (const txn of slice(history)) tree = applyTxn(tree, txn);
  return { zxid: last(history)?.zxid ?? noZxid, tree, length: history.length };
}

/** Replaces the database in memory by the leader's; the disk keeps the old one until the snapshot is taken. */
export function receiveSnapshot(turn: Turn, { zxid, tree, history }: Snapshot): void {
  know(turn, {
    stable: { ...turn.context.stable, history, files: [] },
    ...{ tree, applied: history.length, lastProcessed: zxid, committedFrom: history.length, opensFile: true },
  });
}

/** A snapshot of what is applied, as it goes to disk. */
export const snapshotNow = ({ lastProcessed, tree, applied }: ServerContext): Stable['snapshot'] => ({
  zxid: lastProcessed,
  tree,
  length: applied,
});

/** The database as it is shipped to a learner. */
export const shipment = ({ lastProcessed, tree, applied, stable }: ServerContext): Snapshot => ({
  zxid: lastProcessed,
  tree,
  history: take(stable.history, applied),
});
