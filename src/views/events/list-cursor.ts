import type { KeyPress } from '../keys-sheet/key-press';

/** The row that keys have chosen, and the row of the playhead at that time. */
export interface Cursor {
  readonly row: number;
  readonly leftAt: number;
}

/** Where a key moves the cursor of a list; null for keys that do not move it. */
export function cursorAfterKey(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyPress,
  { row, count, page }: { readonly row: number; readonly count: number; readonly page: number },
): number | null {
  if (altKey || ctrlKey || metaKey || shiftKey || count === 0) return null;
  const to = (target: number): number => Math.min(count - 1, Math.max(0, target));
  switch (key) {
    case 'ArrowDown':
      return to(row + 1);
    case 'ArrowUp':
      return to(row - 1);
    case 'PageDown':
      return to(row + page);
    case 'PageUp':
      return to(row - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(count - 1);
    default:
      return null;
  }
}
