import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Registry, ScenarioSource } from '../../player/contract';
import { besideOf, headingIn } from '../../player/opening';
import { usePlayer } from '../../player/use-player';
import '../picker/picker.css';

interface PartnerButtonProps {
  readonly registry: Registry;
  choose(source: ScenarioSource): void;
}

/** The scenario that the present one was written to stand beside. */
export function PartnerButton({ registry, choose }: PartnerButtonProps): JSX.Element | null {
  const t = useWords();
  const language = usePlayer((state) => state.language);
  const scenario = usePlayer((state) => state.scenario);
  const wanted = besideOf(scenario, registry);
  const { scenarios } = registry;
  const partner = scenarios.find(({ id }) => id === wanted);
  if (partner === undefined) return null;
  const { title, summary } = headingIn(partner, language, registry);
  return (
    <button
      type="button"
      className="scenario-card beside-partner"
      data-testid="partner"
      onClick={() => choose(partner)}
    >
      <span className="beside-note">{t('lock-step.dialog.partner')}</span>
      <span className="scenario-title">{title}</span>
      <span className="scenario-summary">{summary}</span>
    </button>
  );
}
