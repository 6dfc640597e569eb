import { type JSX, memo } from 'react';
import { useWords } from '../../i18n/use-words';
import type { AnyTrace } from '../../player/contract';
import { usePlayer } from '../../player/use-player';
import { KindSign } from './kind-sign';
import type { StepSummary } from './step-summary';
import { stepPlace, stepTitle } from './step-words';
import { timeText } from './time-text';

interface EventRowProps {
  readonly id: string;
  readonly row: number;
  readonly summary: StepSummary;
  readonly milestones: readonly string[] | null;
  readonly place: 'past' | 'playhead' | 'ahead';
  readonly isCursor: boolean;
  readonly setup: AnyTrace['setup'];
}

export const EventRow = memo(function EventRow({
  id,
  row,
  summary,
  milestones,
  place,
  isCursor,
  setup,
}: EventRowProps): JSX.Element {
  const t = useWords();
  const portrait = usePlayer((state) => state.entry.portrait);
  const classes = ['events-row', `is-${place}`, `kind-${summary.kind}`, isCursor ? 'is-cursor' : ''];
  return (
    <tr
      id={id}
      className={classes.join(' ')}
      data-row={row}
      data-step={summary.index}
      aria-rowindex={row + 2}
      aria-selected={isCursor}
      aria-current={place === 'playhead' ? 'step' : undefined}
    >
      <td className="events-step">{summary.index + 1}</td>
      <td className="events-time">{timeText(summary.at)}</td>
      <td className="events-what">
        <span className="events-what-text">
          <KindSign summary={summary} />
          <span>{stepTitle(summary, t, portrait)}</span>
        </span>
      </td>
      <td className="events-place">{stepPlace(summary, setup)}</td>
      <td className={`events-verdict verdict-${summary.verdict}`}>
        {summary.verdict === 'handled' ? '' : t(`events.verdict.${summary.verdict}`)}
      </td>
      <td className="events-milestone">
        {milestones === null ? null : <span>◆ {milestones.map((name) => t(`milestones.${name}`)).join(' · ')}</span>}
      </td>
    </tr>
  );
});
