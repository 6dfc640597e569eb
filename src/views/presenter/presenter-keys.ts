import type { KeyPress } from '../keys-sheet/key-press';

/** What a key does while presenting, beside those of the page. */
export type PresenterAction = 'next' | 'previous' | 'blank' | 'laser' | 'leave' | 'swallow';

interface Press extends Omit<KeyPress, 'shiftKey'> {
  readonly defaultPrevented: boolean;
}

/**
 * What clickers send: PageDown and PageUp, `b` or a full stop for the black screen, and F5 or Shift+F5 where a talk should begin.
 * The last two would reload the page. The other keys belong to panels that are not there now.
 */
const actions: Readonly<Record<string, PresenterAction>> = {
  PageDown: 'next',
  PageUp: 'previous',
  b: 'blank',
  '.': 'blank',
  l: 'laser',
  Escape: 'leave',
  F5: 'swallow',
  ',': 'swallow',
  i: 'swallow',
  v: 'swallow',
  w: 'swallow',
  '/': 'swallow',
};

/** Null where the key is the page's, or belongs to what is open over it. */
export function presenterActionOf(
  press: Press,
  focused: { closest(selectors: string): unknown } | null,
): PresenterAction | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (focused?.closest('dialog, .popover, input:not([type=range]), textarea, select')) return null;
  const name = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return Object.hasOwn(actions, name) ? (actions[name] ?? null) : null;
}

/** All that a clicker or a hand needs while presenting, as it is written on a sheet. */
export const presenterCaps: readonly { readonly caps: readonly string[]; readonly action: PresenterAction }[] = [
  { caps: ['PgDn'], action: 'next' },
  { caps: ['PgUp'], action: 'previous' },
  { caps: ['b', '.'], action: 'blank' },
  { caps: ['l'], action: 'laser' },
  { caps: ['Esc'], action: 'leave' },
];
