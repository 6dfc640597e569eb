import { type JSX, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import type { MenuItem } from './menu-items';
import { Popover, type PopoverAnchor } from './popover';

interface MenuProps {
  readonly title: string;
  readonly items: readonly MenuItem[];
  readonly anchor: PopoverAnchor;
  commandOf(item: MenuItem): string;
  choose(item: MenuItem): void;
  close(): void;
}

/** What can be done to what was clicked; beside each entry the command that it amounts to. */
export function Menu({ title, items, anchor, commandOf, choose, close }: MenuProps): JSX.Element {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(), []);
  return (
    <Popover anchor={anchor} close={close}>
      <div
        ref={list}
        className="menu"
        role="menu"
        aria-label={t('menu.of', { what: title })}
        tabIndex={-1}
        onKeyDown={moveInMenu}
      >
        <div className="menu-title" aria-hidden="true">
          {title}
        </div>
        {items.map((item) => (
          <button
            key={`${item.label} ${commandOf(item)}`}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={item.isGrave ? 'menu-item menu-item-grave' : 'menu-item'}
            data-menu-item={item.label.replace('menu.', '')}
            onClick={() => choose(item)}
          >
            <span className="menu-label">{t(item.label, item.values)}</span>{' '}
            <code className="menu-command">{commandOf(item)}</code>
          </button>
        ))}
      </div>
    </Popover>
  );
}

/** Arrows go round, Home and End to the ends, a letter to the next entry that begins with it. */
function moveInMenu(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const present = items.indexOf(document.activeElement as HTMLElement);
  const next = wanted(event.key, items, present);
  // Whatever the menu is asked for is not for the page: no key of it may act behind an open menu.
  if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
  if (next === null) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}

function wanted(key: string, items: readonly HTMLElement[], present: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return present + 1;
    case 'ArrowUp':
      return present < 0 ? -1 : present - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
    default: {
      if (key.length !== 1 || key === ' ') return null;
      const isMeant = (item: HTMLElement): boolean =>
        item.textContent?.toLowerCase().startsWith(key.toLowerCase()) ?? false;
      const after = items.findIndex((item, i) => i > present && isMeant(item));
      const found = after >= 0 ? after : items.findIndex(isMeant);
      return found < 0 ? null : found;
    }
  }
}
