import { type JSX, useId, useMemo } from 'react';
import { useWords } from '../../../i18n/use-words';
import { curveThrough } from './curve';
import { type ChartLabel, placeLabels } from './labels';
import type { ChartArrow, ChartLayout } from './layout';
import { isWithin } from './links';
import { arrowText } from './text';

interface ChartArrowsProps {
  readonly layout: ChartLayout;
  /** Paths of states: where the process is, and where it was before the step. */
  readonly active: string;
  readonly before: string;
  /** The state of which it is told what leads out of it. */
  readonly shown: string;
}

/** The arrows of a chart. What was taken is lit; what leads out of the state that is looked at is darker and has its events. */
export function ChartArrows({ layout, active, before, shown }: ChartArrowsProps): JSX.Element {
  const t = useWords();
  const head = useId();
  const { width, height } = layout;
  const { plain, leaving, taken, labels } = useMemo(() => {
    const taken = layout.arrows.filter((arrow) => isTaken(arrow, { active, before }));
    const leaving = layout.arrows.filter((arrow) => !taken.includes(arrow) && leadsOut(arrow, shown));
    const plain = layout.arrows.filter((arrow) => !taken.includes(arrow) && !leaving.includes(arrow));
    const wanted = [...taken, ...leaving].map((arrow) => ({
      arrow,
      text: arrowText(arrow.causes, t('inspector.chart.always')),
    }));
    return { plain, leaving, taken, labels: placeLabels(layout, wanted) };
  }, [layout, active, before, shown, t]);
  return (
    <svg width={width} height={height} aria-hidden="true">
      <defs>
        <marker id={head} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0,1L7,4L0,7z" fill="context-stroke" />
        </marker>
      </defs>
      <Arrows arrows={plain} head={head} className="chart-arrow" />
      <Arrows arrows={leaving} head={head} className="chart-arrow is-leaving" />
      <Arrows arrows={taken} head={head} className="chart-arrow is-taken" />
      {labels.map((label) => (
        <Label key={keyOf(label.arrow)} label={label} isLit={taken.includes(label.arrow)} />
      ))}
    </svg>
  );
}

const isTaken = ({ from, to }: ChartArrow, { active, before }: Pick<ChartArrowsProps, 'active' | 'before'>): boolean =>
  isWithin(before, from) && isWithin(active, to) && !isWithin(active, from) && !isWithin(before, to);

/** Whether an arrow begins at a state or at one around it, and leaves that. */
const leadsOut = ({ from, to }: ChartArrow, state: string): boolean =>
  isWithin(state, from) && (from === to || !isWithin(state, to));

const keyOf = ({ from, to }: ChartArrow): string => `${from} ${to}`;

interface ArrowsProps {
  readonly arrows: readonly ChartArrow[];
  /** The id of the marker at their ends. */
  readonly head: string;
  readonly className: string;
}

const Arrows = ({ arrows, head, className }: ArrowsProps): readonly JSX.Element[] =>
  arrows.map((arrow) => (
    <path
      key={keyOf(arrow)}
      className={className}
      d={curveThrough(arrow.corners)}
      markerEnd={`url(#${head})`}
      data-arrow={keyOf(arrow)}
    />
  ));

interface LabelProps {
  readonly label: ChartLabel;
  readonly isLit: boolean;
}

const Label = ({ label: { x, y, width, height, text }, isLit }: LabelProps): JSX.Element => (
  <g className={isLit ? 'chart-label is-taken' : 'chart-label'}>
    <rect x={x} y={y} width={width} height={height} rx={3} />
    <text x={x + width / 2} y={y + height - 4} textAnchor="middle">
      {text}
    </text>
  </g>
);
