import { type JSX, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ScenarioSource } from '../../player/contract';
import { besideOf, headingIn } from '../../player/opening';
import type { Workshop } from '../../player/second-run';
import { usePlayer } from '../../player/use-player';
import { outcomeKinds } from '../../protocols/atomic-commit/outcome';
import { openPair } from '../../views/lock-step/put-beside';
import { Modal } from '../../views/modal/modal';
import { cellOutcomes } from './cell-outcomes';
import { ColumnHeads } from './column-heads';
import { cellAfterKey, type GridPlace } from './grid-keys';
import { MatrixCell } from './matrix-cell';
import { columnNames, type FaultGroup, faultIn, groupNames, type MatrixRow, matrixRows } from './matrix-rows';
import { OutcomeSign } from './outcome-sign';
import './matrix.css';

/** What every fault does to every protocol of the family; each cell is a run, and says what that run has come to. */
export function FaultMatrix({ workshop }: { readonly workshop: Workshop }): JSX.Element {
  const t = useWords();
  const { registry } = workshop;
  const { scenarios } = registry;
  const rows = useMemo(() => matrixRows(scenarios), [scenarios]);
  useEffect(() => cellOutcomes.perform(sourcesIn(rows), registry), [rows, registry]);
  return (
    <Modal id="overview" title={t('commit-panels.matrix.title')} isWide>
      <p className="matrix-intro">{t('commit-panels.matrix.intro')}</p>
      <Legend />
      <MatrixGrid rows={rows} workshop={workshop} />
    </Modal>
  );
}

const sourcesIn = (rows: readonly MatrixRow[]): readonly ScenarioSource[] =>
  rows.flatMap(({ cells }) => cells.flatMap((source) => source ?? []));

function Legend(): JSX.Element {
  const t = useWords();
  return (
    <ul className="matrix-legend" aria-label={t('commit-panels.matrix.legend')}>
      {outcomeKinds
        .filter((kind) => kind !== 'open')
        .map((kind) => (
          <li key={kind} className={`outcome is-${kind}`}>
            <OutcomeSign kind={kind} /> {t(`commit-panels.matrix.${kind}.long`)}
          </li>
        ))}
    </ul>
  );
}

interface GridProps {
  readonly rows: readonly MatrixRow[];
  readonly workshop: Workshop;
}

/** One stop for the Tab key, in which the arrows go from cell to cell. */
function MatrixGrid({ rows, workshop }: GridProps): JSX.Element {
  const t = useWords();
  const table = useRef<HTMLTableElement>(null);
  const current = usePlayer((state) => state.scenario);
  const [focused, setFocused] = useState(() => placeOf(rows, current) ?? firstPlace(rows));
  const grid = useMemo(() => rows.map(({ cells }) => cells.map((source) => source !== null)), [rows]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[focused.row];
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key.toLowerCase() === 'v' && !hasModifier && row !== undefined) openRow(row, workshop);
    const next = cellAfterKey(event, grid, focused);
    if (next === null) return;
    event.preventDefault();
    const cell = table.current?.querySelector<HTMLElement>(`[data-place="${next.row}-${next.column}"]`);
    cell?.focus({ preventScroll: true });
    // Browsers are content with a part of it in sight, which may be behind the row's name.
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of buttons, of which one is a tab stop
      role="grid"
      className="matrix"
      aria-label={t('commit-panels.matrix.title')}
      data-testid="fault-matrix"
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          <th scope="col" className="matrix-fault">
            {t('commit-panels.matrix.fault')}
          </th>
          <ColumnHeads words="commit-panels.matrix.column" names={columnNames} />
        </tr>
      </thead>
      {groupNames.map((group) => (
        <Group key={group} group={group} rows={rows} workshop={workshop} focused={focused} onFocus={setFocused} />
      ))}
    </table>
  );
}

interface GroupProps extends GridProps {
  readonly group: FaultGroup;
  readonly focused: GridPlace;
  readonly onFocus: (place: GridPlace) => void;
}

function Group({ group, rows, workshop, focused, onFocus }: GroupProps): JSX.Element {
  const t = useWords();
  return (
    <tbody>
      <tr className="matrix-group">
        <th scope="rowgroup" colSpan={columnNames.length + 1}>
          <span>{t(`commit-panels.matrix.group.${group}`)}</span>
        </th>
      </tr>
      {rows.map((row, index) =>
        row.group === group ? (
          <tr key={row.id} data-row={row.id}>
            <th scope="row" className="matrix-fault">
              <Fault row={row} workshop={workshop} />
            </th>
            {row.cells.map((source, column) => (
              <td key={columnNames[column]}>
                {source === null ? (
                  <span className="matrix-none">
                    <span aria-hidden="true">–</span>
                    <span className="visually-hidden">{t('commit-panels.matrix.none')}</span>
                  </span>
                ) : (
                  <MatrixCell
                    source={source}
                    row={index}
                    column={column}
                    isTabStop={focused.row === index && focused.column === column}
                    onFocus={onFocus}
                  />
                )}
              </td>
            ))}
          </tr>
        ) : null,
      )}
    </tbody>
  );
}

/** The row's own name, and what fails, as the titles of its scenarios say it. */
function Fault({ row, workshop }: { readonly row: MatrixRow; readonly workshop: Workshop }): JSX.Element {
  const t = useWords();
  const language = usePlayer((state) => state.language);
  const source = row.cells.find((each) => each !== null) ?? null;
  const title = source === null ? '' : headingIn(source, language, workshop.registry).title;
  return (
    <>
      <span className="matrix-row-id">{title.split(' ')[0]}</span> {faultIn(title)}
      {pairIn(row, workshop) === null ? null : (
        // The arrows do not lead here: the key does the same from every cell of the row.
        <button
          type="button"
          className="matrix-beside"
          tabIndex={-1}
          aria-keyshortcuts="v"
          data-testid={`beside-${row.id}`}
          onClick={() => openRow(row, workshop)}
        >
          {t('commit-panels.matrix.beside')}
        </button>
      )}
    </>
  );
}

/** The first run of a row and the one that it was written to stand beside. */
function pairIn({ cells }: MatrixRow, { registry }: Workshop): readonly [ScenarioSource, ScenarioSource] | null {
  for (const source of cells) {
    const wanted = source === null ? null : besideOf(source, registry);
    const partner = cells.find((each) => each !== null && each.id === wanted);
    if (source !== null && partner != null) return [source, partner];
  }
  return null;
}

function openRow(row: MatrixRow, workshop: Workshop): void {
  const pair = pairIn(row, workshop);
  if (pair !== null) openPair(...pair, workshop);
}

function placeOf(rows: readonly MatrixRow[], source: ScenarioSource): GridPlace | null {
  const row = rows.findIndex(({ cells }) => cells.some((each) => each?.id === source.id));
  return row < 0 ? null : { row, column: rows[row]?.cells.findIndex((each) => each?.id === source.id) ?? 0 };
}

const firstPlace = (rows: readonly MatrixRow[]): GridPlace => ({
  row: 0,
  column: Math.max(0, rows[0]?.cells.findIndex((each) => each !== null) ?? 0),
});
