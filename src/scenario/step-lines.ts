import { unreachable } from '../kernel/assert';
import type { ProcessId } from '../kernel/ids';
import type { Effect, Facts, ProcessEvent, ProtocolTypes } from '../kernel/protocol';
import { actorOf, rewind } from '../kernel/run';
import type { Step, Trace } from '../kernel/trace';
import { at } from '../kernel/vector';
import { nameIn } from '../kernel/world';
import { commandFor } from './command-for';
import type { Entry, Words } from './entry';

/** Virtual time to read: milliseconds with three decimals. */
export const milliseconds = (microseconds: number): string => (microseconds / 1000).toFixed(3);

/** A step in a line: when, who, what happened and what it asked for; milestones on lines of their own. */
export function describeStep<P extends ProtocolTypes>(
  trace: Trace<P>,
  step: Step<P>,
  entry: Entry<P>,
  words: Words,
): readonly string[] {
  const teller: Teller<P> = { trace, entry, words };
  const actor = actorOf(step);
  const verdict = step.verdict === 'handled' ? '' : ` ${words(`scenario.verdict.${step.verdict}`)}`;
  const reasons = step.effects.flatMap((effect) => (effect.type === 'because' ? [effect.rule] : []));
  const because = reasons.length > 0 ? [`{${[...new Set(reasons)].join(', ')}}`] : [];
  const parts = [`${happening(teller, step)}${verdict}`, ...sends(teller, step), ...others(teller, step), ...because];
  const line = `${milliseconds(step.at).padStart(12)}  ${(actor === null ? '' : nameIn(trace, actor)).padEnd(3)} ${parts.join('; ')}`;
  return [line, ...milestones(teller, step)];
}

interface Teller<P extends ProtocolTypes> {
  readonly trace: Trace<P>;
  readonly entry: Entry<P>;
  readonly words: Words;
}

function happening<P extends ProtocolTypes>(
  { trace, entry, words }: Teller<P>,
  { occurrence, index }: Step<P>,
): string {
  switch (occurrence.type) {
    case 'act':
      if (occurrence.act.type === 'request') return entry.dialect.writeRequest(occurrence.act.request);
      return commandFor(occurrence.act, 'message' in occurrence.act ? rewind(trace, index - 1) : trace, entry);
    case 'boot':
      return words('scenario.step.boots');
    case 'lost':
      return `<- ${nameIn(trace, occurrence.from)} ${messageText(entry, occurrence.content)}`;
    case 'event':
      return eventText({ trace, entry, words }, occurrence.event);
    default:
      return unreachable(occurrence);
  }
}

function eventText<P extends ProtocolTypes>({ trace, entry, words }: Teller<P>, event: ProcessEvent<P>): string {
  if ('message' in event) return `<- ${nameIn(trace, event.from)} ${messageText(entry, event.message)}`;
  if ('request' in event) return entry.dialect.writeRequest(event.request);
  if ('peer' in event)
    return words(`scenario.step.${event.type}`, { peer: nameIn(trace, event.peer), channel: event.channel });
  return 'stable' in event ? words('scenario.step.synced') : words('scenario.step.timer', { timer: event.type });
}

/** Type and label, then the fields that the label does not tell. */
function messageText<P extends ProtocolTypes>({ portrait }: Entry<P>, message: P['message']): string {
  const { label, fields } = portrait.message(message);
  const told = label.split(' ');
  const more = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== message.type && value !== label && !told.includes(String(value)),
  );
  const shown = more.filter(([, value]) => !/^0x/.test(String(value))).map(([key, value]) => `${key} ${String(value)}`);
  return [message.type, ...(label === '' ? [] : [label]), ...(shown.length > 0 ? [`(${shown.join(', ')})`] : [])].join(
    ' ',
  );
}

/** Messages sent, in order for each receiver; receivers of the same messages together. */
function sends<P extends ProtocolTypes>({ trace, entry }: Teller<P>, { effects }: Step<P>): readonly string[] {
  const byReceiver = new Map<ProcessId, string[]>();
  for (const effect of effects) {
    if (effect.type !== 'send') continue;
    const { label } = entry.portrait.message(effect.message);
    const text = `${effect.message.type}${label === '' ? '' : ` ${label}`}`;
    byReceiver.set(effect.to, [...(byReceiver.get(effect.to) ?? []), text]);
  }
  const receivers = new Map<string, ProcessId[]>();
  for (const [id, texts] of byReceiver)
    receivers.set(texts.join(', '), [...(receivers.get(texts.join(', ')) ?? []), id]);
  return Array.from(receivers, ([texts, ids]) => `-> ${ids.map((id) => nameIn(trace, id)).join(' ')} ${texts}`);
}

/** What else it asked for; timers are not told, and milestones stand by themselves. */
function others<P extends ProtocolTypes>(teller: Teller<P>, { effects }: Step<P>): readonly string[] {
  return [...new Set(effects.map((effect) => effectText(teller, effect)).filter((text) => text !== ''))];
}

function effectText<P extends ProtocolTypes>({ trace, entry, words }: Teller<P>, effect: Effect<P>): string {
  switch (effect.type) {
    case 'dial':
      return words('scenario.effect.dial', { peer: nameIn(trace, effect.to), channel: effect.channel });
    case 'hangUp':
      return words('scenario.effect.hangUp');
    case 'persist':
      return words('scenario.effect.persist');
    case 'abandon':
      return words('scenario.effect.abandon', { request: effect.request + 1 });
    case 'reply': {
      const request = at(trace.head.world.requests, effect.request);
      const outcome = request === undefined ? null : entry.portrait.outcome(request);
      const texts = [outcome?.status, outcome?.error, outcome?.stamp?.value, outcome?.value].filter(
        (text) => text !== null && text !== undefined,
      );
      return words('scenario.effect.reply', { request: effect.request + 1, outcome: texts.join(' ') });
    }
    case 'send':
    case 'listen':
    case 'startTimer':
    case 'stopTimer':
    case 'reach':
    case 'because':
      return '';
    default:
      return unreachable(effect);
  }
}

const indent = ' '.repeat(18);

function milestones<P extends ProtocolTypes>({ trace, entry }: Teller<P>, { effects }: Step<P>): readonly string[] {
  return effects.flatMap((effect) => {
    if (effect.type !== 'reach') return [];
    return [`${indent}* ${effect.milestone} ${factsText(entry.portrait.readable(effect.facts, trace))}`.trimEnd()];
  });
}

const factsText = (facts: Facts): string =>
  Object.entries(facts)
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join(' ');

/** Whether a step only keeps connections alive: a quiet message, or a timer, that led to no more than such messages. */
export function isQuiet<P extends ProtocolTypes>({ occurrence, effects }: Step<P>, { portrait }: Entry<P>): boolean {
  const isQuietMessage = (message: P['message']): boolean => portrait.quiet.includes(portrait.message(message).family);
  if (occurrence.type === 'lost') return isQuietMessage(occurrence.content);
  if (occurrence.type !== 'event') return false;
  const { event } = occurrence;
  const isLoud =
    'message' in event ? !isQuietMessage(event.message) : 'request' in event || 'peer' in event || 'stable' in event;
  if (isLoud) return false;
  return effects.every(
    (effect) =>
      effect.type === 'startTimer' ||
      effect.type === 'stopTimer' ||
      (effect.type === 'send' && isQuietMessage(effect.message)),
  );
}
