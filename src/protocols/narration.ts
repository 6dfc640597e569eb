import type { Act } from '../kernel/act';
import type { Portrait, Sentence } from '../kernel/describe';
import type { Facts, ProtocolTypes } from '../kernel/protocol';
import { actorOf } from '../kernel/run';
import type { Step, Trace } from '../kernel/trace';
import { nameIn } from '../kernel/world';

/** What a protocol's own narration depends on. */
export interface Manner<P extends ProtocolTypes> {
  /** Its sentences are `<catalogue>.because.<rule>` and `<catalogue>.milestone.<milestone>`. */
  readonly catalogue: string;
  /** Facts whose numbers are ids of processes: people read names. */
  readonly idFacts: ReadonlySet<string>;
  /** How telling a sentence is; the largest comes first. */
  weight(id: string): number;
  /** A request as one would type it. */
  request(request: P['request']): string;
  /** How a fact is written that is neither a name nor a request; null where it stands as it is. */
  written?(key: string, value: Facts[string]): string | null;
}

/** How a protocol tells of its steps: all of it but the words is alike in every protocol. */
export function narratorOf<P extends ProtocolTypes>(manner: Manner<P>): Pick<Portrait<P>, 'narrate' | 'readable'> {
  const readable = (facts: Facts, trace: Trace<P>): Facts =>
    Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, readableFact(key, value, trace, manner)]));
  return { readable, narrate: (trace, step) => told(trace, step, manner, readable) };
}

function readableFact<P extends ProtocolTypes>(
  key: string,
  value: Facts[string],
  trace: Trace<P>,
  { idFacts, written }: Manner<P>,
): Facts[string] {
  const isId = idFacts.has(key);
  const name = (id: string | number): string => (isId && typeof id === 'number' ? nameIn(trace, id) : String(id));
  if (typeof value === 'object' && value !== null) return value.map(name).join(', ') || '-';
  // Requests are counted from 1 wherever a person meets them.
  if (key === 'request' && typeof value === 'number') return value + 1;
  return written?.(key, value) ?? (isId && typeof value === 'number' ? nameIn(trace, value) : value);
}

/** What a step means, the most telling sentence first. */
function told<P extends ProtocolTypes>(
  trace: Trace<P>,
  step: Step<P>,
  manner: Manner<P>,
  readable: Portrait<P>['readable'],
): readonly Sentence[] {
  const { catalogue, weight } = manner;
  const actor = actorOf(step);
  const name = actor === null ? '' : nameIn(trace, actor);
  const said = step.effects.flatMap((effect): Sentence[] => {
    if (effect.type === 'because')
      return [{ id: `${catalogue}.because.${effect.rule}`, values: { name, ...readable(effect.facts, trace) } }];
    if (effect.type === 'reach')
      return [{ id: `${catalogue}.milestone.${effect.milestone}`, values: { name, ...readable(effect.facts, trace) } }];
    return [];
  });
  const first = opening(trace, step, name, manner);
  const decisions = said.toSorted((a, b) => weight(b.id) - weight(a.id));
  return step.occurrence.type === 'act' ? [first, ...decisions] : [...decisions, first];
}

/** What happened, before anybody decided anything. */
function opening<P extends ProtocolTypes>(
  trace: Trace<P>,
  { occurrence, verdict }: Step<P>,
  name: string,
  manner: Manner<P>,
): Sentence {
  switch (occurrence.type) {
    case 'act':
      return { id: actSentence(occurrence.act), values: { name, ...actValues(trace, occurrence.act, manner) } };
    case 'boot':
      return { id: 'happened.boot', values: { name } };
    case 'lost':
      return {
        id: 'happened.lost',
        values: { name, from: nameIn(trace, occurrence.from), message: occurrence.content.type },
      };
    default: {
      const { event } = occurrence;
      if ('message' in event)
        return {
          id: verdict === 'ignored' ? 'happened.ignored' : 'happened.received',
          values: { name, from: nameIn(trace, event.from), message: event.message.type },
        };
      if ('channel' in event)
        return {
          id: `happened.${event.type}`,
          values: { name, peer: nameIn(trace, event.peer), channel: event.channel },
        };
      if (event.type === 'synced') return { id: 'happened.synced', values: { name } };
      if ('request' in event) return { id: 'act.request', values: { name, request: manner.request(event.request) } };
      return { id: 'happened.timer', values: { name, timer: event.type } };
    }
  }
}

const actSentence = <P extends ProtocolTypes>(act: Act<P>): string =>
  act.type === 'heal' && act.who.length === 0 ? 'act.healAll' : `act.${act.type}`;

function actValues<P extends ProtocolTypes>(trace: Trace<P>, act: Act<P>, { request }: Manner<P>): Facts {
  if (act.type === 'request') return { request: request(act.request) };
  if (act.type === 'partition')
    return { groups: act.groups.map((group) => group.map((id) => nameIn(trace, id)).join(' ')).join(' / ') };
  if (act.type === 'heal') return { who: act.who.map((id) => nameIn(trace, id)).join(' ') };
  const link = 'from' in act ? { from: nameIn(trace, act.from), to: nameIn(trace, act.to) } : {};
  const number =
    'factor' in act
      ? { factor: act.factor }
      : 'share' in act
        ? { percent: Math.round(act.share * 100) }
        : 'message' in act
          ? { message: act.message }
          : act.type === 'timer'
            ? { timer: act.timer, ms: act.after / 1000 }
            : {};
  return { ...link, ...number };
}
