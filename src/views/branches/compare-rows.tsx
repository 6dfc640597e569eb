import { type JSX, type ReactNode, useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Instant } from '../../kernel/ids';
import type { Comparison, Side } from '../../player/compare-branches';
import type { Difference } from '../../player/differences';
import { differingSteps } from '../../player/differing-steps';
import { endOf, instantOf } from '../../player/timeline';
import { usePlayer } from '../../player/use-player';
import { stepPlace, stepTitle } from '../events/step-words';
import { timeText } from '../events/time-text';
import { differenceLabel, differenceValue } from './difference-words';
import { StepList } from './step-list';
import { summaryIn } from './summary-in';

interface CompareRowsProps {
  readonly comparison: Comparison;
  readonly playhead: Instant;
}

/** What was done on either side, what comes next there, and how the servers differ at the playhead. */
export function CompareRows({ comparison, playhead }: CompareRowsProps): JSX.Element {
  const t = useWords();
  const { sides, differences } = comparison;
  const time = timeText(playhead);
  return (
    <tbody>
      <Row what={t('branches.compare.acts')} cells={sides.map((side) => <Acts key={side.branch.id} side={side} />)} />
      <NextRow comparison={comparison} playhead={playhead} />
      <Row
        what={t('branches.compare.now', { time })}
        cells={sides.map((side) => <Standing key={side.branch.id} side={side} />)}
      />
      <tr className="compare-count">
        <td colSpan={3} data-testid="compare-count">
          {differences.length === 0
            ? t('branches.compare.alike')
            : t('branches.compare.differs', { count: differences.length })}
        </td>
      </tr>
      {differences.map((difference) => (
        <DifferenceRow key={`${difference.name} ${difference.key}`} difference={difference} sides={sides} />
      ))}
    </tbody>
  );
}

function Row({ what, cells }: { readonly what: ReactNode; readonly cells: readonly JSX.Element[] }): JSX.Element {
  return (
    <tr>
      <th scope="row">{what}</th>
      {cells.map((cell) => (
        <td key={cell.key}>{cell}</td>
      ))}
    </tr>
  );
}

/** More would hide what differs now. */
const mostActs = 6;

function Acts({ side: { acts, branch } }: { readonly side: Side }): JSX.Element {
  const items = acts
    .slice(0, mostActs)
    .map(({ step, text }) => ({ step, at: instantOf(branch.trace, step), what: text, isCode: true }));
  return <StepList branch={branch.id} items={items} more={acts.length - items.length} />;
}

/** As many as show how the two drift apart. */
const mostNext = 3;

/** What happens on one side only, after the playhead or, before they part, after the fork. */
function NextRow({ comparison: { sides, forkAt }, playhead }: CompareRowsProps): JSX.Element {
  const t = useWords();
  const entry = usePlayer((state) => state.entry);
  const [first, second] = sides.map(({ branch }) => branch.trace);
  const after = playhead > forkAt ? playhead : forkAt;
  const next = useMemo(() => {
    const found = (when: Instant) =>
      first && second ? differingSteps([first, second], when, mostNext, entry) : ([[], []] as const);
    const ahead = found(after);
    // Behind the end of both, the first that differ say more than nothing.
    const isAhead = ahead.some((steps) => steps.length > 0);
    return isAhead ? { steps: ahead, what: 'next' } : { steps: found(forkAt), what: 'first' };
  }, [first, second, after, forkAt, entry]);
  const cells = sides.map(({ branch: { id, trace } }, i) => {
    const items = (next.steps[i] ?? []).map((step) => {
      const summary = summaryIn(step, trace, entry);
      const isCode = summary.kind === 'act';
      // A command names whom it is about.
      const place = isCode ? '' : stepPlace(summary, trace.setup);
      const what = [stepTitle(summary, t, entry.portrait), place].filter((text) => text !== '');
      return { step: step.index, at: step.at, what: what.join(', '), isCode };
    });
    return <StepList key={id} branch={id} items={items} more={0} />;
  });
  return <Row what={t(`branches.compare.${next.what}`)} cells={cells} />;
}

function Standing({ side: { ensemble, isShorter, branch } }: { readonly side: Side }): JSX.Element {
  const t = useWords();
  return (
    <>
      {t(ensemble.id, ensemble.values)}
      {isShorter ? (
        <em className="compare-shorter">{t('branches.compare.shorter', { time: timeText(endOf(branch.trace)) })}</em>
      ) : null}
    </>
  );
}

interface DifferenceRowProps {
  readonly difference: Difference;
  readonly sides: Comparison['sides'];
}

function DifferenceRow({ difference: { name, key, values }, sides }: DifferenceRowProps): JSX.Element {
  const t = useWords();
  const portrait = usePlayer(({ entry }) => entry.portrait);
  const what = (
    <>
      <strong>{name}</strong> {differenceLabel(key, t, portrait)}
    </>
  );
  const cells = values.map((value, i) => (
    <span key={sides[i === 0 ? 0 : 1].branch.id} className="compare-value">
      {differenceValue(key, value, t, portrait)}
    </span>
  ));
  return <Row what={what} cells={cells} />;
}
