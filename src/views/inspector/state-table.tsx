import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ProcessFigure } from '../../kernel/describe';
import { type FieldRow, fieldRows } from './figure-changes';
import './facts.css';

interface StateTableProps {
  readonly figure: ProcessFigure;
  readonly figureBefore: ProcessFigure | null;
}

/** Everything that the process knows, with what this step has changed. */
export function StateTable({ figure, figureBefore }: StateTableProps): JSX.Element {
  const t = useWords();
  const rows = fieldRows(figureBefore?.fields ?? null, figure.fields);
  const changes = rows.filter(({ change }) => change !== 'same').length;
  return (
    <div className="state">
      <p className="panel-note">
        {t(changes === 0 ? 'inspector.state.same' : 'inspector.state.changes', { count: changes })}
      </p>
      <table className="facts">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('inspector.state.field')}</th>
            <th scope="col">{t('inspector.state.value')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <StateRow key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The value, and for a changed one also what it was. */
export function StateRow({ row: { key, value, previous, change } }: { readonly row: FieldRow }): JSX.Element {
  const t = useWords();
  return (
    <tr className={change === 'same' ? 'fact' : 'fact is-changed'}>
      <th scope="row" className="fact-key">
        {key}
      </th>
      <td className="fact-value">
        {change === 'changed' || change === 'removed' ? (
          <>
            <del className="fact-before">{previous}</del> <span aria-hidden="true">→</span>{' '}
          </>
        ) : null}
        {value === null ? (
          t('inspector.state.gone')
        ) : change === 'same' ? (
          value
        ) : (
          <ins className="fact-after">{value}</ins>
        )}
      </td>
    </tr>
  );
}
