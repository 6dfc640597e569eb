import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';

/** The tool that draws a partition, and the way to make one without a mouse. */
export function PartitionControls({ chooseSides }: { chooseSides(): void }): JSX.Element {
  const t = useWords();
  const isActive = usePlayer((state) => state.tool === 'partition');
  const setTool = usePlayer((state) => state.setTool);
  return (
    <div className="stage-tools">
      {isActive && (
        <p className="stage-hint" role="status">
          {t('stage.partitionHint')}
        </p>
      )}
      {isActive && (
        <button type="button" className="stage-tool" onClick={chooseSides}>
          {t('stage.chooseSides')}
        </button>
      )}
      <button
        type="button"
        className="stage-tool"
        aria-pressed={isActive}
        aria-keyshortcuts="p"
        data-testid="partition-tool"
        onClick={() => setTool(isActive ? null : 'partition')}
      >
        {t('stage.partition')}
      </button>
    </div>
  );
}
