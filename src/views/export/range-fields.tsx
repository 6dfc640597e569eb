import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { type ExportSettings, rangeOf, rangeTypes } from './settings';

export interface FieldsProps {
  readonly settings: ExportSettings;
  change(part: Partial<ExportSettings>): void;
}

/** Which steps a file is about. */
export function RangeFields({ settings, change }: FieldsProps): JSX.Element {
  const t = useWords();
  const steps = usePlayer((state) => currentTrace(state).steps.length);
  const here = usePlayer((state) => Math.max(1, state.step + 1));
  return (
    <fieldset className="export-fields">
      <legend>{t('export.range')}</legend>
      {rangeTypes.map((type) => (
        <label key={type} className="export-option">
          <input
            type="radio"
            name="export-range"
            data-testid={`export-range-${type}`}
            checked={settings.range === type}
            onChange={() => change({ range: type })}
          />
          {t(`export.range.${type}`, { count: steps })}
        </label>
      ))}
      <span className="export-steps">
        <StepField end="from" value={settings.from} steps={steps} change={(from) => change({ from, range: 'steps' })} />
        <HereButton end="from" onPress={() => change({ from: here, range: 'steps' })} />
        <StepField end="to" value={settings.to} steps={steps} change={(to) => change({ to, range: 'steps' })} />
        <HereButton end="to" onPress={() => change({ to: here, range: 'steps' })} />
      </span>
      <RangeNote settings={settings} />
    </fieldset>
  );
}

interface StepFieldProps {
  readonly end: 'from' | 'to';
  readonly value: number;
  readonly steps: number;
  change(value: number): void;
}

function StepField({ end, value, steps, change }: StepFieldProps): JSX.Element {
  const t = useWords();
  return (
    <label>
      {t(`export.${end}`)}
      <input
        type="number"
        className="field"
        data-testid={`export-${end}`}
        min={1}
        max={steps}
        value={Number.isNaN(value) ? '' : value}
        onChange={({ target }) => change(target.valueAsNumber)}
      />
    </label>
  );
}

function HereButton({ end, onPress }: { readonly end: 'from' | 'to'; readonly onPress: () => void }): JSX.Element {
  const t = useWords();
  return (
    <button type="button" className="button" data-testid={`export-${end}-here`} onClick={onPress}>
      {t(`export.${end}Here`)}
    </button>
  );
}

/** Which steps that comes to, or what is wrong with it. */
function RangeNote({ settings }: { readonly settings: ExportSettings }): JSX.Element {
  const t = useWords();
  const trace = usePlayer(currentTrace);
  const step = usePlayer((state) => state.step);
  const range = rangeOf(settings, trace, step);
  const values = range === null ? {} : { from: range.from + 1, to: range.to + 1, count: range.to - range.from + 1 };
  return (
    <p className="export-note" role="status" data-testid="export-range-note">
      {t(range === null ? 'export.problem.range' : 'export.range.note', values)}
    </p>
  );
}
