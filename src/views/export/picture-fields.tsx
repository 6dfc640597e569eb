import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { FieldsProps } from './range-fields';
import { type ExportSettings, pictureSizes, sectionTypes, sizeNames, speeds } from './settings';

/** How pictures look, how fast an animation runs, and which steps a handout has. */
export function PictureFields({ settings, change }: FieldsProps): JSX.Element {
  const t = useWords();
  return (
    <fieldset className="export-fields">
      <legend>{t('export.pictures')}</legend>
      <Choice name="theme" value={settings.theme} values={['light', 'dark']} choose={(theme) => change({ theme })} />
      <Choice
        name="size"
        value={settings.size}
        values={sizeNames}
        say={(size) => pictureSizes[size].join(' × ')}
        choose={(size) => change({ size })}
      />
      <Choice
        name="speed"
        value={String(settings.speed)}
        values={speeds.map(String)}
        say={(speed) => `${speed}×`}
        choose={(speed) => change({ speed: Number(speed) as ExportSettings['speed'] })}
      />
      <Choice
        name="sections"
        value={settings.sections}
        values={sectionTypes}
        choose={(sections) => change({ sections })}
      />
      {settings.sections === 'chosen' && (
        <label>
          {t('export.chosen')}
          <input
            type="text"
            className="field"
            data-testid="export-chosen"
            placeholder="3, 7-9"
            value={settings.chosen}
            onChange={({ target }) => change({ chosen: target.value })}
          />
        </label>
      )}
    </fieldset>
  );
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly values: readonly Value[];
  say?(value: Value): string;
  choose(value: Value): void;
}

function Choice<Value extends string>({ name, value, values, say, choose }: ChoiceProps<Value>): JSX.Element {
  const t = useWords();
  return (
    <label>
      {t(`export.${name}`)}
      <select
        className="field"
        data-testid={`export-${name}`}
        value={value}
        onChange={({ target }) => {
          const chosen = values.find((each) => each === target.value);
          if (chosen !== undefined) choose(chosen);
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {say === undefined ? t(`export.${name}.${each}`) : say(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
