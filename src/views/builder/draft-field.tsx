import { type JSX, useId } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Problem } from '../../kernel/dialect';
import { expectedOf } from '../../player/cluster-draft';

interface DraftFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly isNumber?: boolean;
  readonly problem: Problem | null;
  readonly onChange: (value: string) => void;
}

/** A labelled text field with what is wrong with it below. */
export function DraftField({
  name,
  label,
  hint,
  value,
  isNumber = false,
  problem,
  onChange,
}: DraftFieldProps): JSX.Element {
  const t = useWords();
  const problemId = useId();
  const expected = problem === null ? null : expectedOf(problem);
  return (
    <label className="draft-field" title={hint}>
      <span>{label}</span>
      <input
        className="field"
        name={name}
        value={value}
        inputMode={isNumber ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        onChange={({ target }) => onChange(target.value.trim())}
      />
      {expected === null ? null : (
        <span className="draft-problem" id={problemId} data-testid={`problem-${name}`}>
          {t('builder.expected', { expected: t(expected.id, expected.values) })}
        </span>
      )}
    </label>
  );
}
