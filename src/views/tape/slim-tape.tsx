import { type JSX, memo } from 'react';
import { useWords } from '../../i18n/use-words';
import { stepIndex } from '../../kernel/ids';
import { currentTrace } from '../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { TransportButtons } from './transport-buttons';
import './slim-tape.css';

interface SlimTapeProps {
  /** The first and the last step that can be reached, counted from 1; null: the run's own. */
  readonly from?: number | null;
  readonly to?: number | null;
}

/** The controls of time where there is little room for them: no marks, no pace, no branches. */
export const SlimTape = memo(function SlimTape({ from = null, to = null }: SlimTapeProps): JSX.Element {
  const t = useWords();
  const step = useCalmPlayer((state) => state.step);
  const steps = useCalmPlayer((state) => currentTrace(state).steps.length);
  const seekStep = usePlayer((state) => state.seekStep);
  const last = Math.min(steps, to ?? steps);
  return (
    <section className="slim-tape" aria-label={t('tape.title')} data-testid="slim-tape">
      <TransportButtons />
      <input
        type="range"
        className="slim-track"
        data-testid="slim-track"
        aria-label={t('tape.scrubber')}
        aria-valuetext={t('tape.scrubberValue', { step: step + 1, steps: last })}
        min={from ?? 0}
        max={last}
        value={step + 1}
        onChange={({ target }) => seekStep(stepIndex(Number(target.value) - 1))}
      />
      <span className="slim-count" data-testid="slim-count">
        {t('tape.position', { step: step + 1, steps: last })}
      </span>
    </section>
  );
});
