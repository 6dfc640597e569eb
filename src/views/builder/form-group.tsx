import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Problem } from '../../kernel/dialect';
import { type Answers, type FieldGroup, type FormField, fieldKey } from '../../kernel/setup-form';
import { countOff } from '../../player/cluster-draft';
import { DraftField } from './draft-field';
import { problemAt } from './problem-at';
import { SwitchField } from './switch-field';

interface FormGroupProps {
  readonly group: FieldGroup;
  readonly draft: Answers;
  readonly problems: readonly Problem[];
  readonly onChange: (field: FormField, answer: string) => void;
}

/** A group of more fields than these has a row of its own. */
const longestBeside = 4;

/** Some fields of a protocol's form under their heading. */
export function FormGroup(props: FormGroupProps): JSX.Element {
  const t = useWords();
  const { group, draft } = props;
  const label = t(group.label, { off: countOff(group.fields, draft) });
  return group.isFolded ? (
    <details className="draft-folded">
      <summary>{label}</summary>
      <GroupFields {...props} />
    </details>
  ) : (
    <fieldset className={group.fields.length > longestBeside ? 'draft-long' : undefined}>
      <legend>{label}</legend>
      <GroupFields {...props} />
    </fieldset>
  );
}

function GroupFields({ group: { hint, fields }, draft, problems, onChange }: FormGroupProps): JSX.Element {
  const t = useWords();
  return (
    <>
      {hint === null ? null : <p className="draft-hint">{t(hint)}</p>}
      {fields.map((field) => {
        const value = draft[fieldKey(field)] ?? field.initial;
        const change = (answer: string): void => onChange(field, answer);
        return field.kind === 'switch' ? (
          <SwitchField key={fieldKey(field)} field={field} value={value} onChange={change} />
        ) : (
          <DraftField
            key={fieldKey(field)}
            field={field}
            value={value}
            problem={problemAt(problems, field.path)}
            onChange={change}
          />
        );
      })}
    </>
  );
}
