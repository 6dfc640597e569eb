import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';

const outlines = {
  undo: 'M6 2.5 2.5 6 6 9.5M3 6h6.5a3.75 3.75 0 0 1 0 7.5H6',
  redo: 'M10 2.5 13.5 6 10 9.5M13 6H6.5a3.75 3.75 0 0 0 0 7.5H10',
} as const;

/** Takes back and does again what changed the run, and names it. */
export function HistoryButtons(): JSX.Element {
  const undoable = usePlayer((state) => state.undoable.at(-1)?.what);
  const redoable = usePlayer((state) => state.redoable.at(-1)?.what);
  return (
    <div className="transport">
      <HistoryButton action="undo" what={undoable} />
      <HistoryButton action="redo" what={redoable} />
    </div>
  );
}

interface HistoryButtonProps {
  readonly action: 'undo' | 'redo';
  /** What would be undone; undefined where there is nothing. */
  readonly what: string | undefined;
}

function HistoryButton({ action, what }: HistoryButtonProps): JSX.Element {
  const t = useWords();
  const perform = usePlayer((state) => state[action]);
  const title = what === undefined ? t(`tape.${action}.nothing`) : t(`tape.${action}.what`, { what });
  return (
    <button
      type="button"
      className="button"
      data-testid={action}
      aria-label={title}
      title={title}
      disabled={what === undefined}
      onClick={perform}
    >
      <svg className="history-icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d={outlines[action]} />
      </svg>
    </button>
  );
}
