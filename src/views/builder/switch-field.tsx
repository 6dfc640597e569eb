import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { FormField } from '../../kernel/setup-form';

interface SwitchFieldProps {
  readonly field: Extract<FormField, { kind: 'switch' }>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What is on or off, with its name in the front matter. */
export function SwitchField({ field: { path, label, source }, value, onChange }: SwitchFieldProps): JSX.Element {
  const t = useWords();
  const name = path.at(-1) ?? '';
  return (
    <label className="draft-switch">
      <input
        type="checkbox"
        name={name}
        checked={value === 'on'}
        onChange={({ target }) => onChange(target.checked ? 'on' : 'off')}
      />
      <span>
        <code>{name}</code> {label === null ? null : t(label)} <span className="draft-hint">{source}</span>
      </span>
    </label>
  );
}
