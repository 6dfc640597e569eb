import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Effect, Facts, ProtocolTypes, RuleId } from '../../kernel/protocol';
import { usePlayer } from '../../player/use-player';
import { FactList } from './fact-list';

/** The rules by which the process decided: what each says, the values it compared, and where it is written. */
export function RuleList({ effects }: { readonly effects: readonly Effect<ProtocolTypes>[] }): JSX.Element | null {
  const t = useWords();
  const reasons = effects.filter((effect) => effect.type === 'because');
  if (reasons.length === 0) return null;
  return (
    <section>
      <h4>{t('why.rules')}</h4>
      <ul className="why-rules">
        {reasons.map(({ rule, facts }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the reasons of a step never change, and one rule may fire twice
          <RuleItem key={index} rule={rule} facts={facts} />
        ))}
      </ul>
    </section>
  );
}

function RuleItem({ rule, facts }: { readonly rule: RuleId; readonly facts: Facts }): JSX.Element {
  const t = useWords();
  const protocol = usePlayer((state) => state.entry.protocol);
  const source = protocol.rules.find(({ id }) => id === rule)?.source;
  return (
    <li className="why-rule" data-rule={rule}>
      <p className="why-rule-text">{t(`rules.${rule}`, facts)}</p>
      <FactList facts={facts} />
      <details>
        <summary>{t('why.otherwise')}</summary>
        <p>{t(`rules.${rule}.otherwise`, facts)}</p>
      </details>
      {source === undefined ? null : <p className="why-source">{t('why.source', { source })}</p>}
    </li>
  );
}
