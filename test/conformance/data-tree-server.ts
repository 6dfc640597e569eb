import {
  applyTxn,
  type DataTree,
  type ErrorCode,
  type ReadRequest,
  read,
  type Stat,
  type Txn,
  type WriteRequest,
} from '../../src/protocols/zookeeper/data-tree';
import { emptyOutstanding, prepare } from '../../src/protocols/zookeeper/prepare-request';
import { hexZxid, nextZxid, type Zxid } from '../../src/protocols/zookeeper/zxid';

/** As much of an ensemble as its tree and its zxids show: every write is committed before the next one comes. */
export interface Server {
  readonly tree: DataTree;
  readonly zxid: Zxid;
  readonly log: readonly Txn[];
}

/** What a client was told, beside values that the tree shows as well. */
export interface Reply {
  readonly err: ErrorCode | 'OK';
  readonly data?: string;
}

const isRead = (request: ReadRequest | WriteRequest): request is ReadRequest =>
  request.type === 'getData' || request.type === 'exists' || request.type === 'getChildren';

/** The server after a request of its own zxid (or of none, for a read), and the reply. */
export function serve(server: Server, request: ReadRequest | WriteRequest): [Server, Reply] {
  if (!isRead(request)) return write({ ...server, zxid: nextZxid(server.zxid) }, request);
  const answer = read(server.tree, request);
  if (!answer.ok) return [server, { err: answer.error }];
  return [server, answer.type === 'getData' ? { err: 'OK', data: answer.data } : { err: 'OK' }];
}

/** The server after a write under its present zxid. */
export function write(server: Server, request: WriteRequest): [Server, Reply] {
  const { body, error } = prepare(server.tree, emptyOutstanding, request, server.zxid);
  const txn: Txn = { zxid: server.zxid, time: 0, body };
  return [{ ...server, tree: applyTxn(server.tree, txn), log: [...server.log, txn] }, { err: error ?? 'OK' }];
}

/** The Stat of a path in the recordings' form, or the error that a client gets. */
export function recordedStat(tree: DataTree, path: string): Record<string, unknown> | ErrorCode {
  const answer = read(tree, { type: 'exists', path });
  return answer.ok ? inRecordedForm(answer.stat) : answer.error;
}

// Times of day are not in the recordings.
function inRecordedForm({
  czxid,
  mzxid,
  pzxid,
  ephemeralOwner,
  ctime,
  mtime,
  ...counters
}: Stat): Record<string, unknown> {
  const zxids = { czxid: hexZxid(czxid), mzxid: hexZxid(mzxid), pzxid: hexZxid(pzxid) };
  return { ...counters, ...zxids, ephemeralOwner: `0x${ephemeralOwner.toString(16)}` };
}
