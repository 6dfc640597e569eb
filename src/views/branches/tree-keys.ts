import type { LaneRow } from './lanes';

type Row = Pick<LaneRow, 'branch' | 'depth'>;

/** Where a key moves the focus in the tree of branches, all of which is always open; null for other keys. */
export function branchAfterKey(key: string, rows: readonly Row[], focused: number): number | null {
  const place = rows.findIndex(({ branch }) => branch.id === focused);
  const row = rows[place];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return rows[place + 1]?.branch.id ?? focused;
    case 'ArrowUp':
      return rows[place - 1]?.branch.id ?? focused;
    case 'ArrowLeft':
      return row.branch.parent?.branch ?? focused;
    case 'ArrowRight':
      return rows.find(({ branch }) => branch.parent?.branch === focused)?.branch.id ?? focused;
    case 'Home':
      return rows[0]?.branch.id ?? focused;
    case 'End':
      return rows.at(-1)?.branch.id ?? focused;
    default:
      return null;
  }
}
