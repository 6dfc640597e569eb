import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Registry, ScenarioSource } from '../../player/contract';
import { coversOf, headingIn } from '../../player/opening';
import { usePlayer } from '../../player/use-player';
import { DialogButton } from '../modal/dialog-button';
import { Modal } from '../modal/modal';
import { EarlierRunList, type EarlierRuns } from './earlier-runs';
import { openAndPlay } from './open-and-play';
import type { ScenarioGroup } from './scenario-groups';
import './picker.css';

interface PickerProps {
  readonly registry: Registry;
  readonly groups: readonly ScenarioGroup[];
  readonly earlier: EarlierRuns;
  /** Groups that have an overview, with the entry of the catalogues that names it. */
  readonly overviews: Readonly<Record<string, string>>;
}

/** All scenarios that are shipped, each with what it shows. */
export function Picker({ registry, groups, earlier, overviews }: PickerProps): JSX.Element {
  const t = useWords();
  return (
    <Modal id="picker" title={t('picker.title')}>
      {groups.map((group) => (
        <Group key={group.name} group={group} registry={registry} overview={overviews[group.name] ?? null} />
      ))}
      <EarlierRunList earlier={earlier} />
    </Modal>
  );
}

/** A long group is folded, so that it does not stand in the way of the others. */
const longestUnfolded = 20;

interface GroupProps {
  readonly group: ScenarioGroup;
  readonly registry: Registry;
  readonly overview: string | null;
}

function Group({ group, registry, overview }: GroupProps): JSX.Element {
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
      {overview === null ? null : (
        <DialogButton dialog="overview" look="picker-overview">
          {t(overview)}
        </DialogButton>
      )}
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
