import type { JSX } from 'react';
import { useWords } from '../i18n/use-words';
import type { Panel } from '../player/contract';
import { usePlayer } from '../player/use-player';

interface FoldButtonProps {
  readonly panel: Panel;
  readonly label: string;
  readonly isFolded: boolean;
}

/** The handle that folds a panel away and unfolds it. */
export function FoldButton({ panel, label, isFolded }: FoldButtonProps): JSX.Element {
  const t = useWords();
  const toggleFold = usePlayer((state) => state.toggleFold);
  return (
    <button
      type="button"
      className="fold"
      data-testid={`fold-${panel}`}
      aria-expanded={!isFolded}
      aria-label={t('app.panel.toggle', { panel: label })}
      title={t(isFolded ? 'app.panel.unfold' : 'app.panel.fold', { panel: label })}
      onClick={() => toggleFold(panel)}
    >
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        <path d="M3 1.5L6.5 5 3 8.5" />
      </svg>
    </button>
  );
}
