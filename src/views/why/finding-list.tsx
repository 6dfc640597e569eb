import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Finding } from '../../kernel/describe';
import { StepLink } from './step-link';

/** An answer, part by part: whether each condition holds, how much there is of what is needed, and the step that made it so. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }): JSX.Element {
  return (
    <ul className="why-findings">
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer is made anew as a whole
        <FindingItem key={index} finding={finding} />
      ))}
    </ul>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }): JSX.Element {
  const t = useWords();
  const { sentence, holds, count, step } = finding;
  const state = holds === null ? 'plain' : holds ? 'holds' : 'lacking';
  return (
    <li className={`why-finding is-${state}`} data-finding={sentence.id}>
      <span className="why-sign" aria-hidden="true">
        {signs[state]}
      </span>
      <span className="why-finding-text">
        {holds === null ? null : <span className="visually-hidden">{t(holds ? 'why.holds' : 'why.lacks')} </span>}
        {t(sentence.id, sentence.values)}
        {count === null ? null : <Count have={count.have} need={count.need} />}
        {step === null ? null : <StepLink index={step} />}
      </span>
    </li>
  );
}

const signs = { holds: '✓', lacking: '✕', plain: '·' } as const;

/** The sentence says both numbers too: this is for the eye alone. */
const Count = ({ have, need }: { readonly have: number; readonly need: number }): JSX.Element => (
  <span className="why-count" aria-hidden="true">
    {have}/{need}
  </span>
);
