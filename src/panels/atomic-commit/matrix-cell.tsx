import { type JSX, memo, useSyncExternalStore } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ScenarioSource } from '../../player/contract';
import { usePlayer } from '../../player/use-player';
import { openAndPlay } from '../../views/picker/open-and-play';
import { type CellOutcome, cellOutcomes } from './cell-outcomes';
import type { GridPlace } from './grid-keys';
import { OutcomeSign } from './outcome-sign';
import { outcomeWords } from './outcome-words';

interface MatrixCellProps {
  readonly source: ScenarioSource;
  readonly row: number;
  readonly column: number;
  readonly isTabStop: boolean;
  readonly onFocus: (place: GridPlace) => void;
}

/** One run of the matrix, to be opened; until it has been performed nothing is said of it. */
export const MatrixCell = memo(function MatrixCell({
  source,
  row,
  column,
  isTabStop,
  onFocus,
}: MatrixCellProps): JSX.Element {
  const t = useWords();
  const outcomeNow = (): CellOutcome | null => cellOutcomes.of(source);
  const outcome = useSyncExternalStore(cellOutcomes.subscribe, outcomeNow, outcomeNow);
  const isCurrent = usePlayer((state) => state.scenario.id === source.id);
  const words = outcome === null ? null : outcomeWords(t, outcome);
  return (
    <button
      type="button"
      className={`outcome is-${outcome?.kind ?? 'open'}`}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      data-testid={source.id}
      data-outcome={outcome?.kind ?? 'unknown'}
      data-place={`${row}-${column}`}
      onFocus={() => onFocus({ row, column })}
      onClick={() => openAndPlay(source)}
    >
      {outcome === null || words === null ? (
        t('commit-panels.matrix.performing')
      ) : (
        <>
          <span className="outcome-verdict">
            <OutcomeSign kind={outcome.kind} /> {words.verdict}
          </span>
          {words.detail === null ? null : <span className="outcome-detail">{words.detail}</span>}
        </>
      )}
      {isCurrent ? <span className="outcome-current">{t('commit-panels.matrix.current')}</span> : null}
    </button>
  );
});
