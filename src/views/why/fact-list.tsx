import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Facts } from '../../kernel/protocol';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { ownName } from '../own-name';
import { compareFacts } from './compare-facts';
import { factText } from './fact-text';
import '../inspector/facts.css';

/** The values of a decision or of a contradiction, each by its name; what was compared stands side by side. */
export function FactList({ facts }: { readonly facts: Facts }): JSX.Element | null {
  const t = useWords();
  const trace = usePlayer(currentTrace);
  const portrait = usePlayer((state) => state.entry.portrait);
  const { compared, others } = compareFacts(portrait.readable(facts, trace));
  const nameOf = (key: string): string => ownName(t, portrait, `fact.${key}`);
  return (
    <>
      {others.length === 0 ? null : (
        <dl className="fact-list">
          {others.map(([key, value]) => (
            <div key={key} data-fact={key}>
              <dt>{nameOf(key)}</dt>
              <dd>{factText(value, t)}</dd>
            </div>
          ))}
        </dl>
      )}
      {compared.length === 0 ? null : (
        <table className="facts-compared">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('why.theirs')}</th>
              <th scope="col">{t('why.own')}</th>
            </tr>
          </thead>
          <tbody>
            {compared.map(({ key, theirs, own }) => (
              <tr key={key}>
                <th scope="row">{key === '' ? '' : nameOf(key)}</th>
                <td>{factText(theirs, t)}</td>
                <td>{factText(own, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
