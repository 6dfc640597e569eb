import { type JSX, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { processOf } from '../../kernel/world';
import type { DataTree } from '../../protocols/zookeeper/data-tree';
import { useViewport } from '../../views/events/use-viewport';
import { rowWindow, scrollToRow } from '../../views/events/windowing';
import { ZnodeDetail } from './znode-detail';
import { treeMove, type ZnodeRow, znodeRows } from './znode-rows';
import { contextOf, type ZooKeeperPanelProps } from './zookeeper-panel';
import './panels.css';

/** The znodes as this server has them in memory, and one of them with its data and Stat. */
export function ZnodesPanel({ process, before }: ZooKeeperPanelProps): JSX.Element {
  const t = useWords();
  const context = contextOf(process);
  if (context === null) return <p className="panel-note">{t('zookeeper-panels.znodes.down')}</p>;
  const earlier = before === null ? null : (contextOf(processOf(before, process.id))?.tree ?? null);
  return <ZnodeTree tree={context.tree} before={earlier} />;
}

/** Height of a row as the style sheet has it. */
const rowHeight = 24;
/** ZooKeeper's own znodes are of little interest at first. */
const closedAtFirst: ReadonlySet<string> = new Set(['/zookeeper']);

function ZnodeTree({ tree, before }: { readonly tree: DataTree; readonly before: DataTree | null }): JSX.Element {
  const t = useWords();
  const [closed, setClosed] = useState(closedAtFirst);
  const [wanted, choose] = useState('/');
  const scroller = useRef<HTMLDivElement>(null);
  const viewport = { ...useViewport(scroller), rowHeight };
  const rows = useMemo(() => znodeRows(tree, before, closed), [tree, before, closed]);
  const chosen = nearestRow(rows, wanted);
  const { first, end, offset } = rowWindow({ ...viewport, count: rows.length });

  const toggle = (path: string, open: boolean): void => {
    setClosed((known) => (open ? without(known, path) : new Set([...known, path])));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const move = treeMove(rows, chosen.path, event.key);
    if (move === null) return;
    // Arrows step through the run elsewhere; here they belong to the tree.
    event.preventDefault();
    event.stopPropagation();
    if (move.type !== 'choose') return toggle(move.path, move.type === 'open');
    choose(move.path);
    const row = rows.findIndex(({ path }) => path === move.path);
    if (scroller.current !== null) scroller.current.scrollTop = scrollToRow({ ...viewport, count: rows.length }, row);
  };
  const onClick = ({ target }: MouseEvent): void => {
    const item = target instanceof Element ? target.closest('[data-path]') : null;
    const row = rows.find(({ path }) => path === item?.getAttribute('data-path'));
    if (row === undefined || !(target instanceof Element)) return;
    choose(row.path);
    if (row.isOpen !== null && target.closest('.znode-twist') !== null) toggle(row.path, !row.isOpen);
  };

  return (
    <div className="znodes">
      <div
        className="znode-tree"
        role="tree"
        tabIndex={0}
        aria-label={t('zookeeper-panels.znodes.tree')}
        aria-activedescendant={znodeId(chosen.path)}
        ref={scroller}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className="znode-gap" role="presentation" style={{ height: offset }} />
        {rows.slice(first, end).map((row) => (
          <ZnodeItem key={row.path} row={row} isChosen={row.path === chosen.path} />
        ))}
        <div className="znode-gap" role="presentation" style={{ height: (rows.length - end) * rowHeight }} />
      </div>
      <ZnodeDetail path={chosen.path} node={chosen.node} />
    </div>
  );
}

function without(paths: ReadonlySet<string>, path: string): ReadonlySet<string> {
  return new Set([...paths].filter((other) => other !== path));
}

/** The row of the path, or of its nearest ancestor where the znode is gone or out of sight. */
function nearestRow(rows: readonly ZnodeRow[], path: string): ZnodeRow {
  const isAbove = (row: ZnodeRow): boolean => row.path === path || row.path === '/' || path.startsWith(`${row.path}/`);
  const found = rows.filter(isAbove).at(-1) ?? rows[0];
  if (found === undefined) throw new Error('a tree always has its root');
  return found;
}

const znodeId = (path: string): string => `znode-${encodeURIComponent(path)}`;

function ZnodeItem({ row, isChosen }: { readonly row: ZnodeRow; readonly isChosen: boolean }): JSX.Element {
  const t = useWords();
  const { path, name, node, level, isOpen, position, siblings, change } = row;
  return (
    <div
      id={znodeId(path)}
      className={`znode${change === 'same' ? '' : ' is-changed'}${isChosen ? ' is-chosen' : ''}`}
      role="treeitem"
      tabIndex={-1}
      data-path={path}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isOpen ?? undefined}
      aria-selected={isChosen}
      style={{ paddingInlineStart: (level - 1) * 14 + 4 }}
    >
      <span className="znode-twist" aria-hidden="true">
        {isOpen === null ? '' : isOpen ? '▾' : '▸'}
      </span>
      <span className="znode-name">{name}</span>
      <span className="znode-data">{node.data === '' ? '' : JSON.stringify(node.data)}</span>
      {change === 'same' ? null : <span className="znode-change">{t(`zookeeper-panels.znodes.${change}`)}</span>}
    </div>
  );
}
