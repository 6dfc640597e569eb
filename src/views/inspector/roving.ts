import type { KeyPress } from '../keys-sheet/key-press';

/** Where a key moves the focus in a row of controls that share one tab stop, round and round; null for other keys. */
export function indexAfterKey(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyPress,
  { index, count }: { readonly index: number; readonly count: number },
): number | null {
  if (altKey || ctrlKey || metaKey || shiftKey || count === 0) return null;
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
