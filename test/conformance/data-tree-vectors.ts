import type { WriteRequest } from '../../src/protocols/zookeeper/data-tree';
import {
  applyTxn,
  type DataTree,
  emptyTree,
  findNode,
  nodes,
  type Stat,
  statOf,
  type TxnBody,
} from '../../src/protocols/zookeeper/data-tree';
import { pathProblem } from '../../src/protocols/zookeeper/znode-path';
import { type Zxid, zxidOf } from '../../src/protocols/zookeeper/zxid';
import { create, remove, setData } from './data-tree-script';
import { type Server, serve } from './data-tree-server';
import { compared, outside, type Row } from './report';

/** Expectations of ZooKeeper's own unit tests about its data tree and the preparation of requests: a row for each. */
export function vectorRows(): readonly Row[] {
  return vectors.map((vector) =>
    'lacks' in vector
      ? outside(vector.id, vector.title, vector.lacks)
      : compared(vector.id, vector.title, { recorded: vector.expected, ours: vector.ours() }),
  );
}

type Vector = { readonly id: string; readonly title: string } & (
  | { readonly lacks: string }
  | { readonly expected: unknown; readonly ours: () => unknown }
);

const begin: Server = { tree: emptyTree, zxid: zxidOf(1, 0), log: [] };

function serveAll(
  requests: readonly WriteRequest[],
  from: Server = begin,
): { readonly server: Server; readonly errs: readonly string[] } {
  const errs: string[] = [];
  let server = from;
  for (const request of requests) {
    const [after, { err }] = serve(server, request);
    errs.push(err);
    server = after;
  }
  return { server, errs };
}

const lastBody = (requests: readonly WriteRequest[], from?: Server): TxnBody | undefined =>
  serveAll(requests, from).server.log.at(-1)?.body;

/** A server on which `/foo` has this version. */
function withVersion(version: number): Server {
  const { server } = serveAll([create('/foo')]);
  return { ...server, tree: applied(server.tree, server.zxid, { type: 'setData', path: '/foo', data: '', version }) };
}

const applied = (tree: DataTree, zxid: Zxid, body: TxnBody): DataTree => applyTxn(tree, { zxid, time: 0, body });

function statAt(tree: DataTree, path: string): Stat {
  const node = findNode(tree, path);
  if (node === null) throw new Error(`no znode ${path}`);
  return statOf(node);
}

const error = (code: string) => ({ type: 'error', error: code });
const set = (version: number) => ({ type: 'setData', path: '/foo', data: 'x', version });

function descendants({ tree }: Server, path: string): number {
  return Array.from(nodes(tree)).filter(
    (node) => node.path !== '/' && node.path.startsWith(path === '/' ? '/' : `${path}/`),
  ).length;
}

const refusedPaths = [
  '',
  '//',
  '///',
  '/./',
  '/foo/.',
  '/../',
  '/foo/../',
  '/foo/./',
  '/foo/..',
  '/\u0001foo',
  '/foo/bar/',
  '/foo//bar',
  'foo',
];
const refusedSequences = ['/a//', '/a/./', '/a/../'];
const acceptedSequences = ['/a/', '/a/.', '/a/..'];

/** A parent that had five creations and three deletions, and then one deletion more. */
function fiveCreations(): readonly number[] {
  const children = [1, 2, 3, 4, 5].map((n) => create(`/p/${n}`));
  const { server } = serveAll([create('/p'), ...children, remove('/p/1'), remove('/p/2'), remove('/p/3')]);
  const { server: after } = serveAll([remove('/p/4')], server);
  return [server, after].map(({ tree }) => statAt(tree, '/p').cversion);
}

/** Creates whose parentCversion was taken before and after other changes, applied out of their order. */
function unorderedCreates(): readonly unknown[] {
  const first = applied(emptyTree, zxidOf(1, 7), { type: 'create', path: '/test', data: '', parentCversion: 1 });
  const second = applied(first, zxidOf(1, 5), { type: 'create', path: '/test1', data: '', parentCversion: 0 });
  return [first, second].map(({ root: { cversion, pzxid } }) => ({ cversion, pzxid }));
}

function raisedByReplay(): readonly number[] {
  const { server } = serveAll([create('/test'), create('/test/child')]);
  const before = findNode(server.tree, '/test');
  const replayed: TxnBody = {
    type: 'create',
    path: '/test/child',
    data: '',
    parentCversion: (before?.cversion ?? 0) + 1,
  };
  const after = findNode(applied(server.tree, zxidOf(1, 3), replayed), '/test');
  return [(after?.cversion ?? 0) - (before?.cversion ?? 0), (after?.pzxid ?? 0) - (before?.pzxid ?? 0)];
}

function statsOfGrowingParent(): readonly unknown[] {
  let { server } = serveAll([create('/foo')]);
  const stats: unknown[] = [];
  for (let i = 0; i < 10; i++) {
    ({ server } = serveAll([create(`/foo/bar${i}`)], server));
    const { czxid, pzxid, cversion, numChildren } = statAt(server.tree, '/foo');
    stats.push([pzxid - czxid, cversion, numChildren]);
  }
  return stats;
}

const counters = (path: string) => {
  const { version, cversion, aversion, numChildren } = statAt(emptyTree, path);
  return { version, cversion, aversion, numChildren };
};

const numbered = serveAll([create('/a'), create('/a/n'), create('/a/n/1'), create('/a/n/2'), create('/a/n/3')]).server;

const vectors: readonly Vector[] = [
  { id: 'E01', title: 'a request that cannot be read', lacks: 'about bytes on the wire' },
  {
    id: 'E02',
    title: 'setData on the empty path',
    expected: error('BADARGUMENTS'),
    ours: () => lastBody([setData('', 'x')]),
  },
  { id: 'E04', title: 'a failed multi leaves no change behind', lacks: 'needs multi' },
  {
    id: 'E05',
    title: 'version 0, expected 0',
    expected: set(1),
    ours: () => lastBody([create('/foo'), setData('/foo', 'x', 0)]),
  },
  {
    id: 'E07',
    title: 'the smallest version, expected the same',
    expected: set(-2147483647),
    ours: () => lastBody([setData('/foo', 'x', -2147483648)], withVersion(-2147483648)),
  },
  {
    id: 'E08',
    title: 'version -2, expected the same: never -1',
    expected: set(0),
    ours: () => lastBody([setData('/foo', 'x', -2)], withVersion(-2)),
  },
  {
    id: 'E10',
    title: 'version 0, expected 1',
    expected: error('BADVERSION'),
    ours: () => lastBody([create('/foo'), setData('/foo', 'x', 1)]),
  },
  { id: 'E11', title: 'closing a session deletes its znodes', lacks: 'needs ephemeral znodes' },
  { id: 'E13', title: 'a child watch on the root', lacks: 'needs watches' },
  {
    id: 'E14',
    title: 'cversion and pzxid of the root never move backwards',
    expected: [
      { cversion: 1, pzxid: zxidOf(1, 7) },
      { cversion: 1, pzxid: zxidOf(1, 7) },
    ],
    ours: unorderedCreates,
  },
  {
    id: 'E16',
    title: 'numbers of descendants',
    expected: [4, 3, 0, 8],
    ours: () => ['/a', '/a/n', '/a/n/1', '/'].map((path) => descendants(numbered, path)),
  },
  { id: 'E17', title: 'a replayed create raises cversion and pzxid by one', expected: [1, 1], ours: raisedByReplay },
  { id: 'E19', title: '105 sequential creates', lacks: 'needs sequential names' },
  {
    id: 'E20',
    title: 'delete a parent before and after its child',
    expected: ['OK', 'OK', 'NOTEMPTY', 'OK', 'OK'],
    ours: () =>
      serveAll([
        create('/parent'),
        create('/parent/child'),
        remove('/parent'),
        remove('/parent/child'),
        remove('/parent'),
      ]).errs,
  },
  {
    id: 'E22',
    title: 'create a path twice',
    expected: ['OK', 'NODEEXISTS'],
    ours: () => serveAll([create('/a'), create('/a')]).errs,
  },
  {
    id: 'E23',
    title: 'paths that a client refuses, and prefixes of sequential names that it does not',
    expected: { refused: [...refusedPaths, ...refusedSequences], accepted: acceptedSequences },
    ours: () => ({
      refused: [
        ...refusedPaths.filter((path) => pathProblem(path) !== null),
        ...refusedSequences.filter((path) => pathProblem(`${path}1`) !== null),
      ],
      accepted: acceptedSequences.filter((path) => pathProblem(`${path}1`) === null),
    }),
  },
  ...['E25', 'E26', 'E28', 'E29'].map((id) => ({ id, title: 'lifetimes of TTL znodes', lacks: 'needs TTL znodes' })),
  { id: 'E31', title: 'a container goes with its last child', lacks: 'needs containers' },
  ...['E32', 'E34', 'E35', 'E37', 'E38'].map((id) => ({
    id,
    title: 'owners as numbers',
    lacks: 'needs ephemeral znodes',
  })),
  { id: 'E40', title: 'Stat of a parent and its ephemeral child', lacks: 'needs ephemeral znodes' },
  {
    id: 'E41',
    title: 'pzxid, cversion and numChildren of a parent that gets ten children',
    expected: Array.from({ length: 10 }, (_, i) => [i + 1, i + 1, i + 1]),
    ours: statsOfGrowingParent,
  },
  { id: 'E43', title: 'cversion that a client sees: creations and deletions', expected: [8, 9], ours: fiveCreations },
  {
    id: 'E44',
    title: 'counters of a new tree',
    expected: [
      { version: 0, cversion: -1, aversion: 0, numChildren: 1 },
      { version: 0, cversion: -2, aversion: 0, numChildren: 2 },
      { version: 0, cversion: 0, aversion: -1, numChildren: 0 },
    ],
    ours: () => ['/', '/zookeeper', '/zookeeper/config'].map(counters),
  },
];
