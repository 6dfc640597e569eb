import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { StepIndex } from '../../kernel/ids';
import { at } from '../../kernel/vector';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { stepPlace, stepTitle } from '../events/step-words';
import { timeText } from '../events/time-text';
import { useSummaries } from '../events/use-summaries';

/** The step that made something so, in few words; choosing it takes the playhead there. */
export function StepLink({ index }: { readonly index: StepIndex }): JSX.Element | null {
  const t = useWords();
  const trace = usePlayer(currentTrace);
  const portrait = usePlayer((state) => state.entry.portrait);
  const seekStep = usePlayer((state) => state.seekStep);
  const summaryOf = useSummaries();
  const step = at(trace.steps, index);
  if (step === undefined) return null;
  const summary = summaryOf(step);
  const what = [stepTitle(summary, t, portrait), stepPlace(summary, trace.setup)]
    .filter((text) => text !== '')
    .join(', ');
  const time = timeText(step.at);
  return (
    <button
      type="button"
      className="why-step"
      data-step={index}
      aria-label={t('why.toStep', { what, time })}
      title={t('why.toStep', { what, time })}
      onClick={() => seekStep(index)}
    >
      {t('why.stepAt', { time })}
    </button>
  );
}
