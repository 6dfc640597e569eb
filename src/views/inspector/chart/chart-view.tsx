import { type JSX, useMemo, useState } from 'react';
import { useWords } from '../../../i18n/use-words';
import type { ChartNode, ProcessFigure } from '../../../kernel/describe';
import type { ProcessId } from '../../../kernel/ids';
import { actorOf } from '../../../kernel/run';
import { currentTrace, stepAtPlayhead } from '../../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../../player/use-player';
import { toneClass } from '../../shapes/tone-icon';
import { TransitionList } from '../transition-list';
import { ChartArrows } from './arrows';
import { type ChartBox, layOutChart } from './layout';
import { isWithin } from './links';
import { nodesOnPath, takenTransitions, withAbsoluteTargets } from './path';
import './chart.css';

/** Width for which the chart is laid out; the drawing itself is no wider. */
const chartWidth = 312;

interface ChartViewProps {
  readonly process: ProcessId;
  readonly figure: ProcessFigure;
  readonly figureBefore: ProcessFigure | null;
}

/** The state chart of a process, drawn from its machine's own definition, with the way the last step took. */
export function ChartView({ process, figure, figureBefore }: ChartViewProps): JSX.Element {
  const portrait = usePlayer((state) => state.entry.portrait);
  const setup = useCalmPlayer((state) => currentTrace(state).setup);
  const kind = setup.processes.find(({ id }) => id === process)?.kind ?? '';
  const chart = useMemo(() => withAbsoluteTargets(portrait.chart(kind, setup)), [portrait, kind, setup]);
  const taken = useTaken(chart, { process, figure, figureBefore });
  const [chosen, choose] = useState<string | null>(null);
  const active = nodesOnPath(chart, figure.active);
  const shown = chosen === null ? active : nodesOnPath(chart, chosen.split('.'));
  return (
    <div className={`chart ${toneClass(figure.tone)}`}>
      <ChartDrawing
        chart={chart}
        active={figure.active.join('.')}
        before={figureBefore?.active.join('.') ?? ''}
        chosen={chosen}
        onChoose={(path) => choose(path === chosen ? null : path)}
      />
      <TransitionList nodes={[...[chart, ...shown].reverse()]} taken={taken} />
    </div>
  );
}

/** The transitions that the step at the playhead took, if it was a step of this process while it ran. */
function useTaken(
  chart: ChartNode,
  { process, figure, figureBefore }: ChartViewProps,
): ReturnType<typeof takenTransitions> {
  const step = useCalmPlayer(stepAtPlayhead);
  return useMemo(() => {
    const isOwn = step !== null && actorOf(step) === process && step.verdict === 'handled';
    if (!isOwn || figureBefore === null || step.occurrence.type !== 'event') return new Map();
    return takenTransitions(chart, {
      event: step.occurrence.event.type,
      before: figureBefore.active,
      after: figure.active,
    });
  }, [chart, step, process, figure, figureBefore]);
}

interface ChartDrawingProps {
  readonly chart: ChartNode;
  readonly active: string;
  readonly before: string;
  readonly chosen: string | null;
  readonly onChoose: (path: string) => void;
}

function ChartDrawing({ chart, active, before, chosen, onChoose }: ChartDrawingProps): JSX.Element {
  const t = useWords();
  const layout = useMemo(() => layOutChart(chart, chartWidth), [chart]);
  const { width, height, boxes } = layout;
  return (
    <div className="chart-drawing" style={{ width, height }}>
      <ChartArrows layout={layout} active={active} before={before} shown={chosen ?? active} />
      <fieldset className="chart-boxes">
        <legend className="visually-hidden">{t('inspector.chart.states')}</legend>
        {boxes.map((box) => (
          <StateBox
            key={box.node.path}
            box={box}
            isActive={active !== '' && isWithin(active, box.node.path)}
            isChosen={chosen === box.node.path}
            onChoose={onChoose}
          />
        ))}
      </fieldset>
    </div>
  );
}

interface StateBoxProps {
  readonly box: ChartBox;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (path: string) => void;
}

/** Nested boxes lie on top of each other and not inside each other, because a button may hold no button. */
function StateBox({ box, isActive, isChosen, onChoose }: StateBoxProps): JSX.Element {
  const { node, depth, x, y, width, height } = box;
  const classes = [
    'chart-box',
    `depth-${depth}`,
    isActive ? 'is-active' : '',
    node.children.length > 0 ? 'is-compound' : '',
  ];
  return (
    <button
      type="button"
      className={classes.join(' ')}
      style={{ left: x, top: y, width, height }}
      aria-pressed={isChosen}
      aria-current={isActive ? 'true' : undefined}
      title={node.source ?? undefined}
      data-path={node.path}
      onClick={() => onChoose(node.path)}
    >
      {node.key}
    </button>
  );
}
