import { type JSX, useEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import type { LogCell } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import { player } from '../../player/player';
import { usePlayer } from '../../player/use-player';
import { GapRow } from '../events/gap-row';
import { useViewport } from '../events/use-viewport';
import { rowWindow } from '../events/windowing';
import './log.css';

/** A log that is read entry by entry, because only those in sight are drawn. */
export interface LogSource {
  /** Whose log it is. */
  readonly process: ProcessId;
  readonly length: number;
  at(position: number): LogCell | null;
  /** How many entries the snapshot on disk contains. */
  readonly snapshotEnd: number;
  /** How many older entries are not told of at all. */
  readonly earlier: number;
}

/** Height of a row as the style sheet has it. */
const rowHeight = 34;

/** The whole log, oldest first: what each entry asks for, where it is, and how far the agreement on it has come. */
export function LogTable({ source }: { readonly source: LogSource }): JSX.Element {
  const t = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const viewport = useViewport(scroller);
  const { length } = source;
  const { first, end, offset } = rowWindow({ ...viewport, rowHeight, count: length });
  useEffect(() => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = length * rowHeight;
  }, [length]);
  if (length === 0) return <p className="panel-note">{t('inspector.log.empty')}</p>;
  const rows = Array.from({ length: end - first }, (_, i) => first + i);
  return (
    <div className="log">
      {source.earlier > 0 ? (
        <p className="panel-note">{t('inspector.log.earlier', { count: source.earlier })}</p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="log-scroll" ref={scroller} tabIndex={0} aria-label={t('inspector.tab.log')}>
        <table className="log-table" aria-rowcount={length + 1}>
          <LogHead />
          <tbody>
            <GapRow height={offset} />
            {rows.map((position) => (
              <LogRow
                key={position}
                process={source.process}
                position={position}
                cell={source.at(position)}
                isSnapshotEnd={position + 1 === source.snapshotEnd}
              />
            ))}
            <GapRow height={(length - end) * rowHeight} />
          </tbody>
        </table>
      </section>
    </div>
  );
}

const marks = ['logged', 'acked', 'committed', 'applied'] as const;

function LogHead(): JSX.Element {
  const t = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="log-head log-key">
          {t('inspector.log.key')}
        </th>
        <th scope="col" className="log-head">
          {t('inspector.log.request')}
        </th>
        {marks.map((mark) => (
          <th key={mark} scope="col" className="log-head log-mark" title={t(`inspector.log.${mark}.long`)}>
            {t(`inspector.log.${mark}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface LogRowProps {
  readonly process: ProcessId;
  readonly position: number;
  readonly cell: LogCell | null;
  readonly isSnapshotEnd: boolean;
}

function LogRow({ process, position, cell, isSnapshotEnd }: LogRowProps): JSX.Element | null {
  const t = useWords();
  const isSelected = usePlayer(
    ({ selection }) => selection?.type === 'entry' && selection.process === process && selection.key === cell?.key,
  );
  if (cell === null) return null;
  const { key, label, long, title, where, acked, committed, applied, isError } = cell;
  const classes = ['log-row', `in-${where}`, isSnapshotEnd ? 'is-snapshot-end' : '', isError ? 'is-error' : ''];
  return (
    <tr className={classes.join(' ')} aria-rowindex={position + 2}>
      <th scope="row" className="log-entry" title={long}>
        <button
          type="button"
          className="log-key-button"
          aria-pressed={isSelected}
          aria-label={t('inspector.log.ask', { entry: label })}
          onClick={() => player.getState().select(isSelected ? null : { type: 'entry', process, key })}
        >
          {label}
        </button>
      </th>
      <td className="log-request" title={title}>
        <span className="log-request-text">{title}</span>
        {isSnapshotEnd ? <span className="log-snapshot">{t('inspector.log.snapshot')}</span> : null}
      </td>
      <td className="log-mark">
        <span className={`log-where where-${where}`}>{t(`inspector.log.${where}`)}</span>
      </td>
      <Mark holds={acked} />
      <Mark holds={committed} />
      <Mark holds={applied} />
    </tr>
  );
}

function Mark({ holds }: { readonly holds: boolean }): JSX.Element {
  const t = useWords();
  return (
    <td className="log-mark">
      <span aria-hidden="true">{holds ? '●' : '·'}</span>
      <span className="visually-hidden">{t(holds ? 'inspector.log.yes' : 'inspector.log.no')}</span>
    </td>
  );
}
