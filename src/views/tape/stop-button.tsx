import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';

interface StopButtonProps {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** Opens what lets the run run to a condition, and tells how many breakpoints are on. */
export function StopButton({ isOpen, toggle }: StopButtonProps): JSX.Element {
  const t = useWords();
  const count = usePlayer((state) => state.breakpoints.filter(({ isOn }) => isOn).length);
  return (
    <button
      type="button"
      id="stops"
      className="button quiet stops"
      data-testid="stops"
      data-count={count}
      aria-expanded={isOpen}
      aria-controls={isOpen ? 'stops-panel' : undefined}
      title={t('tape.stops.hint')}
      onClick={toggle}
    >
      {t('tape.stops.label')}
      {count > 0 ? <span className="stops-count">{t('tape.stops.count', { count })}</span> : null}
    </button>
  );
}
