/** What a key means in an open menu. */
export type KeyMeaning =
  | { readonly type: 'go' | 'do'; readonly row: number }
  | { readonly type: 'nudge'; readonly by: 1 | -1 }
  /** To the field of the present row. */
  | { readonly type: 'field' };

export interface MenuState {
  /** The row that has the focus, itself or its field; -1 where none has. */
  readonly present: number;
  readonly isInField: boolean;
  readonly hasField: boolean;
  readonly labels: readonly string[];
  /** The key that does an entry at once, where it has one. */
  readonly keys: readonly (string | null)[];
}

/**
 * Arrows go round, Home and End to the ends; plus and minus change a number, Tab goes to its field; a letter does the entry whose
 * key it is, or else goes to the next entry that begins with it. In a field everything but the arrows up and down is typed.
 */
export function keyMeaning(key: string, menu: MenuState): KeyMeaning | null {
  const { present, isInField, labels } = menu;
  const go = (row: number): KeyMeaning => ({ type: 'go', row: (row + labels.length) % labels.length });
  if (key === 'ArrowDown') return go(present + 1);
  if (key === 'ArrowUp') return go(present < 0 ? -1 : present - 1);
  if (isInField) return null;
  switch (key) {
    case 'Home':
      return go(0);
    case 'End':
      return go(-1);
    case 'Tab':
    case 'ArrowRight':
      return menu.hasField ? { type: 'field' } : null;
    case '+':
    case '=':
      return { type: 'nudge', by: 1 };
    case '-':
    case '−':
      return { type: 'nudge', by: -1 };
    default:
      return key.length === 1 && key !== ' ' ? letter(key.toLowerCase(), menu) : null;
  }
}

function letter(key: string, { present, labels, keys }: MenuState): KeyMeaning | null {
  const own = keys.indexOf(key);
  if (own >= 0) return { type: 'do', row: own };
  const begins = (label: string): boolean => label.toLowerCase().startsWith(key);
  const after = labels.findIndex((label, row) => row > present && begins(label));
  const row = after >= 0 ? after : labels.findIndex(begins);
  return row < 0 ? null : { type: 'go', row };
}
