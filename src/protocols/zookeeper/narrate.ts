import type { Act } from '../../kernel/act';
import type { Sentence } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import type { Facts } from '../../kernel/protocol';
import { actorOf } from '../../kernel/run';
import type { Step, Trace } from '../../kernel/trace';
import { writeRequest as requestText } from './request-words';
import type { ZooKeeper } from './state';

/** Facts whose numbers are server ids: people read names. */
const idFacts = new Set([
  ...[
    'leader',
    'from',
    'learner',
    'sid',
    'peer',
    'server',
    'self',
    'other',
    'ownLeader',
    'theirLeader',
    'winningLeader',
  ],
  ...['supporters', 'registered', 'acked', 'acks', 'heard', 'have'],
]);

/** Facts as people read them: servers by name, lists joined. */
export function readable(facts: Facts, { setup }: Trace<ZooKeeper>): Facts {
  const name = (id: string | number): string =>
    setup.processes.find((process) => process.id === id)?.name ?? String(id);
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => {
      if (Array.isArray(value))
        return [key, value.map((each) => (idFacts.has(key) ? name(each) : String(each))).join(', ') || '-'];
      // Requests are counted from 1 wherever a person meets them.
      if (key === 'request' && typeof value === 'number') return [key, value + 1];
      return [key, idFacts.has(key) && typeof value === 'number' ? name(value) : (value as Facts[string])];
    }),
  );
}

/** Milestones outrank decisions, and among decisions those that end something outrank those that go on. */
const weight = (id: string): number => {
  if (id.startsWith('zookeeper.milestone.')) return id.endsWith('.answered') ? 2 : 3;
  return id === 'zookeeper.because.larger-sid-connects' || id === 'zookeeper.because.tell-the-looking' ? 0 : 1;
};

/** What a step means, the most telling sentence first. */
export function narrate(trace: Trace<ZooKeeper>, step: Step<ZooKeeper>): readonly Sentence[] {
  const actor = actorOf(step);
  const name = actor === null ? '' : nameOf(trace, actor);
  const said = step.effects.flatMap((effect): Sentence[] => {
    if (effect.type === 'because')
      return [{ id: `zookeeper.because.${effect.rule}`, values: { name, ...readable(effect.facts, trace) } }];
    if (effect.type === 'reach')
      return [{ id: `zookeeper.milestone.${effect.milestone}`, values: { name, ...readable(effect.facts, trace) } }];
    return [];
  });
  const first = opening(trace, step, name);
  const decisions = said.toSorted((a, b) => weight(b.id) - weight(a.id));
  return step.occurrence.type === 'act' ? [first, ...decisions] : [...decisions, first];
}

const nameOf = (trace: Trace<ZooKeeper>, id: ProcessId): string =>
  trace.setup.processes.find((process) => process.id === id)?.name ?? String(id);

/** What happened, before anybody decided anything. */
function opening(trace: Trace<ZooKeeper>, { occurrence, verdict }: Step<ZooKeeper>, name: string): Sentence {
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

const actSentence = (act: Act<ZooKeeper>): string =>
  act.type === 'heal' && act.who.length === 0 ? 'act.healAll' : `act.${act.type}`;

function actValues(trace: Trace<ZooKeeper>, act: Act<ZooKeeper>): Facts {
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
