import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { instant } from '../../kernel/ids';
import { nameIn } from '../../kernel/world';
import { useCalmPlayer } from '../../player/use-player';
import { type Counters, countersIn, runningIn } from '../../protocols/atomic-commit/counters';
import type { Tallies } from '../../protocols/atomic-commit/tallies';
import { timeText } from '../../views/events/time-text';
import { DialogButton } from '../../views/modal/dialog-button';
import { ColumnHeads } from './column-heads';
import type { CommitPanelProps } from './commit-panel';
import { type CostRow, costRows, transactionsAt } from './cost-rows';
import { talliesAt } from './tallies-at';
import './panels.css';

/** What the run has cost up to the playhead, as a whole and by process, beside what a lesson says that it costs. */
export function CountersPanel({ trace, world, process }: CommitPanelProps): JSX.Element {
  const t = useWords();
  const step = useCalmPlayer((state) => state.step);
  const tallies = talliesAt(trace, step);
  const counters = countersIn(tallies, world);
  const of = { trace, counters, tallies, chosen: process.id };
  return (
    <div className="counters" data-testid="counters">
      <div className="counters-head">
        <p className="panel-note">{t('commit-panels.counters.soFar', { count: transactionsAt(trace, step) })}</p>
        <DialogButton dialog="overview" look="to-overview">
          {t('commit-panels.matrix.show')}
        </DialogButton>
      </div>
      <RunTable trace={trace} counters={counters} />
      <CountTable {...of} />
      <TimeTable {...of} />
    </div>
  );
}

const courses = ['allYes', 'oneNo'] as const;

function RunTable({ trace: { setup }, counters }: Pick<TableProps, 'trace' | 'counters'>): JSX.Element {
  const t = useWords();
  const participants = setup.config.participants.length;
  return (
    <table className="cost-table" data-testid="run-costs">
      <caption>{t('commit-panels.counters.formulas', { participants })}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('commit-panels.counters.run')}</th>
          <ColumnHeads words="commit-panels.counters" names={courses} />
        </tr>
      </thead>
      <tbody>
        {costRows(setup, counters).map((row) => (
          <RunRow key={row.name} row={row} />
        ))}
        <tr>
          <th scope="row">{t('commit-panels.counters.readersWaited')}</th>
          <td data-counter="readersWaited">{timeText(instant(counters.readersWaitedUs))}</td>
          <td colSpan={2} />
        </tr>
      </tbody>
    </table>
  );
}

function RunRow({ row: { name, soFar, expected } }: { readonly row: CostRow }): JSX.Element {
  const t = useWords();
  return (
    <tr>
      <th scope="row" title={t(`commit-panels.counters.${name}.long`)}>
        {t(`commit-panels.counters.${name}`)}
      </th>
      <td className="cost-now" data-counter={name}>
        {soFar}
      </td>
      {courses.map((course) => (
        <td key={course} className="cost-formula">
          {expected[course].formula}
          {expected[course].formula === '0' ? null : ` = ${expected[course].amount}`}
        </td>
      ))}
    </tr>
  );
}

interface TableProps {
  readonly trace: CommitPanelProps['trace'];
  readonly counters: Counters;
  readonly tallies: Tallies;
  /** The process that is looked at. */
  readonly chosen: number;
}

const counts = ['sent', 'forced', 'executions', 'wasted'] as const;
const times = ['lockedUs', 'inDoubtUs', 'blockedUs'] as const;

function CountTable({ trace, counters, chosen }: TableProps): JSX.Element {
  const t = useWords();
  return (
    <ProcessTable name="counts" columns={counts} trace={trace} chosen={chosen}>
      {(id) =>
        counts.map((count) => (
          <td key={count} className={counters.processes[id]?.[count] === 0 ? 'is-none' : undefined}>
            {counters.processes[id]?.[count] ?? t('commit-panels.none')}
          </td>
        ))
      }
    </ProcessTable>
  );
}

/** How long each process has held its lock and waited; a time that still runs says so. */
function TimeTable({ trace, counters, tallies, chosen }: TableProps): JSX.Element {
  const t = useWords();
  const participants = trace.setup.config.participants;
  return (
    <ProcessTable name="times" columns={times} trace={trace} chosen={chosen} only={participants}>
      {(id) => {
        const running = runningIn(tallies, id);
        return times.map((time) => {
          const spent = counters.processes[id]?.[time] ?? 0;
          return (
            <td key={time} className={spent === 0 && !running[time] ? 'is-none' : undefined} data-time={time}>
              {timeText(instant(spent))}
              {running[time] ? <span className="still-runs">{t('commit-panels.counters.stillRuns')}</span> : null}
            </td>
          );
        });
      }}
    </ProcessTable>
  );
}

interface ProcessTableProps extends Pick<TableProps, 'trace' | 'chosen'> {
  readonly name: 'counts' | 'times';
  readonly columns: readonly string[];
  readonly only?: readonly CommitPanelProps['process']['id'][];
  readonly children: (id: CommitPanelProps['process']['id']) => readonly JSX.Element[];
}

function ProcessTable({ name, columns, trace, chosen, only, children }: ProcessTableProps): JSX.Element {
  const t = useWords();
  const rows = trace.setup.processes.filter(({ id }) => only?.includes(id) ?? true);
  return (
    <table className="cost-table" data-testid={`process-${name}`}>
      <caption>{t(`commit-panels.counters.${name}`)}</caption>
      <thead>
        <tr>
          <td />
          <ColumnHeads words="commit-panels.counters" names={columns} />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id }) => (
          <tr key={id} className={id === chosen ? 'marked-row' : undefined} data-row={nameIn(trace, id)}>
            <th scope="row">{nameIn(trace, id)}</th>
            {children(id)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
