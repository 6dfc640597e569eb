import { type JSX, memo, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ProcessFigure } from '../../kernel/describe';
import { processId } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import { type Process, processOf } from '../../kernel/world';
import type { AnyWorld } from '../../player/contract';
import { currentTrace, worldAtPlayhead, worldBefore } from '../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { ownName } from '../own-name';
import { ToneIcon, toneClass } from '../shapes/tone-icon';
import { ChartView } from './chart/chart-view';
import { inspectedProcess } from './inspected';
import { LogView } from './log-view';
import type { PanelProps, ProtocolPanel } from './panel';
import { StateTable } from './state-table';
import { TabList } from './tab-list';
import './inspector.css';

/** All about one process at the playhead: its chart, its log, its state, and what the protocol's own panels show. */
export const Inspector = memo(function Inspector({
  panels,
}: {
  readonly panels: readonly ProtocolPanel[];
}): JSX.Element {
  const t = useWords();
  const world = useCalmPlayer(worldAtPlayhead);
  const portrait = usePlayer((state) => state.entry.portrait);
  const selection = usePlayer((state) => state.selection);
  const process = inspectedProcess(world, selection, portrait);
  return (
    <section className="inspector" aria-label={t('inspector.title')} data-testid="inspector">
      <h2 className="visually-hidden">{t('inspector.title')}</h2>
      {process === null ? (
        <p>{t('inspector.nobody')}</p>
      ) : (
        <Inspected panels={panels} process={process} world={world} />
      )}
    </section>
  );
});

interface InspectedProps {
  readonly panels: readonly ProtocolPanel[];
  readonly process: Process<ProtocolTypes>;
  readonly world: AnyWorld;
}

function Inspected({ panels, process, world }: InspectedProps): JSX.Element {
  const t = useWords();
  const trace = useCalmPlayer(currentTrace);
  const before = useCalmPlayer(worldBefore);
  const portrait = usePlayer((state) => state.entry.portrait);
  const [chosen, choose] = useState('chart');
  const figure = useMemo(() => portrait.process(process, world), [portrait, process, world]);
  const earlier = before === null ? undefined : processOf(before, process.id);
  const figureBefore = useMemo(
    () => (before === null || earlier === undefined ? null : portrait.process(earlier, before)),
    [portrait, earlier, before],
  );
  const tabs = useMemo(() => tabsWith(panels), [panels]);
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  return (
    <>
      <Header process={process} figure={figure} />
      <TabList
        name="inspector"
        label={t('inspector.tabs')}
        tabs={tabs.map(({ id, labelId }) => ({ id, label: t(labelId) }))}
        chosen={tab?.id ?? chosen}
        onChoose={choose}
      >
        {tab?.show({ process, world, before, trace }, { figure, figureBefore })}
      </TabList>
    </>
  );
}

interface Figures {
  readonly figure: ProcessFigure;
  readonly figureBefore: ProcessFigure | null;
}

interface InspectorTab {
  readonly id: string;
  readonly labelId: string;
  readonly show: (props: PanelProps, figures: Figures) => JSX.Element;
}

const chartTab: InspectorTab = {
  id: 'chart',
  labelId: 'inspector.tab.chart',
  show: ({ process }, figures) => <ChartView process={process.id} {...figures} />,
};
const logTab: InspectorTab = {
  id: 'log',
  labelId: 'inspector.tab.log',
  show: ({ process }, { figure }) => <LogView process={process.id} figure={figure} />,
};
const stateTab: InspectorTab = {
  id: 'state',
  labelId: 'inspector.tab.state',
  show: (_props, figures) => <StateTable {...figures} />,
};

/** The inspector's own tabs with the protocol's between them; a protocol's tab of the same id replaces one of them. */
function tabsWith(panels: readonly ProtocolPanel[]): readonly InspectorTab[] {
  const tabOf = ({ id, labelId, component: Panel }: ProtocolPanel): InspectorTab => ({
    id,
    labelId,
    show: (props) => <Panel key={id} {...props} />,
  });
  const own = [chartTab, logTab, stateTab].map((tab) => {
    const panel = panels.find(({ id }) => id === tab.id);
    return panel === undefined ? tab : tabOf(panel);
  });
  const added = panels.filter(({ id }) => own.every((tab) => tab.id !== id)).map(tabOf);
  return [...own.slice(0, -1), ...added, ...own.slice(-1)];
}

interface HeaderProps {
  readonly process: Process<ProtocolTypes>;
  readonly figure: ProcessFigure;
}

/** Who is inspected, to be changed here as well as on the stage, and its state as icon and word. */
function Header({ process, figure }: HeaderProps): JSX.Element {
  const t = useWords();
  const processes = useCalmPlayer((state) => currentTrace(state).setup.processes);
  const portrait = usePlayer((state) => state.entry.portrait);
  const select = usePlayer((state) => state.select);
  return (
    <header className="inspector-header">
      <select
        className="inspector-name"
        aria-label={t('inspector.process')}
        value={process.id}
        onChange={({ target }) => select({ type: 'process', id: processId(Number(target.value)) })}
      >
        {processes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <span className={`inspector-state ${toneClass(figure.tone)}`} data-testid="inspector-state">
        <ToneIcon tone={figure.tone} />
        {process.status === 'up' ? figure.state : t(`stage.status.${process.status}`)}
        {figure.phase === null ? null : (
          <span className="inspector-phase">{ownName(t, portrait, `phase.${figure.phase}`)}</span>
        )}
      </span>
    </header>
  );
}
