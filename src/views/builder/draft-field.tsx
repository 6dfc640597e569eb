import { type JSX, useId } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Problem } from '../../kernel/dialect';
import type { FormField } from '../../kernel/setup-form';
import { expectedOf } from '../../player/cluster-draft';

type AnsweredField = Exclude<FormField, { kind: 'switch' }>;

interface DraftFieldProps {
  readonly field: AnsweredField;
  readonly value: string;
  readonly problem: Problem | null;
  readonly onChange: (value: string) => void;
}

/** A labelled field for a text or a choice, with its hint and what is wrong with it below. */
export function DraftField({ field, value, problem, onChange }: DraftFieldProps): JSX.Element {
  const t = useWords();
  const id = useId();
  const [hintId, problemId] = [`${id}hint`, `${id}problem`];
  const { path, label, hint } = field;
  const name = path.at(-1) ?? '';
  const expected = problem === null ? null : expectedOf(problem);
  const described = [hint === null ? [] : hintId, problem === null ? [] : problemId].flat().join(' ');
  return (
    <div className={field.kind === 'choice' ? 'draft-field is-choice' : 'draft-field'}>
      <label htmlFor={id}>
        {label === null ? <code>{name}</code> : <span>{t(label, limitsOf(field))}</span>}
        <AnswerInput
          {...{ id, field, name, value, onChange }}
          isInvalid={problem !== null}
          describedBy={described === '' ? undefined : described}
        />
      </label>
      {hint === null ? null : (
        <span className="draft-hint" id={hintId}>
          {t(hint, limitsOf(field))}
        </span>
      )}
      {expected === null ? null : (
        <span className="draft-problem" id={problemId} data-testid={`problem-${name}`}>
          {t('builder.expected', { expected: t(expected.id, expected.values) })}
        </span>
      )}
    </div>
  );
}

/** The limits that a label may name. */
const limitsOf = (field: AnsweredField): Readonly<Record<string, number>> =>
  'limits' in field ? { from: field.limits.from, to: field.limits.to } : {};

interface AnswerInputProps {
  readonly id: string;
  readonly field: AnsweredField;
  readonly name: string;
  readonly value: string;
  readonly isInvalid: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: string) => void;
}

function AnswerInput({ id, field, name, value, isInvalid, describedBy, onChange }: AnswerInputProps): JSX.Element {
  const t = useWords();
  const common = { id, className: 'field', name, value, 'aria-invalid': isInvalid, 'aria-describedby': describedBy };
  if (field.kind === 'choice')
    return (
      <select {...common} onChange={({ target }) => onChange(target.value)}>
        {field.choices.map(({ word, label }) => (
          <option key={word} value={word}>
            {label === null ? word : t(label)}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...common}
      inputMode={field.kind === 'number' && field.limits.from >= 0 ? numericMode(field.limits.isWhole) : 'text'}
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

const numericMode = (isWhole: boolean): 'numeric' | 'decimal' => (isWhole ? 'numeric' : 'decimal');
