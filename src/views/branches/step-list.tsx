import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Instant, StepIndex } from '../../kernel/ids';
import { timeText } from '../events/time-text';
import { goTo } from './go-to';

interface Item {
  readonly step: StepIndex;
  readonly at: Instant;
  readonly what: string;
  /** Whether it is a command, and not the name of something that happened. */
  readonly isCode: boolean;
}

interface StepListProps {
  readonly branch: number;
  readonly items: readonly Item[];
  /** How many are left out. */
  readonly more: number;
}

/** Steps of one branch; choosing one goes to that branch and to the step. */
export function StepList({ branch, items, more }: StepListProps): JSX.Element {
  const t = useWords();
  if (items.length === 0) return <span className="panel-hint">{t('branches.compare.nothing')}</span>;
  return (
    <ul className="compare-steps">
      {items.map(({ step, at, what, isCode }) => (
        <li key={step}>
          <button
            type="button"
            className="compare-link"
            data-step={step}
            title={t('branches.compare.toStep', { what, time: timeText(at), step: step + 1 })}
            onClick={() => goTo(branch, step)}
          >
            {isCode ? <code>{what}</code> : what}
          </button>
        </li>
      ))}
      {more > 0 ? <li className="panel-hint">{t('tape.mark.more', { count: more })}</li> : null}
    </ul>
  );
}
