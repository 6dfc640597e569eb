import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import type { PartitionShape, Sides } from './gestures/partition-pen';

interface PartitionControlsProps {
  readonly shape: PartitionShape;
  setShape(shape: PartitionShape): void;
  /** The sides that were drawn by loops and wait to be separated. */
  readonly drawn: Sides | null;
  separate(sides: Sides): void;
  chooseSides(): void;
}

/** The tool that draws a partition, and the way to make one without a mouse. */
export function PartitionControls({ chooseSides, ...props }: PartitionControlsProps): JSX.Element {
  const t = useWords();
  const isActive = usePlayer((state) => state.tool === 'partition');
  const setTool = usePlayer((state) => state.setTool);
  return (
    <div className="stage-tools">
      {isActive && <DrawingControls {...props} />}
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

const shapes: readonly PartitionShape[] = ['line', 'loops'];

function DrawingControls({
  shape,
  setShape,
  drawn,
  separate,
}: Omit<PartitionControlsProps, 'chooseSides'>): JSX.Element {
  const t = useWords();
  const hint = t(shape === 'line' ? 'stage.partitionHint' : 'stage.loopHint');
  return (
    <>
      <p className="stage-hint" role="status" title={hint}>
        {hint}
      </p>
      {drawn !== null && (
        <button
          type="button"
          className="stage-tool stage-tool-primary"
          data-testid="separate"
          onClick={() => separate(drawn)}
        >
          {t('stage.separateGroups', { count: drawn.length })}
        </button>
      )}
      <fieldset className="stage-shapes" aria-label={t('stage.shape')}>
        {shapes.map((name) => (
          <label key={name} className="stage-shape">
            <input
              type="radio"
              name="partition-shape"
              className="visually-hidden"
              data-testid={`shape-${name}`}
              checked={shape === name}
              onChange={() => setShape(name)}
            />
            {t(`stage.shape.${name}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}
