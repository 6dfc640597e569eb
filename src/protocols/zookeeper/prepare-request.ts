import { unreachable } from '../../kernel/assert';
import {
  emptyMap,
  mapDelete,
  mapEntries,
  mapGet,
  mapSet,
  mapSize,
  type PersistentMap,
} from '../../kernel/persistent-map';
import {
  type Acl,
  type DataNode,
  type DataTree,
  type ErrorCode,
  findNode,
  type TxnBody,
  type WriteRequest,
} from './data-tree';
import { hasParentPath, isSpecialPath, parentPath, pathProblem } from './znode-path';
import type { Zxid } from './zxid';

/**
 * The changes that the leader has proposed and not yet applied, laid over its tree: the next request is judged as if
 * they were applied already (outstandingChanges and outstandingChangesForPath of ZooKeeperServer).
 */
export interface Outstanding {
  /** The newest change of each path. */
  readonly byPath: PersistentMap<ChangeRecord>;
  /** Every change under the zxid that made it, as a text whose order is that of the zxids. */
  readonly byZxid: PersistentMap<readonly ChangeRecord[]>;
}

/** What one transaction will make of one znode; `node` is null where it will delete it. */
export interface ChangeRecord {
  readonly zxid: Zxid;
  readonly path: string;
  readonly node: SpeculativeNode | null;
}

/** As much of a znode as the next requests are judged by. */
interface SpeculativeNode {
  readonly version: number;
  readonly cversion: number;
  readonly childCount: number;
  readonly acl: Acl;
}

/** Nothing is on its way. */
export const emptyOutstanding: Outstanding = { byPath: emptyMap(), byZxid: emptyMap() };

/** What became of a request: its transaction, which is an error where `error` says why, and the changes now on their way. */
export interface Prepared {
  readonly body: TxnBody;
  readonly outstanding: Outstanding;
  readonly error: ErrorCode | null;
}

/**
 * Judges a write as the leader's first processor does (PrepRequestProcessor) and turns it into the transaction that is
 * proposed. A refused request becomes a transaction too: it has taken its zxid. The checks stand in ZooKeeper's order,
 * because the first that fails is what the client is told.
 */
export function prepare(tree: DataTree, outstanding: Outstanding, request: WriteRequest, zxid: Zxid): Prepared {
  const context: Context = { tree, outstanding, zxid };
  switch (request.type) {
    case 'create':
      return prepareCreate(context, request);
    case 'delete':
      return prepareDelete(context, request);
    case 'setData':
      return prepareSetData(context, request);
    case 'createSession':
      return { body: { type: 'createSession' }, outstanding, error: null };
    default:
      return unreachable(request);
  }
}

type Context = { readonly tree: DataTree; readonly outstanding: Outstanding; readonly zxid: Zxid };
type Request<T extends WriteRequest['type']> = Extract<WriteRequest, { readonly type: T }>;

// pRequest2TxnCreate. The path as a whole is judged after the parent: `/x//y` is NONODE as long as there is no `/x/`.
function prepareCreate(context: Context, { path, data }: Request<'create'>): Prepared {
  if (!hasParentPath(path)) return refused(context, 'BADARGUMENTS');
  const parent = expectedNode(context, parentPath(path));
  if (parent === null) return refused(context, 'NONODE');
  if (!mayChange(parent.acl)) return refused(context, 'NOAUTH');
  if (pathProblem(path) !== null) return refused(context, 'BADARGUMENTS');
  if (expectedNode(context, path) !== null) return refused(context, 'NODEEXISTS');
  const parentCversion = (parent.cversion + 1) | 0;
  return accepted(context, { type: 'create', path, data, parentCversion }, [
    { path: parentPath(path), node: { ...parent, cversion: parentCversion, childCount: parent.childCount + 1 } },
    { path, node: { version: 0, cversion: 0, childCount: 0, acl: 'OPEN_ACL_UNSAFE' } },
  ]);
}

// OpCode.delete in pRequest2Txn. The version is judged before the children.
function prepareDelete(context: Context, { path, version }: Request<'delete'>): Prepared {
  if (!hasParentPath(path) || isSpecialPath(path)) return refused(context, 'BADARGUMENTS');
  const parent = expectedNode(context, parentPath(path));
  if (parent === null) return refused(context, 'NONODE');
  if (!mayChange(parent.acl)) return refused(context, 'NOAUTH');
  const node = expectedNode(context, path);
  if (node === null) return refused(context, 'NONODE');
  if (nextVersion(node.version, version) === null) return refused(context, 'BADVERSION');
  if (node.childCount > 0) return refused(context, 'NOTEMPTY');
  return accepted(context, { type: 'delete', path }, [
    { path: parentPath(path), node: { ...parent, childCount: parent.childCount - 1 } },
    { path, node: null },
  ]);
}

// OpCode.setData in pRequest2Txn.
function prepareSetData(context: Context, { path, data, version: expected }: Request<'setData'>): Prepared {
  if (pathProblem(path) !== null) return refused(context, 'BADARGUMENTS');
  const node = expectedNode(context, path);
  if (node === null) return refused(context, 'NONODE');
  if (!mayChange(node.acl)) return refused(context, 'NOAUTH');
  const version = nextVersion(node.version, expected);
  if (version === null) return refused(context, 'BADVERSION');
  return accepted(context, { type: 'setData', path, data, version }, [{ path, node: { ...node, version } }]);
}

/** CREATE, DELETE and WRITE all come with the open list and none with the other. */
const mayChange = (acl: Acl): boolean => acl === 'OPEN_ACL_UNSAFE';

/**
 * The version after a change, or null where the znode has another than the client expects (checkAndIncVersion). Versions
 * are 32-bit integers; -1 is left out, because a client that names it means any version (ZOOKEEPER-4743).
 */
function nextVersion(current: number, expected: number): number | null {
  if (expected !== -1 && expected !== current) return null;
  const next = (current + 1) | 0;
  return next === -1 ? 0 : next;
}

/** The znode as it will be once all that is on its way has been applied (getRecordForPath). */
function expectedNode({ tree, outstanding }: Context, path: string): SpeculativeNode | null {
  const change = mapGet(outstanding.byPath, path);
  if (change !== undefined) return change.node;
  const node = findNode(tree, path);
  return node === null ? null : speculative(node);
}

function speculative({ version, cversion, acl, children }: DataNode): SpeculativeNode {
  return { version, cversion, childCount: mapSize(children), acl };
}

function refused({ outstanding }: Context, error: ErrorCode): Prepared {
  return { body: { type: 'error', error }, outstanding, error };
}

type Change = Omit<ChangeRecord, 'zxid'>;

function accepted({ outstanding, zxid }: Context, body: TxnBody, changes: readonly Change[]): Prepared {
  const records = changes.map((change): ChangeRecord => ({ zxid, ...change }));
  let { byPath } = outstanding;
  for (const record of records) byPath = mapSet(byPath, record.path, record);
  const earlier = mapGet(outstanding.byZxid, orderedText(zxid)) ?? [];
  const byZxid = mapSet(outstanding.byZxid, orderedText(zxid), [...earlier, ...records]);
  return { body, outstanding: { byPath, byZxid }, error: null };
}

/**
 * Forgets the changes up to and including this zxid, which the tree holds now (FinalRequestProcessor). A path that a later
 * transaction changes again keeps that one's record.
 */
export function settle(outstanding: Outstanding, zxid: Zxid): Outstanding {
  let { byPath, byZxid } = outstanding;
  for (const [text, records] of mapEntries(outstanding.byZxid)) {
    if (text > orderedText(zxid)) break;
    byZxid = mapDelete(byZxid, text);
    for (const record of records) if (mapGet(byPath, record.path) === record) byPath = mapDelete(byPath, record.path);
  }
  return byZxid === outstanding.byZxid ? outstanding : { byPath, byZxid };
}

/** Fourteen hexadecimal digits hold every exact zxid, so texts compare as the numbers do. */
const orderedText = (zxid: Zxid): string => zxid.toString(16).padStart(14, '0');
