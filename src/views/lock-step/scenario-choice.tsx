import { type JSX, useId, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Registry, ScenarioSource } from '../../player/contract';
import { headingIn } from '../../player/opening';
import { usePlayer } from '../../player/use-player';
import type { ScenarioGroup } from '../picker/scenario-groups';

interface ScenarioChoiceProps {
  readonly registry: Registry;
  readonly groups: readonly ScenarioGroup[];
  choose(source: ScenarioSource | null): void;
}

/** Any scenario that is shipped. */
export function ScenarioChoice({ registry, groups, choose }: ScenarioChoiceProps): JSX.Element {
  const t = useWords();
  const language = usePlayer((state) => state.language);
  const { scenarios } = registry;
  const id = useId();
  const [chosen, setChosen] = useState('');
  const change = (wanted: string): void => {
    setChosen(wanted);
    choose(scenarios.find((scenario) => scenario.id === wanted) ?? null);
  };
  return (
    <div className="beside-scenario">
      <label htmlFor={id}>{t('lock-step.dialog.scenario')}</label>
      <select id={id} className="field" name="scenario" value={chosen} onChange={({ target }) => change(target.value)}>
        <option value="" disabled>
          {t('lock-step.dialog.choose')}
        </option>
        {groups.map(({ name, scenarios: members }) => (
          <optgroup key={name} label={t(`picker.group.${name}`)}>
            {members.map((scenario) => (
              <option key={scenario.id} value={scenario.id}>
                {headingIn(scenario, language, registry).title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
