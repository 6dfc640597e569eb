import { unreachable } from '../kernel/assert';
import type { ProcessId } from '../kernel/ids';
import type { ProcessEvent, ProtocolTypes } from '../kernel/protocol';
import type { Occurrence, Step, Trace } from '../kernel/trace';
import { nameIn } from '../kernel/world';
import type { Describer } from './entry';

/** A step in the words of the scenario language, for tools that show one line for each: what happened, then `* milestones`. */
export function stepText<P extends ProtocolTypes>(
  trace: Trace<P>,
  { occurrence, effects }: Step<P>,
  describer: Describer<P>,
): string {
  const reached = effects.flatMap((effect) => (effect.type === 'reach' ? [`* ${effect.milestone}`] : []));
  return [occurrenceText(trace, occurrence, describer), ...reached].join(' ');
}

function occurrenceText<P extends ProtocolTypes>(
  trace: Trace<P>,
  occurrence: Occurrence<P>,
  describer: Describer<P>,
): string {
  switch (occurrence.type) {
    case 'act':
      return actText(trace, occurrence.act, describer);
    case 'boot':
      return 'boot';
    case 'lost':
      return `lost ${messageText(occurrence.content, describer)} from ${nameIn(trace, occurrence.from)}`;
    case 'event':
      return eventText(trace, occurrence.event, describer);
    default:
      return unreachable(occurrence);
  }
}

function eventText<P extends ProtocolTypes>(trace: Trace<P>, event: ProcessEvent<P>, describer: Describer<P>): string {
  if ('message' in event) return `${messageText(event.message, describer)} from ${nameIn(trace, event.from)}`;
  if ('request' in event) return describer.dialect.writeRequest(event.request);
  if ('peer' in event) return `${event.type} ${nameIn(trace, event.peer)} ${event.channel}`;
  return 'stable' in event ? 'synced' : `timer ${event.type}`;
}

/** Type and label of a message. */
export function messageText<P extends ProtocolTypes>(message: P['message'], { portrait }: Describer<P>): string {
  const { label } = portrait.message(message);
  return label === '' ? message.type : `${message.type} ${label}`;
}

/** An act by its verb, with whom and what it names. */
export function actText<P extends ProtocolTypes>(
  trace: Pick<Trace<P>, 'setup'>,
  act: Extract<Occurrence<P>, { readonly type: 'act' }>['act'],
  { dialect }: Describer<P>,
): string {
  const names = (ids: readonly ProcessId[]): string => ids.map((id) => nameIn(trace, id)).join(' ');
  if (act.type === 'request') return `${names([act.process])} ${dialect.writeRequest(act.request)}`;
  if (act.type === 'partition') return `partition ${act.groups.map(names).join(' / ')}`;
  if (act.type === 'heal') return `heal ${names(act.who)}`.trimEnd();
  const whom = 'process' in act ? names([act.process]) : 'from' in act ? names([act.from, act.to]) : `#${act.message}`;
  return [act.type, whom, ...amountOf(act)].join(' ');
}

function amountOf<P extends ProtocolTypes>(
  act: Extract<Occurrence<P>, { readonly type: 'act' }>['act'],
): readonly string[] {
  if ('factor' in act) return [`${act.factor}x`];
  if ('share' in act) return [`${Number((act.share * 100).toFixed(6))}%`];
  if ('range' in act) return [`${act.range[0]}us..${act.range[1]}us`];
  return 'by' in act ? [`by ${act.by}us`] : [];
}
