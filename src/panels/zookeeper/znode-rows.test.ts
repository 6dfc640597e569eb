import { describe, expect, it } from 'vitest';
import { applyTxn, type DataTree, emptyTree, type TxnBody, withConfig } from '../../protocols/zookeeper/data-tree';
import { zxidOf } from '../../protocols/zookeeper/zxid';
import { treeMove, znodeRows } from './znode-rows';

let counter = 0;
const apply = (tree: DataTree, body: TxnBody): DataTree =>
  applyTxn(tree, { zxid: zxidOf(1, ++counter), time: 0, body });
const create = (tree: DataTree, path: string): DataTree =>
  apply(tree, { type: 'create', path, data: 'x', parentCversion: counter + 1 });

const tree = ['/a', '/a/b', '/a/c', '/d'].reduce(create, emptyTree);
const closed = new Set(['/zookeeper']);
const paths = (rows: ReturnType<typeof znodeRows>): readonly string[] => rows.map(({ path }) => path);

describe('znodeRows', () => {
  it('shows what is open, with its place among its siblings', () => {
    const rows = znodeRows(tree, null, closed);
    expect(paths(rows)).toEqual(['/', '/a', '/a/b', '/a/c', '/d', '/zookeeper']);
    expect(rows.find(({ path }) => path === '/a/c')).toMatchObject({
      name: 'c',
      level: 3,
      position: 2,
      siblings: 2,
      isOpen: null,
    });
    expect(rows.find(({ path }) => path === '/zookeeper')).toMatchObject({ isOpen: false });
    expect(paths(znodeRows(tree, null, new Set(['/'])))).toEqual(['/']);
  });

  it('marks what a step has made or changed, and nothing else', () => {
    const later = apply(create(tree, '/a/e'), { type: 'setData', path: '/d', data: 'y', version: 1 });
    const changes = znodeRows(later, tree, closed).filter(({ change }) => change !== 'same');
    expect(changes.map(({ path, change }) => `${path} ${change}`)).toEqual(['/a changed', '/a/e new', '/d changed']);
    const configured = withConfig(tree, { text: 'server.1', time: 0 });
    const seen = znodeRows(configured, tree, new Set()).filter(({ change }) => change !== 'same');
    expect(seen.map(({ path }) => path)).toEqual(['/zookeeper/config']);
    expect(znodeRows(tree, tree, closed).every(({ change }) => change === 'same')).toBe(true);
  });
});

describe('treeMove', () => {
  const rows = znodeRows(tree, null, closed);

  it('moves through what is in sight', () => {
    expect(treeMove(rows, '/a/c', 'ArrowDown')).toEqual({ type: 'choose', path: '/d' });
    expect(treeMove(rows, '/a', 'ArrowUp')).toEqual({ type: 'choose', path: '/' });
    expect(treeMove(rows, '/a', 'End')).toEqual({ type: 'choose', path: '/zookeeper' });
    expect(treeMove(rows, '/', 'ArrowUp')).toBeNull();
  });

  it('opens and closes sideways, and goes in and out', () => {
    expect(treeMove(rows, '/zookeeper', 'ArrowRight')).toEqual({ type: 'open', path: '/zookeeper' });
    expect(treeMove(rows, '/a', 'ArrowRight')).toEqual({ type: 'choose', path: '/a/b' });
    expect(treeMove(rows, '/a', 'ArrowLeft')).toEqual({ type: 'close', path: '/a' });
    expect(treeMove(rows, '/a/c', 'ArrowLeft')).toEqual({ type: 'choose', path: '/a' });
    expect(treeMove(rows, '/a/c', 'ArrowRight')).toBeNull();
    expect(treeMove(rows, '/gone', 'ArrowDown')).toBeNull();
  });
});
