import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { readAmount } from './menu-amount';
import type { Deed, MenuItem } from './menu-items';

interface MenuRowProps {
  readonly item: MenuItem;
  /** What stands in its field. */
  readonly text: string;
  type(text: string): void;
  commandOf(deed: Deed): string;
  perform(): void;
}

/** One entry: what it does, as which command, and a field for its number. */
export function MenuRow({ item, text, type, commandOf, perform }: MenuRowProps): JSX.Element {
  const t = useWords();
  const { amount, key } = item;
  const value = amount === null ? 0 : readAmount(text, amount);
  const label = t(item.label, { ...item.values, amount: value ?? '…' });
  return (
    <div className="menu-row">
      <button
        type="button"
        tabIndex={-1}
        className={item.isGrave ? 'menu-item menu-item-grave' : 'menu-item'}
        data-menu-item={item.label.replace('menu.', '')}
        aria-keyshortcuts={key ?? undefined}
        disabled={value === null}
        onClick={perform}
      >
        <span className="menu-label">{label}</span>{' '}
        <code className="menu-command">{value === null ? '…' : commandOf(item.deedFor(value))}</code>
        {key === null ? null : (
          <span className="menu-key" aria-hidden="true">
            {key}
          </span>
        )}
      </button>
      {amount === null ? null : (
        <label className="menu-amount">
          <input
            className="field"
            inputMode="decimal"
            autoComplete="off"
            aria-label={t('menu.amount', { what: label, unit: amount.unit })}
            aria-invalid={value === null}
            value={text}
            onChange={({ target }) => type(target.value)}
            onFocus={({ target }) => target.select()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') perform();
            }}
          />
          <span aria-hidden="true">{amount.unit}</span>
        </label>
      )}
    </div>
  );
}
