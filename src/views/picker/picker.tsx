import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Registry, ScenarioSource } from '../../player/contract';
import { coversOf, headingIn } from '../../player/opening';
import { player } from '../../player/player';
import { usePlayer } from '../../player/use-player';
import { Modal } from '../modal/modal';
import { EarlierRunList, type EarlierRuns } from './earlier-runs';
import { groupScenarios, type ScenarioGroup } from './scenario-groups';
import './picker.css';

/** All scenarios that are shipped, each with what it shows. */
export function Picker({
  registry,
  earlier,
}: {
  readonly registry: Registry;
  readonly earlier: EarlierRuns;
}): JSX.Element {
  const t = useWords();
  const { scenarios } = registry;
  return (
    <Modal id="picker" title={t('picker.title')}>
      {groupScenarios(scenarios).map((group) => (
        <Group key={group.name} group={group} registry={registry} />
      ))}
      <EarlierRunList earlier={earlier} />
    </Modal>
  );
}

/** A long group is folded, so that it does not stand in the way of the others. */
const longestUnfolded = 20;

function Group({ group, registry }: { readonly group: ScenarioGroup; readonly registry: Registry }): JSX.Element {
  const t = useWords();
  const { name, scenarios } = group;
  const cards = (
    <ul>
      {scenarios.map((scenario) => (
        <li key={scenario.id}>
          <ScenarioCard scenario={scenario} registry={registry} />
        </li>
      ))}
    </ul>
  );
  return (
    <section className="picker-group" aria-labelledby={`picker-${name}`}>
      <h3 id={`picker-${name}`}>{t(`picker.group.${name}`)}</h3>
      {scenarios.length <= longestUnfolded ? (
        cards
      ) : (
        <details>
          <summary>{t('picker.unfold', { count: scenarios.length })}</summary>
          {cards}
        </details>
      )}
    </section>
  );
}

function ScenarioCard({
  scenario,
  registry,
}: {
  readonly scenario: ScenarioSource;
  readonly registry: Registry;
}): JSX.Element {
  const t = useWords();
  const language = usePlayer((state) => state.language);
  const isOpen = usePlayer((state) => state.scenario.id === scenario.id);
  const { title, summary } = headingIn(scenario, language, registry);
  const covers = coversOf(scenario, registry);
  return (
    <button
      type="button"
      className="scenario-card"
      data-testid={`scenario-${scenario.id}`}
      aria-current={isOpen}
      onClick={() => openAndPlay(scenario)}
    >
      <span className="scenario-title">{title}</span>
      <span className="scenario-summary">{summary}</span>
      {covers.length === 0 ? null : <span className="scenario-covers">{t('picker.covers', { items: covers })}</span>}
    </button>
  );
}

function openAndPlay(scenario: ScenarioSource): void {
  const { open, openDialog, play } = player.getState();
  openDialog(null);
  open(scenario);
  // Whoever prefers less motion starts it by hand.
  if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) play();
}
