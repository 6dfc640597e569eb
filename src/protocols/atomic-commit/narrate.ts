import type { Act } from '../../kernel/act';
import type { Sentence } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import type { Facts } from '../../kernel/protocol';
import { actorOf } from '../../kernel/run';
import type { Step, Trace } from '../../kernel/trace';
import { writeRequest as requestText } from './request-words';
import type { AtomicCommit } from './state';

/** Facts whose numbers are processes: people read names. */
const idFacts = new Set([
  ...['from', 'backup', 'candidate', 'process', 'other'],
  ...['asked', 'missing', 'no', 'participants', 'silent', 'without'],
]);

/** Facts as people read them: processes by name, transactions as T1, lists joined. */
export function readable(facts: Facts, { setup }: Trace<AtomicCommit>): Facts {
  const name = (id: string | number): string =>
    setup.processes.find((process) => process.id === id)?.name ?? String(id);
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => {
      if (Array.isArray(value))
        return [key, value.map((each) => (idFacts.has(key) ? name(each) : String(each))).join(', ') || '-'];
      // Requests are counted from 1 wherever a person meets them.
      if (key === 'request' && typeof value === 'number') return [key, value + 1];
      if ((key === 'tx' || key === 'holder') && typeof value === 'number') return [key, `T${value}`];
      return [key, idFacts.has(key) && typeof value === 'number' ? name(value) : (value as Facts[string])];
    }),
  );
}

/** Decisions outrank milestones, which only name what has come of them; that a message was counted comes last. */
const weight = (id: string): number => {
  if (id.startsWith('commit.milestone.')) return id.endsWith('.decided') ? 3 : 1;
  return minor.some((rule) => id.endsWith(rule)) ? 0 : 2;
};
const minor = [
  '.lock-taken',
  '.ack-counted',
  '.precommit-acknowledged',
  '.prepared-before-yes',
  '.decision-before-ack',
];

/** What a step means, the most telling sentence first. */
export function narrate(trace: Trace<AtomicCommit>, step: Step<AtomicCommit>): readonly Sentence[] {
  const actor = actorOf(step);
  const name = actor === null ? '' : nameOf(trace, actor);
  const said = step.effects.flatMap((effect): Sentence[] => {
    if (effect.type === 'because')
      return [{ id: `commit.because.${effect.rule}`, values: { name, ...readable(effect.facts, trace) } }];
    if (effect.type === 'reach')
      return [{ id: `commit.milestone.${effect.milestone}`, values: { name, ...readable(effect.facts, trace) } }];
    return [];
  });
  const first = opening(trace, step, name);
  const decisions = said.toSorted((a, b) => weight(b.id) - weight(a.id));
  return step.occurrence.type === 'act' ? [first, ...decisions] : [...decisions, first];
}

const nameOf = (trace: Trace<AtomicCommit>, id: ProcessId): string =>
  trace.setup.processes.find((process) => process.id === id)?.name ?? String(id);

/** What happened, before anybody decided anything. */
function opening(trace: Trace<AtomicCommit>, { occurrence, verdict }: Step<AtomicCommit>, name: string): Sentence {
  switch (occurrence.type) {
    case 'act':
      return { id: actSentence(occurrence.act), values: { name, ...actValues(trace, occurrence.act) } };
    case 'boot':
      return { id: 'happened.boot', values: { name } };
    case 'lost':
      return {
        id: 'happened.lost',
        values: { name, from: nameOf(trace, occurrence.from), message: occurrence.content.type },
      };
    default: {
      const { event } = occurrence;
      if ('message' in event)
        return {
          id: verdict === 'ignored' ? 'happened.ignored' : 'happened.received',
          values: { name, from: nameOf(trace, event.from), message: event.message.type },
        };
      if ('channel' in event)
        return {
          id: `happened.${event.type}`,
          values: { name, peer: nameOf(trace, event.peer), channel: event.channel },
        };
      if (event.type === 'synced') return { id: 'happened.synced', values: { name } };
      if (event.type === 'request') return { id: 'act.request', values: { name, request: requestText(event.request) } };
      return { id: 'happened.timer', values: { name, timer: event.type } };
    }
  }
}

const actSentence = (act: Act<AtomicCommit>): string =>
  act.type === 'heal' && act.who.length === 0 ? 'act.healAll' : `act.${act.type}`;

function actValues(trace: Trace<AtomicCommit>, act: Act<AtomicCommit>): Facts {
  if (act.type === 'request') return { request: requestText(act.request) };
  if (act.type === 'partition')
    return { groups: act.groups.map((group) => group.map((id) => nameOf(trace, id)).join(' ')).join(' / ') };
  if (act.type === 'heal') return { who: act.who.map((id) => nameOf(trace, id)).join(' ') };
  const link = 'from' in act ? { from: nameOf(trace, act.from), to: nameOf(trace, act.to) } : {};
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
