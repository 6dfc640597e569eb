import { type JSX, type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { StepIndex } from '../../kernel/ids';
import { at } from '../../kernel/vector';
import { currentTrace } from '../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { EventRow } from './event-row';
import { GapRow } from './gap-row';
import { type Cursor, cursorAfterKey } from './list-cursor';
import { rowAtStep } from './step-filter';
import { milestonesByStep } from './step-milestones';
import { useSummaries } from './use-summaries';
import { useViewport } from './use-viewport';
import { mostRows, rowWindow, scrollToRow, type Viewport } from './windowing';

/** Height of a row as the style sheet has it; windowing counts on it. */
const rowHeight = 24;
/** What comes next stays in sight while the playhead moves down the list. */
const rowsAhead = 2;
const columns = ['step', 'time', 'what', 'place', 'verdict', 'milestone'] as const;

/** The rows of the steps, of which only those in sight exist. One of them is the cursor, which keys move. */
export function EventTable({ rows }: { readonly rows: readonly StepIndex[] }): JSX.Element {
  const t = useWords();
  const seekStep = usePlayer((state) => state.seekStep);
  const playheadRow = useCalmPlayer((state) => rowAtStep(rows, state.step));
  const scroller = useRef<HTMLDivElement>(null);
  const viewport: Viewport = { ...useViewport(scroller), rowHeight, count: rows.length };
  const [moved, setMoved] = useState<Cursor | null>(null);
  useFollowing(scroller, viewport, playheadRow);
  // The cursor stays where keys have put it until the playhead moves on.
  const cursor = moved !== null && moved.leftAt === playheadRow ? Math.min(moved.row, rows.length - 1) : playheadRow;

  const seekRow = (row: number): void => {
    const step = rows[row];
    if (step !== undefined) seekStep(step);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') return seekRow(cursor);
    const page = Math.max(1, Math.floor(viewport.height / rowHeight) - 2);
    const row = cursorAfterKey(event, { row: cursor, count: rows.length, page });
    if (row === null) return;
    // The page's own keys, such as those for the next milestone, must not act as well.
    event.preventDefault();
    event.stopPropagation();
    setMoved({ row, leftAt: playheadRow });
    scrollIntoView(scroller.current, viewport, row, 0);
  };
  const onClick = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('tr[data-row]') : null;
    if (row !== null) seekRow(Number(row.getAttribute('data-row')));
  };

  const { first, end, offset } = rowWindow(viewport);
  return (
    <div className="events-scroll" ref={scroller}>
      <table
        className="events-table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen is a grid
        role="grid"
        tabIndex={0}
        aria-label={t('events.title')}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={cursor >= first && cursor < end ? rowId(cursor) : undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col" className={`events-${column}`}>
                {t(`events.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <Rows
          rows={rows}
          slots={mostRows(viewport)}
          first={first}
          end={end}
          offset={offset}
          cursor={cursor}
          playheadRow={playheadRow}
        />
      </table>
      {rows.length === 0 ? <p className="events-empty">{t('events.empty')}</p> : null}
    </div>
  );
}

const rowId = (row: number): string => `event-row-${row}`;

interface RowsProps {
  readonly rows: readonly StepIndex[];
  readonly slots: number;
  readonly first: number;
  readonly end: number;
  readonly offset: number;
  readonly cursor: number;
  readonly playheadRow: number;
}

function Rows({ rows, slots, first, end, offset, cursor, playheadRow }: RowsProps): JSX.Element {
  const trace = useCalmPlayer(currentTrace);
  const summaryOf = useSummaries();
  const shown = rows.slice(first, end).flatMap((index) => at(trace.steps, index) ?? []);
  const milestones = milestonesByStep(trace.milestones, shown.at(0)?.index ?? 0, shown.at(-1)?.index ?? 0);
  return (
    <tbody>
      <GapRow height={offset} />
      {shown.map((step, position) => {
        const row = first + position;
        return (
          <EventRow
            // A row that leaves at one end is the one that comes at the other: most of what it is made of stays.
            key={row % slots}
            id={rowId(row)}
            row={row}
            summary={summaryOf(step)}
            milestones={milestones.get(step.index) ?? null}
            place={row === playheadRow ? 'playhead' : row > playheadRow ? 'ahead' : 'past'}
            isCursor={row === cursor}
            setup={trace.setup}
          />
        );
      })}
      <GapRow height={(rows.length - end) * rowHeight} />
    </tbody>
  );
}

/** Keeps the row of the playhead in sight whenever it moves, without disturbing a reader who scrolls meanwhile. */
function useFollowing(scroller: RefObject<HTMLElement | null>, viewport: Viewport, playheadRow: number): void {
  const { height, count } = viewport;
  // As it is when the playhead moves; that it changes by itself moves nothing.
  const latest = useRef(viewport);
  latest.current = viewport;
  useEffect(() => {
    if (playheadRow < 0 || height === 0 || count === 0) return;
    scrollIntoView(scroller.current, latest.current, playheadRow, rowsAhead);
  }, [scroller, playheadRow, height, count]);
}

/** The sticky head covers the first row's height of what is scrolled. Asking or telling the element would make it lay out the page. */
function scrollIntoView(element: HTMLElement | null, viewport: Viewport, row: number, margin: number): void {
  if (element === null) return;
  const seen = { ...viewport, height: viewport.height - rowHeight };
  const wanted = scrollToRow(seen, row, margin);
  if (wanted !== viewport.scrollTop) element.scrollTop = wanted;
}
