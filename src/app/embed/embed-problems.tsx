import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Sentence } from '../../kernel/describe';
import './embed.css';

/** In the place of the run, where its address cannot be understood. */
export function EmbedProblems({ problems }: { readonly problems: readonly Sentence[] }): JSX.Element {
  const t = useWords();
  return (
    <main className="embed-problems" role="alert" data-testid="embed-problems">
      {problems.map(({ id, values }) => (
        <p key={`${id} ${JSON.stringify(values)}`}>{t(id, values)}</p>
      ))}
    </main>
  );
}
