import { type JSX, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { nudged, readAmount } from './menu-amount';
import type { Deed, MenuItem } from './menu-items';
import { keyMeaning } from './menu-keys';
import { MenuRow } from './menu-row';
import { Popover } from './popover';
import type { PopoverAnchor } from './popover-anchor';

interface MenuProps {
  readonly title: string;
  readonly items: readonly MenuItem[];
  readonly anchor: PopoverAnchor;
  commandOf(deed: Deed): string;
  choose(deed: Deed): void;
  close(): void;
}

/** What can be done to what was clicked; beside each entry the command that it amounts to, and the number in it to change. */
export function Menu({ title, items, anchor, commandOf, choose, close }: MenuProps): JSX.Element {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  useLayoutEffect(() => rowsIn(list.current)[0]?.focus(), []);
  const textOf = (row: number): string => typed[row] ?? String(items[row]?.amount?.value ?? '');
  const type = (row: number, text: string): void => setTyped({ ...typed, [row]: text });
  const perform = (row: number): void => {
    const item = items[row];
    if (item === undefined) return;
    const amount = item.amount === null ? 0 : readAmount(textOf(row), item.amount);
    if (amount !== null) choose(item.deedFor(amount));
  };
  const nudge = (present: number, by: 1 | -1): void => {
    const row = items[present]?.amount == null ? items.findIndex(({ amount }) => amount !== null) : present;
    const amount = items[row]?.amount;
    if (amount == null) return;
    type(row, nudged(textOf(row), amount, by));
    rowsIn(list.current)[row]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const rows = rowsIn(event.currentTarget);
    const isInField = event.target instanceof HTMLInputElement;
    const present = rows.findIndex((row) => row === event.target || row.parentElement?.contains(event.target as Node));
    const labels = rows.map((row) => row.textContent ?? '');
    const keys = items.map(({ key }) => key);
    const meaning = keyMeaning(event.key, {
      present,
      isInField,
      labels,
      keys,
      hasField: items[present]?.amount != null,
    });
    // Whatever the menu is asked for is not for the page: no key of it may act behind an open menu.
    if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
    if (meaning === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (meaning.type === 'do') perform(meaning.row);
    else if (meaning.type === 'nudge') nudge(present, meaning.by);
    else if (meaning.type === 'field') rows[present]?.parentElement?.querySelector('input')?.focus();
    else rows[meaning.row]?.focus();
  };
  return (
    <Popover anchor={anchor} close={close}>
      <div
        ref={list}
        className="menu"
        role="dialog"
        aria-label={t('menu.of', { what: title })}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <div className="menu-title" aria-hidden="true">
          {title}
        </div>
        {items.map((item, row) => (
          <MenuRow
            // biome-ignore lint/suspicious/noArrayIndexKey: an open menu keeps its entries.
            key={row}
            item={item}
            text={textOf(row)}
            type={(text) => type(row, text)}
            commandOf={commandOf}
            perform={() => perform(row)}
          />
        ))}
      </div>
    </Popover>
  );
}

const rowsIn = (list: Element | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-menu-item]') ?? []),
];
