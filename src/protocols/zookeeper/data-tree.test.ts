import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyTxn,
  type DataTree,
  emptyTree,
  errorNumber,
  nodeCount,
  nodes,
  read,
  type Stat,
  type Txn,
  type TxnBody,
  utf8Length,
  withConfig,
} from './data-tree';
import { emptyOutstanding, prepare } from './prepare-request';
import { zxidOf } from './zxid';

const txn = (counter: number, body: TxnBody): Txn => ({ zxid: zxidOf(1, counter), time: 1000 + counter, body });
const create = (path: string, parentCversion: number, data = ''): TxnBody => ({
  type: 'create',
  path,
  data,
  parentCversion,
});

function applied(bodies: readonly TxnBody[], tree: DataTree = emptyTree): DataTree {
  return bodies.reduce((before, body, index) => applyTxn(before, txn(index + 1, body)), tree);
}

function statAt(tree: DataTree, path: string): Stat {
  const answer = read(tree, { type: 'exists', path });
  if (!answer.ok) throw new Error(`${path}: ${answer.error}`);
  return answer.stat;
}

const paths = (tree: DataTree): readonly string[] => Array.from(nodes(tree), ({ path }) => path);

describe('an empty tree', () => {
  it('holds the znodes of ZooKeeper itself', () => {
    expect(paths(emptyTree)).toEqual(['/', '/zookeeper', '/zookeeper/config', '/zookeeper/quota']);
    expect(nodeCount(emptyTree)).toBe(4);
  });

  it('shows their peculiar counters', () => {
    expect(statAt(emptyTree, '/')).toMatchObject({ cversion: -1, numChildren: 1, version: 0, czxid: 0, pzxid: 0 });
    expect(statAt(emptyTree, '/zookeeper')).toMatchObject({ cversion: -2, numChildren: 2 });
    expect(statAt(emptyTree, '/zookeeper/quota')).toMatchObject({ cversion: 0, aversion: 0 });
    expect(statAt(emptyTree, '/zookeeper/config')).toMatchObject({ version: 0, aversion: -1, dataLength: 0 });
  });

  it('takes the configuration without a transaction', () => {
    const tree = withConfig(emptyTree, { text: 'version=0', time: 7 });
    expect(statAt(tree, '/zookeeper/config')).toMatchObject({ version: -1, mzxid: 0, mtime: 7, dataLength: 9 });
    expect(read(tree, { type: 'getData', path: '/zookeeper/config' })).toMatchObject({ data: 'version=0' });
  });
});

describe('applying a transaction', () => {
  it('creates a znode with all its zxids and times', () => {
    const tree = applied([create('/a', 1, 'né')]);
    const [zxid, time] = [zxidOf(1, 1), 1001];
    expect(statAt(tree, '/a')).toEqual({
      ...{ czxid: zxid, mzxid: zxid, pzxid: zxid, ctime: time, mtime: time },
      ...{ version: 0, cversion: 0, aversion: 0, ephemeralOwner: 0, dataLength: 3, numChildren: 0 },
    });
    expect(statAt(tree, '/')).toMatchObject({ cversion: 0, numChildren: 2, pzxid: zxid, mzxid: 0, mtime: 0 });
  });

  it('sets data, and of the Stat only what belongs to data', () => {
    const tree = applied([create('/a', 1), { type: 'setData', path: '/a', data: 'xyz', version: 9 }]);
    const [made, set] = [zxidOf(1, 1), zxidOf(1, 2)];
    expect(statAt(tree, '/a')).toMatchObject({ czxid: made, mzxid: set, pzxid: made, ctime: 1001, mtime: 1002 });
    expect(statAt(tree, '/a')).toMatchObject({ version: 9, cversion: 0, dataLength: 3 });
  });

  it('counts a deletion in the cversion of the parent, as clients see it, and in its pzxid', () => {
    const tree = applied([create('/a', 1), create('/a/b', 1), create('/a/c', 2), { type: 'delete', path: '/a/b' }]);
    expect(statAt(tree, '/a')).toMatchObject({ cversion: 3, numChildren: 1, pzxid: zxidOf(1, 4), mzxid: zxidOf(1, 1) });
    expect(paths(tree)).toEqual(['/', '/a', '/a/c', '/zookeeper', '/zookeeper/config', '/zookeeper/quota']);
  });

  it('changes nothing at all for an error or a new session', () => {
    const tree = applied([create('/a', 1)]);
    expect(applyTxn(tree, txn(2, { type: 'error', error: 'NODEEXISTS' }))).toBe(tree);
    expect(applyTxn(tree, txn(2, { type: 'createSession' }))).toBe(tree);
  });

  it('skips what cannot be done any more', () => {
    const tree = applied([create('/a', 1)]);
    expect(applyTxn(tree, txn(2, { type: 'setData', path: '/x', data: '', version: 1 }))).toBe(tree);
    expect(applyTxn(tree, txn(2, create('/x/y', 1)))).toBe(tree);
    expect(applyTxn(tree, txn(2, { type: 'delete', path: '/x/y' }))).toBe(tree);
  });

  it('raises the pzxid of the parent also where the child is gone already', () => {
    const tree = applied([create('/a', 1), { type: 'delete', path: '/a/b' }]);
    expect(statAt(tree, '/a')).toMatchObject({ pzxid: zxidOf(1, 2), cversion: 0 });
  });

  it('never lowers a pzxid when an old delete is replayed', () => {
    const tree = applied([create('/a', 1), create('/a/b', 1), create('/a/c', 2)]);
    expect(statAt(applyTxn(tree, txn(2, { type: 'delete', path: '/a/x' })), '/a').pzxid).toBe(zxidOf(1, 3));
  });

  it('keeps the data of a znode that a replay creates again, and lets its parent only gain', () => {
    const tree = applied([create('/a', 1, 'old'), create('/b', 2)]);
    const again = applyTxn(tree, txn(1, create('/a', 1, 'new')));
    expect(read(again, { type: 'getData', path: '/a' })).toEqual(read(tree, { type: 'getData', path: '/a' }));
    expect(statAt(again, '/')).toEqual(statAt(tree, '/'));
    expect(nodeCount(again)).toBe(nodeCount(tree));
    expect(statAt(applyTxn(tree, txn(9, create('/a', 5))), '/')).toMatchObject({ cversion: 7, pzxid: zxidOf(1, 9) });
  });

  it('counts what a replayed delete takes along', () => {
    const tree = applied([create('/a', 1), create('/a/b', 1), create('/a/b/c', 1), create('/d', 2)]);
    const replayed = applyTxn(tree, txn(1, { type: 'delete', path: '/a' }));
    expect([nodeCount(replayed), paths(replayed).length]).toEqual([5, 5]);
  });
});

describe('reading', () => {
  const tree = applied([create('/a', 1, 'x'), create('/a/c', 1), create('/a/b', 2)]);

  it('answers with data, children by name, and the Stat', () => {
    const stat = statAt(tree, '/a');
    expect(read(tree, { type: 'getData', path: '/a' })).toEqual({ ok: true, type: 'getData', data: 'x', stat });
    expect(read(tree, { type: 'exists', path: '/a' })).toEqual({ ok: true, type: 'exists', stat });
    expect(read(tree, { type: 'getChildren', path: '/a' })).toEqual({
      ok: true,
      type: 'getChildren',
      children: ['b', 'c'],
      stat,
    });
  });

  it.each(['/x', '/a/', '/a//b', '//', 'a', 'a/b', '/a/x', '/constructor'])('knows no %j', (path) => {
    for (const type of ['getData', 'exists', 'getChildren'] as const) {
      expect(read(tree, { type, path })).toEqual({ ok: false, error: 'NONODE' });
    }
  });

  it('knows the root by the empty path too', () => {
    expect(read(tree, { type: 'getData', path: '' })).toEqual(read(tree, { type: 'getData', path: '/' }));
  });

  it('refuses a NUL in exists alone', () => {
    expect(read(tree, { type: 'exists', path: '/a\0' })).toEqual({ ok: false, error: 'BADARGUMENTS' });
    expect(read(tree, { type: 'getData', path: '/a\0' })).toEqual({ ok: false, error: 'NONODE' });
  });

  it('lists each znode directly before its descendants', () => {
    const siblings = applied([create('/a-b', 1), create('/a', 2), create('/a/c', 1)]);
    expect(paths(siblings).slice(0, 4)).toEqual(['/', '/a', '/a/c', '/a-b']);
  });
});

it('numbers errors as KeeperException does', () => {
  expect(
    (['BADARGUMENTS', 'NONODE', 'NOAUTH', 'BADVERSION', 'NODEEXISTS', 'NOTEMPTY'] as const).map(errorNumber),
  ).toEqual([-8, -101, -102, -103, -110, -111]);
});

it('counts bytes as an encoder does', () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const text = fc.oneof(fc.string({ unit, maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }));
  const property = fc.property(text, (sample) => {
    expect(utf8Length(sample)).toBe(new TextEncoder().encode(sample).length);
  });
  fc.assert(property, { seed: 4, numRuns: 2000 });
});

/** Writes over few paths, so that most of them meet a znode, a parent or a child that was there before. */
const somePath = fc.constantFrom('/a', '/b', '/a/a', '/a/b', '/a/a/a', '/a/a/b', '/b/a', '/zookeeper/a');
const someWrite = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('create' as const), path: somePath, data: fc.constantFrom('', 'x', 'é') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('delete' as const), path: somePath, version: fc.constantFrom(-1, 0) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('setData' as const),
      path: fc.oneof(somePath, fc.constant('/')),
      data: fc.constantFrom('', 'yy'),
      version: fc.constantFrom(-1, 0, 1),
    }),
  },
);

/** What a leader that applies each request before it takes the next one makes of random requests. */
const history = fc.array(someWrite, { maxLength: 80 }).map((requests) => {
  const txns: Txn[] = [];
  let tree = emptyTree;
  for (const [index, request] of requests.entries()) {
    const made = txn(index + 1, prepare(tree, emptyOutstanding, request, zxidOf(1, index + 1)).body);
    tree = applyTxn(tree, made);
    txns.push(made);
  }
  return txns;
});

type TwinNode = { data: string; stat: { -readonly [K in keyof Stat]: Stat[K] }; readonly children: Set<string> };

/** DataTree told the way ZooKeeper's source tells it: one table of all paths, changed in place. */
function twinOf(txns: readonly Txn[]): Map<string, TwinNode> {
  const table = new Map(
    Array.from(nodes(emptyTree), ({ path, data, stat }): [string, TwinNode] => [
      path,
      { data, stat: { ...stat, cversion: 0 }, children: new Set() },
    ]),
  );
  for (const path of table.keys()) if (path !== '/') table.get(above(path))?.children.add(path);
  for (const each of txns) changeTwin(table, each);
  return table;
}

const above = (path: string): string => path.replace(/\/[^/]*$/, '') || '/';

function changeTwin(table: Map<string, TwinNode>, { zxid, time, body }: Txn): void {
  if (body.type === 'create') {
    const { parentCversion, path, data } = body;
    const parent = table.get(above(path));
    if (parent === undefined) return;
    if (parentCversion > parent.stat.cversion) Object.assign(parent.stat, { cversion: parentCversion, pzxid: zxid });
    if (parent.children.has(path)) return;
    parent.children.add(path);
    const counters = { version: 0, cversion: 0, aversion: 0, ephemeralOwner: 0, dataLength: 0, numChildren: 0 };
    const stat = { czxid: zxid, mzxid: zxid, pzxid: zxid, ctime: time, mtime: time, ...counters };
    table.set(path, { data, stat, children: new Set() });
  } else if (body.type === 'delete') {
    const parent = table.get(above(body.path));
    parent?.children.delete(body.path);
    if (parent !== undefined && zxid > parent.stat.pzxid) parent.stat.pzxid = zxid;
    table.delete(body.path);
  } else if (body.type === 'setData') {
    const node = table.get(body.path);
    if (node === undefined) return;
    node.data = body.data;
    Object.assign(node.stat, { mzxid: zxid, mtime: time, version: body.version });
  }
}

/** The twin's table as `nodes` would tell it, by path. */
function shown(table: ReadonlyMap<string, TwinNode>): Record<string, unknown> {
  const entries = Array.from(table, ([path, { data, stat, children }]) => {
    const cversion = 2 * stat.cversion - children.size;
    return [
      path,
      { path, data, stat: { ...stat, cversion, dataLength: Buffer.byteLength(data), numChildren: children.size } },
    ] as const;
  });
  return Object.fromEntries(entries);
}

const byPath = (tree: DataTree) => Object.fromEntries(Array.from(nodes(tree), (znode) => [znode.path, znode]));

const applyAll = (tree: DataTree, txns: readonly Txn[]): DataTree => txns.reduce(applyTxn, tree);

describe('random histories', () => {
  it('end as in a plain table of all paths', () => {
    const property = fc.property(history, (txns) => {
      const tree = applyAll(emptyTree, txns);
      expect(byPath(tree)).toEqual(shown(twinOf(txns)));
      expect(nodeCount(tree)).toBe(paths(tree).length);
    });
    fc.assert(property, { seed: 5, numRuns: 300 });
  });

  // A snapshot holds everything up to some transaction; the log that is replayed over it may begin long before that.
  it('end the same when any of their later parts is replayed over any later state', () => {
    const property = fc.property(history, fc.nat(), fc.nat(), (txns, first, second) => {
      const [from, to] = [first % (txns.length + 1), second % (txns.length + 1)].sort((a, b) => a - b);
      const snapshot = applyAll(emptyTree, txns.slice(0, to));
      const [replayed, straight] = [applyAll(snapshot, txns.slice(from)), applyAll(emptyTree, txns)];
      expect(byPath(replayed)).toEqual(byPath(straight));
      expect(nodeCount(replayed)).toBe(nodeCount(straight));
    });
    fc.assert(property, { seed: 6, numRuns: 500 });
  });

  it('leave every earlier version as it was', () => {
    const property = fc.property(history, (txns) => {
      const versions: { readonly tree: DataTree; readonly text: string }[] = [];
      let tree = emptyTree;
      for (const each of txns) {
        versions.push({ tree, text: JSON.stringify(tree) });
        tree = applyTxn(tree, each);
      }
      for (const version of versions) expect(JSON.stringify(version.tree)).toBe(version.text);
    });
    fc.assert(property, { seed: 7, numRuns: 50 });
  });
});

it('shares all but a few objects between two versions of a large tree', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `/n${index}`);
  const tree = applied(names.map((path, index) => create(path, index + 1)));
  const old = objectsIn(tree, new Set());
  const next = applyTxn(tree, txn(2000, create('/n500/child', 1)));
  const copied = [...objectsIn(next, new Set())].filter((object) => !old.has(object));
  expect(old.size).toBeGreaterThan(2000);
  expect(copied.length).toBeLessThan(30);
});

function objectsIn(value: unknown, found: Set<object>): Set<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  found.add(value);
  for (const part of Object.values(value)) objectsIn(part, found);
  return found;
}
