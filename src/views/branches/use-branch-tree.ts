import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useMemo, useState } from 'react';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { useCalmPlayer } from '../../player/use-player';
import type { Doing } from './branch-row';
import { type LaneRow, laneRows } from './lanes';
import { branchAfterKey } from './tree-keys';

interface BranchTree {
  readonly rows: readonly LaneRow[];
  readonly current: number;
  /** The row that Tab reaches. */
  readonly focused: number;
  readonly doing: { readonly id: number; readonly what: Doing } | null;
  readonly choose: (id: number) => void;
  readonly begin: (id: number, what: Doing) => void;
  readonly end: (id: number, byKey: boolean) => void;
  readonly remove: (id: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

/** The rows of the tree, where the focus is among them, and what is being done to one of them. */
export function useBranchTree(tree: RefObject<HTMLElement | null>): BranchTree {
  const branches = useCalmPlayer((state) => state.branches);
  const current = useCalmPlayer((state) => state.branch);
  const steps = useCalmPlayer((state) => currentTrace(state).steps.length);
  const rows = useMemo(() => laneRows(branches, steps), [branches, steps]);
  const [doing, setDoing] = useState<BranchTree['doing']>(null);
  const [wanted, setWanted] = useState(current);
  // A row may have gone by an undo.
  const focused = rows.some(({ branch }) => branch.id === wanted) ? wanted : current;

  const focusRow = useCallback(
    (id: number): void => tree.current?.querySelector<HTMLElement>(`[data-branch-row="${id}"]`)?.focus(),
    [tree],
  );
  const begin = useCallback((id: number, what: Doing): void => setDoing({ id, what }), []);
  const end = useCallback(
    (id: number, byKey: boolean): void => {
      if (byKey) focusRow(id);
      setDoing(null);
    },
    [focusRow],
  );
  const remove = useCallback(
    (id: number): void => {
      const parent = player.getState().branches.find((branch) => branch.id === id)?.parent;
      setDoing(null);
      if (parent) focusRow(parent.branch);
      player.getState().deleteBranch(id);
    },
    [focusRow],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = rowOf(event.target);
    const isOnRow = event.target instanceof HTMLElement && event.target.matches('[role=treeitem]');
    if (id === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && doing !== null) end(id, true);
    else if (!isOnRow || !act(event.key, id)) return;
    event.preventDefault();
  };
  const act = (key: string, id: number): boolean => {
    const next = branchAfterKey(key, rows, id);
    if (next !== null) focusRow(next);
    else if (key === 'F2' || (key === 'Enter' && id === current)) begin(id, 'naming');
    else if (key === 'Enter' || key === ' ') choose(id);
    else if (key === 'Delete') askToDelete(id);
    else return false;
    return true;
  };
  const askToDelete = (id: number): void => {
    if (rows.some(({ branch, depth }) => branch.id === id && depth > 0)) begin(id, 'deleting');
  };
  const onFocus = (event: FocusEvent): void => {
    const id = rowOf(event.target);
    if (id !== null) setWanted(id);
  };
  return { rows, current, focused, doing, choose, begin, end, remove, onKeyDown, onFocus };
}

const choose = (id: number): void => player.getState().chooseBranch(id);

function rowOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-branch-row]') : null;
  return row === null ? null : Number(row.dataset.branchRow);
}
