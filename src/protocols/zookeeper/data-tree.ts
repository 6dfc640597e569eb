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
import { childPath, configPath, namesOnPath, parentPath, znodeName } from './znode-path';
import { noZxid, type Zxid } from './zxid';

/** A request that takes a zxid, whether it succeeds or fails. A `version` of -1 means any. */
export type WriteRequest =
  | { readonly type: 'create'; readonly path: string; readonly data: string }
  | { readonly type: 'delete'; readonly path: string; readonly version: number }
  | { readonly type: 'setData'; readonly path: string; readonly data: string; readonly version: number }
  /** Opening a client's session changes no znode and consumes a zxid all the same. */
  | { readonly type: 'createSession' };

/** A request that any server answers from its own tree. */
export type ReadRequest =
  | { readonly type: 'getData'; readonly path: string }
  | { readonly type: 'exists'; readonly path: string }
  | { readonly type: 'getChildren'; readonly path: string };

/** What the leader made of a write request: the same outcome on every server, also when applied a second time. */
export type TxnBody =
  /** `parentCversion` is how many children the parent will ever have had, this one included. */
  | { readonly type: 'create'; readonly path: string; readonly data: string; readonly parentCversion: number }
  | { readonly type: 'delete'; readonly path: string }
  /** `version` is the version that the znode gets. */
  | { readonly type: 'setData'; readonly path: string; readonly data: string; readonly version: number }
  | { readonly type: 'createSession' }
  | { readonly type: 'error'; readonly error: ErrorCode };

/** A transaction. `time` is the leader's clock when it prepared the request, in milliseconds. */
export type Txn = { readonly zxid: Zxid; readonly time: number; readonly body: TxnBody };

/** The codes of KeeperException, section by section: system errors, then API errors. */
const errorNumbers = {
  SYSTEMERROR: -1,
  RUNTIMEINCONSISTENCY: -2,
  DATAINCONSISTENCY: -3,
  CONNECTIONLOSS: -4,
  MARSHALLINGERROR: -5,
  UNIMPLEMENTED: -6,
  OPERATIONTIMEOUT: -7,
  BADARGUMENTS: -8,
  UNKNOWNSESSION: -12,
  NEWCONFIGNOQUORUM: -13,
  RECONFIGINPROGRESS: -14,
  APIERROR: -100,
  NONODE: -101,
  NOAUTH: -102,
  BADVERSION: -103,
  NOCHILDRENFOREPHEMERALS: -108,
  NODEEXISTS: -110,
  NOTEMPTY: -111,
  SESSIONEXPIRED: -112,
  INVALIDCALLBACK: -113,
  INVALIDACL: -114,
  AUTHFAILED: -115,
  SESSIONMOVED: -118,
  NOTREADONLY: -119,
  EPHEMERALONLOCALSESSION: -120,
  NOWATCHER: -121,
  REQUESTTIMEOUT: -122,
  RECONFIGDISABLED: -123,
  SESSIONCLOSEDREQUIRESASLAUTH: -124,
  QUOTAEXCEEDED: -125,
  THROTTLEDOP: -127,
} as const;

/** The name of an error that a client can be told. */
export type ErrorCode = keyof typeof errorNumbers;
/** The number of an error on the wire and in the transaction log. */
export const errorNumber = (code: ErrorCode): number => errorNumbers[code];

/** The Stat of a znode as a client sees it. */
export interface Stat {
  readonly czxid: Zxid;
  readonly mzxid: Zxid;
  readonly ctime: number;
  readonly mtime: number;
  readonly version: number;
  /** How many creates and deletes of children there were; -1 or less for ZooKeeper's own znodes at first. */
  readonly cversion: number;
  readonly aversion: number;
  /** The session that owns an ephemeral znode; 0 for all others. */
  readonly ephemeralOwner: number;
  /** In bytes of UTF-8. */
  readonly dataLength: number;
  readonly numChildren: number;
  readonly pzxid: Zxid;
}

/** The two lists of ZooDefs.Ids that occur while requests carry none: everyone may do all, or everyone may read. */
export type Acl = 'OPEN_ACL_UNSAFE' | 'READ_ACL_UNSAFE';

/** A znode as the tree keeps it (DataNode with its StatPersisted). */
export interface DataNode {
  readonly data: string;
  readonly dataLength: number;
  readonly acl: Acl;
  readonly czxid: Zxid;
  readonly mzxid: Zxid;
  readonly pzxid: Zxid;
  readonly ctime: number;
  readonly mtime: number;
  readonly version: number;
  /** How many children were ever created: what a client sees is computed from it (`statOf`). */
  readonly cversion: number;
  readonly aversion: number;
  readonly ephemeralOwner: number;
  readonly children: PersistentMap<DataNode>;
}

/** All znodes of one server at one moment. Versions share what they have in common. */
export interface DataTree {
  readonly root: DataNode;
  readonly count: number;
}

/**
 * The tree after one more committed transaction (DataTree.processTxn). It never throws: a server that loads a snapshot
 * replays transactions that the snapshot already contains, so what cannot be done any more is skipped, and what was
 * done already leaves the later state as it is.
 */
export function applyTxn(tree: DataTree, txn: Txn): DataTree {
  const { body } = txn;
  switch (body.type) {
    case 'create':
      return applyCreate(tree, txn, body);
    case 'delete':
      return applyDelete(tree, txn, body.path);
    case 'setData':
      return setData(tree, { path: body.path, data: body.data, version: body.version, zxid: txn.zxid, time: txn.time });
    case 'createSession':
    case 'error':
      return tree;
    default:
      return unreachable(body);
  }
}

type Body<T extends TxnBody['type']> = Extract<TxnBody, { readonly type: T }>;

function applyCreate(tree: DataTree, txn: Txn, { path, data, parentCversion }: Body<'create'>): DataTree {
  const parent = findNode(tree, parentPath(path));
  if (parent === null) return tree;
  const name = znodeName(path);
  const exists = mapGet(parent.children, name) !== undefined;
  // A replayed create must not turn back the parent's counters, which a later create or delete may have moved on.
  const isNews = parentCversion > parent.cversion;
  const changed: DataNode = {
    ...parent,
    cversion: isNews ? parentCversion : parent.cversion,
    pzxid: isNews ? txn.zxid : parent.pzxid,
    children: exists ? parent.children : mapSet(parent.children, name, newNode(txn, data)),
  };
  return replaceNode(tree, { path: parentPath(path), node: changed, growth: exists ? 0 : 1 });
}

function newNode({ zxid, time }: Txn, data: string): DataNode {
  const dataLength = utf8Length(data);
  return { ...freshNode, data, dataLength, czxid: zxid, mzxid: zxid, pzxid: zxid, ctime: time, mtime: time };
}

function applyDelete(tree: DataTree, { zxid }: Txn, path: string): DataTree {
  const parent = findNode(tree, parentPath(path));
  if (parent === null) return tree;
  const name = znodeName(path);
  const gone = mapGet(parent.children, name);
  const changed: DataNode = {
    ...parent,
    // Also where the child is gone already: the snapshot may hold the parent from before the delete (DataTree.deleteNode).
    pzxid: zxid > parent.pzxid ? zxid : parent.pzxid,
    children: mapDelete(parent.children, name),
  };
  return replaceNode(tree, {
    path: parentPath(path),
    node: changed,
    growth: gone === undefined ? 0 : -subtreeSize(gone),
  });
}

/** Above 1 only in a replay, where the tree may hold children that were created after this delete. */
function subtreeSize(node: DataNode): number {
  let size = 1;
  for (const [, child] of mapEntries(node.children)) size += subtreeSize(child);
  return size;
}

interface Setting {
  readonly path: string;
  readonly data: string;
  readonly version: number;
  readonly zxid: Zxid;
  readonly time: number;
}

function setData(tree: DataTree, { path, data, version, zxid, time }: Setting): DataTree {
  const node = findNode(tree, path);
  if (node === null) return tree;
  return replaceNode(tree, {
    path,
    node: copyOf(node, { data, dataLength: utf8Length(data), version, mzxid: zxid, mtime: time }, node.children),
    growth: 0,
  });
}

type Content = Pick<DataNode, 'data' | 'dataLength' | 'version' | 'mzxid' | 'mtime'>;

/** A znode with other content and other children. Field by field: a spread of this many takes several times as long. */
const copyOf = (node: DataNode, content: Content, children: DataNode['children']): DataNode => ({
  data: content.data,
  dataLength: content.dataLength,
  acl: node.acl,
  czxid: node.czxid,
  mzxid: content.mzxid,
  pzxid: node.pzxid,
  ctime: node.ctime,
  mtime: content.mtime,
  version: content.version,
  cversion: node.cversion,
  aversion: node.aversion,
  ephemeralOwner: node.ephemeralOwner,
  children,
});

/** How many bytes the text takes in UTF-8, the form in which clients send it. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7ff) length += 2;
    else if (code > 0x7f) length += 1;
    // Two surrogates are four bytes together; one alone becomes U+FFFD, three bytes as counted already.
    if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(at + 1))) at += 1;
  }
  return length;
}
const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** The znode of exactly this path, or null. Nothing is checked or tidied: `/a/` is no name of `/a`. */
export function findNode(tree: DataTree, path: string): DataNode | null {
  const names = namesOnPath(path);
  if (names === null) return null;
  let node: DataNode | undefined = tree.root;
  for (const name of names) {
    node = mapGet(node.children, name);
    if (node === undefined) return null;
  }
  return node;
}

type Replacement = { readonly path: string; readonly node: DataNode; readonly growth: number };

/** The tree with another znode at a path that exists. */
function replaceNode(tree: DataTree, { path, node, growth }: Replacement): DataTree {
  return { root: replaceBelow(tree.root, namesOnPath(path) ?? [], 0, node), count: tree.count + growth };
}

function replaceBelow(ancestor: DataNode, names: readonly string[], depth: number, node: DataNode): DataNode {
  const name = names[depth];
  if (name === undefined) return node;
  const child = mapGet(ancestor.children, name);
  if (child === undefined) return ancestor;
  return copyOf(ancestor, ancestor, mapSet(ancestor.children, name, replaceBelow(child, names, depth + 1, node)));
}

const freshNode: DataNode = {
  data: '',
  dataLength: 0,
  acl: 'OPEN_ACL_UNSAFE',
  czxid: noZxid,
  mzxid: noZxid,
  pzxid: noZxid,
  ctime: 0,
  mtime: 0,
  version: 0,
  cversion: 0,
  aversion: 0,
  ephemeralOwner: 0,
  children: emptyMap(),
};

/**
 * The tree of a server that never saw a transaction (DataTree's constructor). The built-in children are not counted in
 * their parents' cversion, hence -1 and -2 to a client; the ACL of the config znode is set with an aversion of -1.
 */
export const emptyTree: DataTree = {
  root: withChildren({ zookeeper: withChildren({ config: configNode(), quota: freshNode }) }),
  count: 4,
};

function configNode(): DataNode {
  return { ...freshNode, acl: 'READ_ACL_UNSAFE', aversion: -1 };
}

function withChildren(nodesByName: Readonly<Record<string, DataNode>>): DataNode {
  let children = emptyMap<DataNode>();
  for (const [name, node] of Object.entries(nodesByName)) children = mapSet(children, name, node);
  return { ...freshNode, children };
}

/**
 * The tree whose config znode tells the ensemble's configuration. A server writes it without a transaction when it
 * starts to lead or has synchronized, with version -1 and no zxid (ZKDatabase.initConfigInZKDatabase).
 */
export function withConfig(tree: DataTree, config: { readonly text: string; readonly time: number }): DataTree {
  return setData(tree, { path: configPath, data: config.text, version: -1, zxid: noZxid, time: config.time });
}

/** What a client gets to know of a znode. */
export function statOf(node: DataNode): Stat {
  const { czxid, mzxid, ctime, mtime, version, aversion, ephemeralOwner, dataLength, pzxid } = node;
  const numChildren = mapSize(node.children);
  // Every creation counts twice and every child that is left once less: creations plus deletions (DataNode.copyStat).
  const cversion = (2 * node.cversion - numChildren) | 0;
  return { czxid, mzxid, ctime, mtime, version, cversion, aversion, ephemeralOwner, dataLength, numChildren, pzxid };
}

/** The answer to a read. */
export type ReadResult =
  | { readonly ok: true; readonly type: 'getData'; readonly data: string; readonly stat: Stat }
  | { readonly ok: true; readonly type: 'exists'; readonly stat: Stat }
  | { readonly ok: true; readonly type: 'getChildren'; readonly children: readonly string[]; readonly stat: Stat }
  | { readonly ok: false; readonly error: ErrorCode };

/**
 * Answers a read from this tree (FinalRequestProcessor). The server looks the path up as it is, so a malformed path is
 * NONODE and the empty one the root; `exists` alone refuses a NUL. Children come in the order of their names, where
 * ZooKeeper promises none.
 */
export function read(tree: DataTree, request: ReadRequest): ReadResult {
  if (request.type === 'exists' && request.path.includes('\0')) return { ok: false, error: 'BADARGUMENTS' };
  const node = findNode(tree, request.path);
  if (node === null) return { ok: false, error: 'NONODE' };
  const stat = statOf(node);
  switch (request.type) {
    case 'getData':
      return { ok: true, type: 'getData', data: node.data, stat };
    case 'exists':
      return { ok: true, type: 'exists', stat };
    case 'getChildren':
      return { ok: true, type: 'getChildren', children: Array.from(mapEntries(node.children), ([name]) => name), stat };
    default:
      return unreachable(request);
  }
}

/** A znode with its path, for those who look at a whole tree. */
export type Znode = { readonly path: string; readonly data: string; readonly stat: Stat };

/** Every znode, ZooKeeper's own included: each directly before its descendants, siblings in the order of their names. */
export const nodes = (tree: DataTree): Iterable<Znode> => subtree('/', tree.root);

function* subtree(path: string, node: DataNode): Generator<Znode> {
  yield { path, data: node.data, stat: statOf(node) };
  for (const [name, child] of mapEntries(node.children)) yield* subtree(childPath(path, name), child);
}

/** How many znodes there are, the root and ZooKeeper's own included; costs nothing. */
export const nodeCount = (tree: DataTree): number => tree.count;
