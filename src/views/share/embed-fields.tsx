import { type JSX, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { CopyField } from './copy-field';
import { type EmbedPanel, type EmbedWishes, embedPanels, type SharePorts } from './ports';

interface EmbedFieldsProps {
  readonly link: string;
  readonly title: string;
  readonly ports: SharePorts;
}

const usual: EmbedWishes = { panels: ['stage', 'tape'], from: null, to: null, autoplay: false };

/** What an embedded page shows of the run, and the element to copy. */
export function EmbedFields({ link, title, ports }: EmbedFieldsProps): JSX.Element {
  const t = useWords();
  const [wishes, setWishes] = useState(usual);
  const change = (part: Partial<EmbedWishes>): void => setWishes({ ...wishes, ...part });
  return (
    <section className="share-embed" aria-labelledby="share-embed-title">
      <h3 id="share-embed-title">{t('share.embed')}</h3>
      <fieldset className="share-panels">
        <legend>{t('share.panels')}</legend>
        {embedPanels.map((panel) => (
          <label key={panel}>
            <input
              type="checkbox"
              checked={wishes.panels.includes(panel)}
              onChange={() => change({ panels: toggled(wishes.panels, panel) })}
            />
            {t(`share.panel.${panel}`)}
          </label>
        ))}
      </fieldset>
      <div className="share-range">
        <StepField label={t('share.from')} value={wishes.from} change={(from) => change({ from })} />
        <StepField label={t('share.to')} value={wishes.to} change={(to) => change({ to })} />
        <label>
          <input
            type="checkbox"
            checked={wishes.autoplay}
            onChange={({ target }) => change({ autoplay: target.checked })}
          />
          {t('share.autoplay')}
        </label>
      </div>
      <CopyField id="iframe" label={t('share.iframe')} text={ports.iframe(link, title, wishes)} />
    </section>
  );
}

/** Chosen panels stay in the order in which they are offered; an embedded page shows at least one. */
function toggled(panels: readonly EmbedPanel[], panel: EmbedPanel): readonly EmbedPanel[] {
  const isChosen = (other: EmbedPanel): boolean => (other === panel ? !panels.includes(panel) : panels.includes(other));
  const chosen = embedPanels.filter(isChosen);
  return chosen.length === 0 ? panels : chosen;
}

interface StepFieldProps {
  readonly label: string;
  readonly value: number | null;
  change(value: number | null): void;
}

function StepField({ label, value, change }: StepFieldProps): JSX.Element {
  const steps = usePlayer((state) => currentTrace(state).steps.length);
  return (
    <label>
      {label}
      <input
        type="number"
        className="field"
        min={0}
        max={steps}
        value={value ?? ''}
        onChange={({ target }) =>
          change(target.value === '' ? null : Math.min(steps, Math.max(0, target.valueAsNumber)))
        }
      />
    </label>
  );
}
