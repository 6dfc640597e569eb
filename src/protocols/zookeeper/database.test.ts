import { describe, expect, it } from 'vitest';
import { processId } from '../../kernel/ids';
import { at, toArray } from '../../kernel/vector';
import { nodes } from './data-tree';
import {
  append,
  applyNext,
  committedLogLength,
  emptyStable,
  fastForward,
  lastZxidOf,
  load,
  receiveSnapshot,
  reload,
  shipment,
  snapshotNow,
  truncate,
} from './database';
import { zookeeper } from './index';
import type { Transaction } from './messages';
import { readSetup } from './setup-reader';
import type { ServerContext, ZooKeeperConfig } from './state';
import { persist, type Turn, turnOf } from './turn';
import { noZxid, shortZxid, type Zxid, zxidOf } from './zxid';

const txnAt = (zxid: Zxid): Transaction => ({
  zxid,
  time: 0,
  body: { type: 'create', path: `/t${shortZxid(zxid)}`, data: '', parentCversion: 1 },
  origin: null,
});

/** A server that has just started with an empty disk. */
function newServer(config: Partial<ZooKeeperConfig> = {}): ServerContext {
  const setup = readSetup({});
  if (!setup.ok) throw new Error('a scenario that says nothing has a setup');
  const [state] = zookeeper.boot({
    ...{ self: processId(1), kind: 'participant', rulesOff: [], stable: emptyStable },
    config: { ...setup.value.config, ...config },
  });
  return state.context;
}

/** The turn of a server that has logged transactions with these counters of epoch 1, and applied the first few. */
function logged(counters: readonly number[], applied: number, config?: Partial<ZooKeeperConfig>): Turn {
  const turn = turnOf(newServer(config));
  for (const counter of counters) append(turn, txnAt(zxidOf(1, counter)));
  for (let i = 0; i < applied; i++) applyNext(turn);
  return turn;
}

const logOf = ({ context }: Turn) => toArray(context.stable.history).map(({ zxid }) => shortZxid(zxid));
const treeOf = ({ context }: Turn) =>
  Array.from(nodes(context.tree), ({ path }) => path).filter((path) => path.startsWith('/t'));

describe('a log', () => {
  it('is applied in order, one by one, up to its end', () => {
    const turn = logged([1, 2, 3], 2);
    expect([turn.context.applied, shortZxid(turn.context.lastProcessed)]).toEqual([2, '1.2']);
    expect(treeOf(turn)).toEqual(['/t1.1', '/t1.2']);
    fastForward(turn);
    expect(treeOf(turn)).toEqual(['/t1.1', '/t1.2', '/t1.3']);
    expect(applyNext(turn)).toBeUndefined();
  });

  it('begins a new file with the first entry after a start, a cut or a snapshot', () => {
    const turn = logged([1, 2, 3], 3);
    expect(turn.context.stable.files).toEqual([0]);
    persist(turn);
    reload(turn);
    append(turn, txnAt(zxidOf(1, 4)));
    append(turn, txnAt(zxidOf(1, 5)));
    expect(turn.context.stable.files).toEqual([0, 3]);
    truncate(turn, zxidOf(1, 2));
    expect(turn.context.stable.files).toEqual([0]);
    append(turn, txnAt(zxidOf(2, 1)));
    expect(turn.context.stable.files).toEqual([0, 2]);
  });

  it('keeps one committed proposal more than configured in memory, and never fewer than the floor', () => {
    const turn = logged([1, 2, 3, 4, 5, 6], 6, { commitLogCount: 2, commitLogFloor: 1 });
    expect(turn.context.committedFrom).toBe(3);
    expect(committedLogLength({ ...turn.context.config, commitLogCount: 2, commitLogFloor: 500 })).toBe(501);
    expect(logged([1, 2], 2).context.committedFrom).toBe(0);
  });
});

describe('a disk', () => {
  it('is loaded with its snapshot and all of its log, committed or not', () => {
    const turn = logged([1, 2, 3], 2);
    const stable = { ...turn.context.stable, snapshot: snapshotNow(turn.context) };
    const database = load(stable, turn.context.config);
    expect([database.applied, shortZxid(database.lastProcessed), database.committedFrom]).toEqual([3, '1.3', 2]);
    expect(lastZxidOf(stable)).toBe(zxidOf(1, 3));
  });

  it('accounts for its snapshot where that is newer than its log', () => {
    const snapshot = { ...emptyStable.snapshot, zxid: zxidOf(2, 0) };
    expect(lastZxidOf({ ...emptyStable, snapshot })).toBe(zxidOf(2, 0));
    expect(lastZxidOf(emptyStable)).toBe(noZxid);
  });
});

describe('a truncation', () => {
  it('takes what lies behind the zxid from the log and from the tree', () => {
    const turn = logged([1, 2, 3, 4], 4);
    expect(truncate(turn, zxidOf(1, 2))).toBe(true);
    expect([logOf(turn), treeOf(turn)]).toEqual([
      ['1.1', '1.2'],
      ['/t1.1', '/t1.2'],
    ]);
    expect([turn.context.applied, shortZxid(turn.context.lastProcessed)]).toEqual([2, '1.2']);
  });

  it('goes behind a snapshot that is too new', () => {
    const turn = logged([1, 2, 3, 4], 3);
    persist(turn, { snapshot: snapshotNow(turn.context) });
    expect(truncate(turn, zxidOf(1, 2))).toBe(true);
    expect(treeOf(turn)).toEqual(['/t1.1', '/t1.2']);
    expect(turn.context.stable.snapshot.length).toBe(2);
  });

  it('can be to the start of an epoch, which is no transaction', () => {
    const turn = logged([1, 2], 1);
    append(turn, txnAt(zxidOf(2, 1)));
    expect(truncate(turn, zxidOf(2, 0))).toBe(true);
    expect(logOf(turn)).toEqual(['1.1', '1.2']);
    expect(truncate(turn, noZxid)).toBe(true);
    expect(logOf(turn)).toEqual([]);
  });

  it('is not possible to a transaction that the log does not have', () => {
    const turn = logged([1, 2, 4], 3);
    expect(truncate(turn, zxidOf(1, 3))).toBe(false);
    expect(truncate(turn, zxidOf(1, 9))).toBe(false);
    expect(logOf(turn)).toEqual(['1.1', '1.2', '1.4']);
  });
});

describe('a snapshot from the leader', () => {
  it('replaces memory at once and the disk only when it is taken', () => {
    const leader = logged([1, 2, 3, 4], 3);
    const learner = logged([1], 1);
    persist(learner);
    const asked = learner.context.asked;
    receiveSnapshot(learner, shipment(leader.context));
    // What the leader has not committed does not come with it.
    expect([logOf(learner), treeOf(learner)]).toEqual([
      ['1.1', '1.2', '1.3'],
      ['/t1.1', '/t1.2', '/t1.3'],
    ]);
    expect(learner.context.asked).toBe(asked);
    reload(learner);
    expect([logOf(learner), treeOf(learner)]).toEqual([['1.1'], ['/t1.1']]);
    expect(at(learner.context.stable.history, 0)?.zxid).toBe(zxidOf(1, 1));
  });
});
