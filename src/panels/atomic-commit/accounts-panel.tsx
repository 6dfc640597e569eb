import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { useCalmPlayer } from '../../player/use-player';
import { InvariantSign } from '../../views/invariants/invariant-sign';
import { ToneIcon } from '../../views/shapes/tone-icon';
import { type AccountRow, type AccountSum, accountRows, accountSum } from './account-rows';
import { ColumnHeads } from './column-heads';
import type { CommitPanelProps } from './commit-panel';
import './panels.css';

const columns = ['balance', 'records', 'lock'] as const;

/** The accounts of all participants at the playhead: their sum, what could be taken back, who holds a lock and who waits. */
export function AccountsPanel({ trace, world, process }: CommitPanelProps): JSX.Element {
  const t = useWords();
  const step = useCalmPlayer((state) => state.step);
  return (
    <div className="accounts" data-testid="accounts">
      <table className="cost-table">
        <caption>{t('commit-panels.accounts.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('commit-panels.accounts.account')}</th>
            <ColumnHeads words="commit-panels.accounts" names={columns} />
          </tr>
        </thead>
        <tbody>
          {accountRows(trace, world).map((row) => (
            <Account key={row.id} row={row} isChosen={row.id === process.id} />
          ))}
        </tbody>
        <tfoot>
          <Sum sum={accountSum(trace, world, step)} />
        </tfoot>
      </table>
    </div>
  );
}

function Account({ row, isChosen }: { readonly row: AccountRow; readonly isChosen: boolean }): JSX.Element {
  const t = useWords();
  const { name, isUp, balance, records } = row;
  return (
    <tr className={isChosen ? 'marked-row' : undefined} data-row={name}>
      <th scope="row">
        {name}
        {isUp ? null : <span className="account-down">{t('commit-panels.accounts.down')}</span>}
      </th>
      <td>{balance}</td>
      <td className="account-records">
        {records === null ? t('commit-panels.none') : t('commit-panels.accounts.undoRedo', recordValues(records))}
      </td>
      <td className="account-lock">
        <Lock row={row} />
      </td>
    </tr>
  );
}

const recordValues = ({ tx, undo, redo }: NonNullable<AccountRow['records']>) => ({
  tx: `T${tx}`,
  undo: undo ?? '–',
  redo: redo ?? '–',
});

function Lock({ row: { lock, waiting } }: { readonly row: AccountRow }): JSX.Element {
  const t = useWords();
  if (lock === null) return <>{t('commit-panels.accounts.free')}</>;
  return (
    <>
      <span className="account-holder">
        <ToneIcon tone="prepared" size={12} /> {t('commit-panels.accounts.heldBy', { tx: `T${lock}` })}
      </span>
      {waiting.length === 0 ? null : (
        <span className="account-waits">
          {t('commit-panels.accounts.waits', { requests: waiting.map((id) => id + 1), count: waiting.length })}
        </span>
      )}
    </>
  );
}

function Sum({ sum: { now, start, state } }: { readonly sum: AccountSum }): JSX.Element {
  const t = useWords();
  return (
    <tr className={`account-sum is-${state}`} data-sum={state}>
      <th scope="row">{t('commit-panels.accounts.sum')}</th>
      <td>{now}</td>
      <td colSpan={2}>
        {state === 'moving' ? null : <InvariantSign holds={state === 'same'} />}{' '}
        {t(`commit-panels.accounts.sum.${state}`, { start })}
      </td>
    </tr>
  );
}
