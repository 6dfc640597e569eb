import type { JSX } from 'react';
import type { LogCell } from '../../kernel/describe';
import type { CardLayout } from './card-layout';
import type { ServerFigure } from './model';
import { round } from './paths';
import { textWidth } from './text-width';

interface LogStripProps {
  readonly figure: ServerFigure;
  readonly position: number;
  readonly at: CardLayout;
  readonly width: number;
  readonly top: number;
}

/**
 * The end of a server's log. Four marks that add up: an outline is in memory only, a solid outline is on disk, a half that is
 * filled was acknowledged, the whole is committed, and a notch at the top says that it is applied.
 */
export function LogStrip({ figure, position, at, width, top }: LogStripProps): JSX.Element | null {
  if (at.log === null) return null;
  const { cell, step } = at.log;
  const size = cell;
  const { shown, left } = cellsThatFit(figure, width, step, size);
  const start = at.padding + (left === 0 ? 0 : textWidth(`+${left} `, size, 'mono'));
  return (
    <g className="log" transform={`translate(0 ${top})`}>
      {left > 0 && (
        <text className="log-earlier mono" x={at.padding} y={round(cell / 2 + size * 0.36)} fontSize={size}>
          {`+${left}`}
        </text>
      )}
      {shown.map((entry, i) => (
        <Cell
          key={entry.key}
          entry={entry}
          x={round(start + i * step)}
          size={cell}
          tip={`log ${position} ${entry.key}`}
        />
      ))}
      {figure.log.length === 0 && figure.earlier === 0 && (
        <path className="log-empty" d={`M${at.padding} ${cell / 2}h${width}`} />
      )}
    </g>
  );
}

/** The newest cells, and how many are left out; room for that number is taken from the cells. */
function cellsThatFit(
  { log, earlier }: ServerFigure,
  width: number,
  step: number,
  size: number,
): { shown: readonly LogCell[]; left: number } {
  const room = Math.floor(width / step);
  if (earlier === 0 && log.length <= room) return { shown: log, left: 0 };
  const label = textWidth(`+${earlier + log.length} `, size, 'mono');
  const count = Math.max(1, Math.floor((width - label) / step));
  const shown = log.slice(-count);
  return { shown, left: earlier + log.length - shown.length };
}

function Cell({
  entry,
  x,
  size,
  tip,
}: {
  readonly entry: LogCell;
  readonly x: number;
  readonly size: number;
  readonly tip: string;
}): JSX.Element {
  const classes = ['cell', `cell-${entry.where}`];
  if (entry.isError) classes.push('cell-error');
  return (
    <g className={classes.join(' ')} transform={`translate(${x} 0)`} data-tip={tip}>
      <rect className="cell-box" x={0.75} y={0.75} width={size - 1.5} height={size - 1.5} rx={2} />
      {entry.committed ? (
        <rect className="cell-fill" x={2.5} y={2.5} width={size - 5} height={size - 5} rx={1} />
      ) : (
        entry.acked && <path className="cell-fill" d={`M2.5 ${size - 2.5}V2.5L${size - 2.5} ${size - 2.5}Z`} />
      )}
      {entry.applied && <path className="cell-applied" d={checkMark(size)} />}
      {entry.isError && <path className="cell-cross" d={`M3 3L${size - 3} ${size - 3}M${size - 3} 3L3 ${size - 3}`} />}
    </g>
  );
}

const checkMark = (size: number): string =>
  `M${round(size * 0.27)} ${round(size * 0.52)}l${round(size * 0.17)} ${round(size * 0.18)}l${round(size * 0.3)} -${round(size * 0.36)}`;
