import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { CommandProblem, Notice } from '../../player/contract';
import { caretUnder } from './caret-under';

/** Why something was not done. */
export function RefusalText({ notice: { id, values, expected } }: { readonly notice: Notice }): JSX.Element {
  const t = useWords();
  return <p>{t(id, expected ? { ...values, expected: t(expected.id, expected.values) } : values)}</p>;
}

/** A line that was not understood, with a mark where it went wrong. */
export function ProblemText({ problem }: { readonly problem: CommandProblem }): JSX.Element {
  const t = useWords();
  const { place, line, column, found, expected } = problem;
  const wanted = t(expected.id, expected.values);
  const { before, caret } = caretUnder(line, column, found);
  return (
    <>
      {place === null ? null : <p>{t('commands.problem.place', { file: place.file, line: place.line })}</p>}
      <pre className="notice-line" aria-hidden="true">
        {line}
        {'\n'}
        {before}
        <span className="notice-caret">{caret}</span>
      </pre>
      <p>
        {found === ''
          ? t('commands.problem.missing', { column, expected: wanted })
          : t('commands.problem.found', { column, found, expected: wanted })}
      </p>
    </>
  );
}
