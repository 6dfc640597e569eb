import { mapEntries, mapGet, mapSize } from '../../kernel/persistent-map';
import type { DataNode, DataTree } from '../../protocols/zookeeper/data-tree';
import { childPath } from '../../protocols/zookeeper/znode-path';

/** A znode as a row of the tree. */
export interface ZnodeRow {
  readonly path: string;
  readonly name: string;
  readonly node: DataNode;
  /** 1 for the root. */
  readonly level: number;
  /** Null where there is nothing to open. */
  readonly isOpen: boolean | null;
  /** Its place among its siblings, from 1, and how many those are. */
  readonly position: number;
  readonly siblings: number;
  readonly change: 'same' | 'new' | 'changed';
}

/** The znodes that are in sight: those whose ancestors are all open, each with what the last step made of it. */
export function znodeRows(tree: DataTree, before: DataTree | null, closed: ReadonlySet<string>): readonly ZnodeRow[] {
  const rows: ZnodeRow[] = [];
  const visit = (row: Omit<ZnodeRow, 'isOpen' | 'change'>, earlier: DataNode | undefined): void => {
    const { path, node, level } = row;
    const isOpen = mapSize(node.children) === 0 ? null : !closed.has(path);
    const change = earlier === undefined ? 'new' : isSameNode(earlier, node) ? 'same' : 'changed';
    rows.push({ ...row, isOpen, change });
    if (isOpen !== true) return;
    let position = 0;
    for (const [name, child] of mapEntries(node.children)) {
      position += 1;
      const below = {
        path: childPath(path, name),
        name,
        node: child,
        level: level + 1,
        position,
        siblings: mapSize(node.children),
      };
      // What did not change in this step has not changed below either, and need not be looked for there.
      visit(below, earlier === node ? child : earlier === undefined ? undefined : mapGet(earlier.children, name));
    }
  };
  const root = { path: '/', name: '/', node: tree.root, level: 1, position: 1, siblings: 1 };
  visit(root, (before ?? tree).root);
  return rows;
}

/**
 * Whether two versions of a znode are the same but for what is below them. ZooKeeper's own config znode is written
 * without a transaction, so that its data has to be looked at too.
 */
const isSameNode = (a: DataNode, b: DataNode): boolean =>
  a === b || (a.czxid === b.czxid && a.mzxid === b.mzxid && a.pzxid === b.pzxid && a.data === b.data);

/** What a key does in a tree: choose another row, or open or close the chosen one. */
export type TreeMove =
  | { readonly type: 'choose'; readonly path: string }
  | { readonly type: 'open' | 'close'; readonly path: string };

/** The keys of an ARIA tree; null for keys that do nothing here. */
export function treeMove(rows: readonly ZnodeRow[], chosen: string, key: string): TreeMove | null {
  const index = rows.findIndex(({ path }) => path === chosen);
  const row = rows[index];
  if (row === undefined) return null;
  const choose = (target: ZnodeRow | undefined): TreeMove | null =>
    target === undefined ? null : { type: 'choose', path: target.path };
  switch (key) {
    case 'ArrowDown':
      return choose(rows[index + 1]);
    case 'ArrowUp':
      return choose(rows[index - 1]);
    case 'Home':
      return choose(rows[0]);
    case 'End':
      return choose(rows.at(-1));
    case 'ArrowRight':
      if (row.isOpen === false) return { type: 'open', path: row.path };
      return row.isOpen === true ? choose(rows[index + 1]) : null;
    case 'ArrowLeft':
      if (row.isOpen === true) return { type: 'close', path: row.path };
      return choose(rows.slice(0, index).findLast(({ level }) => level < row.level));
    default:
      return null;
  }
}
