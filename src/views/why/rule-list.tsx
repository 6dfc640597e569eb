import { type JSX, useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Facts, ProtocolTypes, RuleId } from '../../kernel/protocol';
import type { Step } from '../../kernel/trace';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { useExplainer } from './explainer-context';
import { FactList } from './fact-list';

/** The rules by which the process decided: what each says, the values it compared, and where it is written. */
export function RuleList({ step }: { readonly step: Step<ProtocolTypes> }): JSX.Element | null {
  const t = useWords();
  const reasons = step.effects.filter((effect) => effect.type === 'because');
  if (reasons.length === 0) return null;
  return (
    <section>
      <h4>{t('why.rules')}</h4>
      <ul className="why-rules">
        {reasons.map(({ rule, facts }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the reasons of a step never change, and one rule may fire twice
          <RuleItem key={index} step={step} rule={rule} facts={facts} />
        ))}
      </ul>
    </section>
  );
}

interface RuleItemProps {
  readonly step: Step<ProtocolTypes>;
  readonly rule: RuleId;
  readonly facts: Facts;
}

function RuleItem({ step, rule, facts }: RuleItemProps): JSX.Element {
  const t = useWords();
  const trace = usePlayer(currentTrace);
  const { otherwise } = useExplainer();
  const instead = useMemo(() => otherwise?.(trace, step, rule, facts) ?? null, [otherwise, trace, step, rule, facts]);
  const protocol = usePlayer((state) => state.entry.protocol);
  const source = protocol.rules.find((each) => each.id === rule)?.source;
  return (
    <li className="why-rule" data-rule={rule}>
      <p className="why-rule-text">{t(`rules.${rule}`, facts)}</p>
      <FactList facts={facts} />
      {instead === null ? null : (
        <details>
          <summary>{t('why.otherwise')}</summary>
          <p>{t(instead.id, instead.values)}</p>
        </details>
      )}
      {source === undefined ? null : <p className="why-source">{t('why.source', { source })}</p>}
    </li>
  );
}
