import type { Facts, ProtocolTypes } from '../kernel/protocol';
import { actorOf } from '../kernel/run';
import type { Step } from '../kernel/trace';
import { at } from '../kernel/vector';
import { nameIn } from '../kernel/world';
import { timeText } from '../views/events/time-text';
import { ownName } from '../views/own-name';
import { compareFacts } from '../views/why/compare-facts';
import { factText } from '../views/why/fact-text';
import type { Shown } from './stage-still';

type AnyStep = Step<ProtocolTypes>;

/** Where and when a step is, and what was reached in it. */
export function stepHeading({ trace, t }: Shown, step: AnyStep): string {
  const actor = actorOf(step);
  const reached = step.effects.flatMap((effect) =>
    effect.type === 'reach' ? [t(`milestones.${effect.milestone}`)] : [],
  );
  const who = actor === null ? [] : [nameIn(trace, actor)];
  const when = t('export.handout.step', { step: step.index + 1, time: timeText(step.at) });
  return [when, ...who, ...reached].join(' · ');
}

/** What a step means, the headline first. */
export const narration = ({ entry, trace, t }: Shown, step: AnyStep): readonly string[] =>
  entry.portrait.narrate(trace, step).map(({ id, values }) => t(id, values));

export interface ReasonText {
  readonly rule: string;
  readonly facts: string;
  readonly source: string;
}

/** The rules by which the process decided, each with the values that it compared and where it is written. */
export function reasons(shown: Shown, step: AnyStep): readonly ReasonText[] {
  const { entry, t } = shown;
  return step.effects.flatMap((effect): readonly ReasonText[] => {
    if (effect.type !== 'because') return [];
    const source = entry.protocol.rules.find(({ id }) => id === effect.rule)?.source;
    return [
      {
        rule: t(`rules.${effect.rule}`, effect.facts),
        facts: factsText(shown, effect.facts),
        source: source === undefined ? '' : t('why.source', { source }),
      },
    ];
  });
}

function factsText({ entry, trace, t }: Shown, facts: Facts): string {
  const name = (key: string): string => ownName(t, entry.portrait, `fact.${key}`);
  const { compared, others } = compareFacts(entry.portrait.readable(facts, trace));
  const sides = compared.map(({ key, theirs, own }) => {
    const values = { theirs: factText(theirs, t), own: factText(own, t) };
    return t('export.handout.compared', { ...values, what: key === '' ? '' : name(key) }).trim();
  });
  return [...sides, ...others.map(([key, value]) => `${name(key)}: ${factText(value, t)}`)].join('; ');
}

/** What led to a step, in a sentence. */
export function causeText(shown: Shown, step: AnyStep): string {
  const { t } = shown;
  const cause = step.cause === null ? undefined : at(shown.trace.steps, step.cause);
  if (cause === undefined) return t(step.occurrence.type === 'act' ? 'why.byPerson' : 'why.byStart');
  const [what = ''] = narration(shown, cause);
  return t('export.handout.cause', { step: cause.index + 1, what });
}
