import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTxn, type DataTree, type ErrorCode, emptyTree, type TxnBody, type WriteRequest } from './data-tree';
import { emptyOutstanding, type Outstanding, prepare, settle } from './prepare-request';
import { zxidOf } from './zxid';

/** A tree with `/a` (version 3) over `/a/b` (version 0). */
const someTree = applied([
  { type: 'create', path: '/a', data: '', parentCversion: 1 },
  { type: 'create', path: '/a/b', data: '', parentCversion: 1 },
  { type: 'setData', path: '/a', data: 'x', version: 3 },
]);

function applied(bodies: readonly TxnBody[]): DataTree {
  return bodies.reduce((tree, body, index) => applyTxn(tree, { zxid: zxidOf(1, index + 1), time: 0, body }), emptyTree);
}

const create = (path: string): WriteRequest => ({ type: 'create', path, data: 'd' });
const remove = (path: string, version = -1): WriteRequest => ({ type: 'delete', path, version });
const set = (path: string, version = -1): WriteRequest => ({ type: 'setData', path, data: 'e', version });

const alone = (request: WriteRequest, tree = someTree) => prepare(tree, emptyOutstanding, request, zxidOf(1, 9));
const bodyOf = (request: WriteRequest): TxnBody => alone(request).body;

/** Prepares the requests one after the other while none of them is applied. */
function inARow(requests: readonly WriteRequest[], tree = someTree) {
  const errors: (ErrorCode | null)[] = [];
  const bodies: TxnBody[] = [];
  let outstanding = emptyOutstanding;
  for (const [index, request] of requests.entries()) {
    const prepared = prepare(tree, outstanding, request, zxidOf(1, 10 + index));
    ({ outstanding } = prepared);
    errors.push(prepared.error);
    bodies.push(prepared.body);
  }
  return { errors, bodies, outstanding };
}

describe('an accepted request', () => {
  it('tells the servers everything that they would have to look up', () => {
    expect(bodyOf(create('/a/c'))).toEqual({ type: 'create', path: '/a/c', data: 'd', parentCversion: 2 });
    expect(bodyOf(remove('/a/b', 0))).toEqual({ type: 'delete', path: '/a/b' });
    expect(bodyOf(set('/a', 3))).toEqual({ type: 'setData', path: '/a', data: 'e', version: 4 });
    expect(bodyOf({ type: 'createSession' })).toEqual({ type: 'createSession' });
  });

  it('may name a znode below ZooKeeper itself, and the data of the root', () => {
    expect([alone(create('/zookeeper/x')).error, alone(set('/')).error]).toEqual([null, null]);
  });
});

describe('a refused request', () => {
  const both = (request: WriteRequest, error: ErrorCode): void => {
    expect(alone(request)).toEqual({ body: { type: 'error', error }, outstanding: emptyOutstanding, error });
  };

  // Each row breaks the rule that is named and every later one that it can.
  it.each<[string, WriteRequest, ErrorCode]>([
    ['create: a slash, before the parent', create('x'), 'BADARGUMENTS'],
    ['create: no NUL, before the parent', create('/x/\0'), 'BADARGUMENTS'],
    ['create: the parent, before the path', create('/x//.'), 'NONODE'],
    ['create: the ACL of the parent, before the path', create('/zookeeper/config/.'), 'NOAUTH'],
    ['create: the path, before what exists', create('/a/'), 'BADARGUMENTS'],
    ['create: what exists', create('/a'), 'NODEEXISTS'],
    ['create: the root exists', create('/'), 'NODEEXISTS'],
    ['delete: a slash', remove('a'), 'BADARGUMENTS'],
    ['delete: no NUL, before the parent', remove('/x/\0'), 'BADARGUMENTS'],
    ['delete: not what is ZooKeeper’s own, before version and children', remove('/zookeeper', 7), 'BADARGUMENTS'],
    ['delete: the root', remove('/'), 'BADARGUMENTS'],
    ['delete: the parent', remove('/x/y'), 'NONODE'],
    ['delete: the ACL of the parent, before the znode', remove('/zookeeper/config/x'), 'NOAUTH'],
    ['delete: the znode, before its version', remove('/x', 7), 'NONODE'],
    ['delete: a malformed path is only a name that nobody has', remove('/a/./'), 'NONODE'],
    ['delete: the version, before the children', remove('/a', 2), 'BADVERSION'],
    ['delete: -2 is a version like any other', remove('/a', -2), 'BADVERSION'],
    ['delete: the children', remove('/a', 3), 'NOTEMPTY'],
    ['setData: the path', set('/a/', 7), 'BADARGUMENTS'],
    ['setData: the empty path, though it reads as the root', set(''), 'BADARGUMENTS'],
    ['setData: the znode, before its version', set('/x', 7), 'NONODE'],
    ['setData: the ACL, before the version', set('/zookeeper/config', 7), 'NOAUTH'],
    ['setData: the version', set('/a', 0), 'BADVERSION'],
  ])('%s', (_, request, error) => both(request, error));
});

describe('the next version', () => {
  const at = (version: number): DataTree =>
    applyTxn(someTree, { zxid: zxidOf(1, 5), time: 0, body: { type: 'setData', path: '/a', data: '', version } });

  it.each([
    [0, 0, 1],
    [2147483647, 2147483647, -2147483648],
    [-2147483648, -2147483648, -2147483647],
    [-2, -2, 0],
    [-2, -1, 0],
  ])('after %d, expected %d, is %d', (current, expected, next) => {
    expect(alone(set('/a', expected), at(current)).body).toMatchObject({ type: 'setData', version: next });
  });
});

describe('requests while earlier ones are on their way', () => {
  it('meet the znodes that these will have made', () => {
    const { errors, bodies } = inARow([
      create('/x'),
      create('/x'),
      create('/x/y'),
      remove('/x'),
      set('/x', 0),
      set('/x', 0),
    ]);
    expect(errors).toEqual([null, 'NODEEXISTS', null, 'NOTEMPTY', null, 'BADVERSION']);
    expect(bodies[2]).toMatchObject({ parentCversion: 1 });
  });

  it('miss the znodes that these will have deleted', () => {
    const { errors } = inARow([
      remove('/a/b'),
      set('/a/b'),
      create('/a/b/c'),
      remove('/a'),
      create('/a'),
      set('/a', 0),
    ]);
    expect(errors).toEqual([null, 'NONODE', 'NONODE', null, null, null]);
  });

  it('go on counting the children of a parent', () => {
    const { bodies } = inARow([create('/a/c'), remove('/a/c'), create('/a/d')]);
    expect(bodies[2]).toMatchObject({ parentCversion: 3 });
  });

  it('are not touched by those that were refused', () => {
    expect(inARow([create('/a'), set('/x'), remove('/')]).outstanding).toBe(emptyOutstanding);
  });
});

describe('settling', () => {
  it('forgets everything up to the zxid and nothing later', () => {
    const { outstanding } = inARow([create('/x'), create('/x/y'), set('/x')]);
    const rest = settle(outstanding, zxidOf(1, 11));
    const tree = applied([{ type: 'create', path: '/x', data: '', parentCversion: 1 }]);
    expect(prepare(tree, rest, set('/x', 1), zxidOf(1, 13)).error).toBeNull();
    expect(prepare(tree, rest, set('/x/y'), zxidOf(1, 13)).error).toBe('NONODE');
    expect(settle(rest, zxidOf(1, 12))).toEqual(emptyOutstanding);
  });

  it('crosses into a larger epoch', () => {
    const early = prepare(someTree, emptyOutstanding, create('/x'), zxidOf(15, 0xffffffff));
    const late = prepare(someTree, early.outstanding, create('/y'), zxidOf(16, 1));
    const rest = settle(late.outstanding, zxidOf(16, 0));
    expect(prepare(someTree, rest, create('/x'), zxidOf(16, 2)).error).toBeNull();
    expect(prepare(someTree, rest, create('/y'), zxidOf(16, 2)).error).toBe('NODEEXISTS');
  });

  it('changes nothing where there is nothing to forget', () => {
    const { outstanding } = inARow([create('/x')]);
    expect(settle(outstanding, zxidOf(1, 9))).toBe(outstanding);
  });
});

const somePath = fc.constantFrom(
  '/',
  '/a',
  '/b',
  '/a/a',
  '/a/b',
  '/a/a/a',
  '/b/a',
  '/b/a/',
  '/zookeeper',
  '/zookeeper/config',
  'a',
);
const someVersion = fc.constantFrom(-1, -1, 0, 1);
const someRequest: fc.Arbitrary<WriteRequest> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('create' as const), path: somePath, data: fc.constantFrom('', 'x') }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('delete' as const), path: somePath, version: someVersion }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('setData' as const),
      path: somePath,
      data: fc.constant('y'),
      version: someVersion,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'createSession' as const }) },
);

/** The transactions of a leader that applies the oldest one whenever more than `behind` are on their way. */
function txnsOf(requests: readonly WriteRequest[], behind: readonly number[]) {
  const bodies: TxnBody[] = [];
  let tree = emptyTree;
  let outstanding: Outstanding = emptyOutstanding;
  let done = 0;
  for (const [index, request] of requests.entries()) {
    const prepared = prepare(tree, outstanding, request, zxidOf(1, index + 1));
    bodies.push(prepared.body);
    ({ outstanding } = prepared);
    const allowed = behind[index % behind.length] ?? 0;
    for (; bodies.length - done > allowed; done++) {
      tree = applyTxn(tree, { zxid: zxidOf(1, done + 1), time: 0, body: bodies[done] ?? prepared.body });
      outstanding = settle(outstanding, zxidOf(1, done + 1));
    }
  }
  return { bodies, outstanding: settle(outstanding, zxidOf(1, requests.length)) };
}

it('makes the same transactions however far the tree lags behind', () => {
  const requests = fc.array(someRequest, { maxLength: 60 });
  const behind = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 10 });
  const property = fc.property(requests, behind, (list, lags) => {
    const lagging = txnsOf(list, lags);
    expect(lagging.bodies).toEqual(txnsOf(list, [0]).bodies);
    expect(lagging.outstanding).toEqual(emptyOutstanding);
  });
  fc.assert(property, { seed: 8, numRuns: 1000 });
});
