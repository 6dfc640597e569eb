import { unreachable } from '../kernel/assert';
import type { ProcessFigure } from '../kernel/describe';
import type { ProcessId } from '../kernel/ids';
import type { ProcessEvent, ProtocolTypes } from '../kernel/protocol';
import { actorOf } from '../kernel/run';
import type { Step } from '../kernel/trace';
import { processOf, type World } from '../kernel/world';
import type { Describer } from './entry';
import type { Change } from './moments';

/** A step of a trace file; its keys are explained in public/schema/trace-1.json. What does not apply is left out. */
export type CompactStep = Readonly<Record<string, unknown>>;

/** A step as a trace file has it: when, who, what happened, why, what was sent, and what changed. */
export function compactStep<P extends ProtocolTypes>(
  { step, before, after }: Change<P>,
  describer: Describer<P>,
): CompactStep {
  const actor = actorOf(step);
  return {
    t: step.at,
    ...(actor === null ? {} : { p: actor }),
    ...(step.cause === null ? {} : { c: step.cause }),
    ...happening(step, describer),
    ...(step.verdict === 'ignored' ? { v: 'ignored' } : {}),
    ...some('s', sent(step, describer)),
    ...some('w', step.effects.filter(({ type }) => type === 'persist').length),
    ...some('r', [...new Set(step.effects.flatMap((effect) => (effect.type === 'because' ? [effect.rule] : [])))]),
    ...some(
      'm',
      Object.fromEntries(
        step.effects.flatMap((effect) => (effect.type === 'reach' ? [[effect.milestone, effect.facts]] : [])),
      ),
    ),
    ...some('d', actor === null ? {} : difference({ before, after }, actor, describer)),
  };
}

type Data = Readonly<Record<string, unknown>>;

const some = (key: string, value: number | readonly unknown[] | Data): Data => {
  const isNothing = typeof value === 'number' ? value === 0 : Object.keys(value).length === 0;
  return isNothing ? {} : { [key]: value };
};

/** What happened, by `e`, and what belongs to it. */
function happening<P extends ProtocolTypes>({ occurrence }: Step<P>, describer: Describer<P>): Data {
  switch (occurrence.type) {
    case 'act':
      return { e: 'act', n: occurrence.act.type };
    case 'boot':
      return { e: 'boot' };
    case 'lost':
      return { e: 'lost', f: occurrence.from, ...messageData(occurrence.content, describer) };
    case 'event':
      return eventData(occurrence.event, describer);
    default:
      return unreachable(occurrence);
  }
}

function eventData<P extends ProtocolTypes>(event: ProcessEvent<P>, describer: Describer<P>): Data {
  if ('message' in event) return { e: 'message', f: event.from, ...messageData(event.message, describer) };
  if ('request' in event) return { e: 'request', n: describer.dialect.writeRequest(event.request) };
  if ('peer' in event) return { e: event.type, f: event.peer, n: event.channel };
  return 'stable' in event ? { e: 'synced' } : { e: 'timer', n: event.type };
}

function messageData<P extends ProtocolTypes>(message: P['message'], { portrait }: Describer<P>): Data {
  const { type: _, ...fields } = portrait.message(message).fields;
  return { n: message.type, ...some('a', fields) };
}

/** `[messages by type and label, receivers]`: what each receiver is sent, in order; those who are sent the same together. */
function sent<P extends ProtocolTypes>(
  { effects }: Step<P>,
  { portrait }: Describer<P>,
): readonly (readonly [readonly string[], readonly ProcessId[]])[] {
  const byReceiver = new Map<ProcessId, string[]>();
  for (const effect of effects) {
    if (effect.type !== 'send') continue;
    const { label } = portrait.message(effect.message);
    const text = label === '' ? effect.message.type : `${effect.message.type} ${label}`;
    byReceiver.set(effect.to, [...(byReceiver.get(effect.to) ?? []), text]);
  }
  const together = new Map<string, [readonly string[], ProcessId[]]>();
  for (const [id, texts] of byReceiver) {
    const key = texts.join('\n');
    const group = together.get(key) ?? [texts, []];
    group[1].push(id);
    together.set(key, group);
  }
  return [...together.values()];
}

/** What a reader of the process's portrait sees changed: state, phase, labelled values, the end of its log. */
function difference<P extends ProtocolTypes>(
  { before, after }: { readonly before: World<P>; readonly after: World<P> },
  id: ProcessId,
  { portrait }: Describer<P>,
): Data {
  const [was, is] = [processOf(before, id), processOf(after, id)];
  if (was === undefined || is === undefined || was === is) return {};
  const old = shownValues(portrait.process(was, before));
  const entries = Object.entries(shownValues(portrait.process(is, after)));
  return Object.fromEntries(entries.filter(([key, value]) => old[key] !== value));
}

function shownValues({
  state,
  phase,
  tags,
  log,
  earlier,
  arrow,
}: ProcessFigure): Readonly<Record<string, string | number | null>> {
  const end = log[log.length - 1];
  return {
    state,
    phase,
    ...Object.fromEntries(tags.map(({ key, value }) => [key, value])),
    // The last entry with its marks, so that logged, acknowledged, committed and applied can be told apart.
    log:
      end === undefined
        ? null
        : `${end.label}${end.where === 'disk' ? ' disk' : ''}${end.acked ? ' acked' : ''}${end.committed ? ' committed' : ''}${end.applied ? ' applied' : ''}`,
    logLength: earlier + log.length,
    choice: arrow?.to ?? null,
  };
}
