import type { Act } from '../../kernel/act';
import type { ProcessId, StepIndex } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Trace } from '../../kernel/trace';
import { at, slice } from '../../kernel/vector';

/** Acts up to a step, each with the step that it was. Nothing here knows a protocol. */
function* actsUpTo<P extends ProtocolTypes>(
  trace: Trace<P>,
  upTo: number,
): Generator<{ readonly act: Act<P>; readonly step: StepIndex }> {
  for (const { act, step } of slice(trace.interventions)) {
    if (step > upTo) return;
    yield { act, step };
  }
}

/** The act by which a link was cut and has been cut since; null where it is whole. */
export function cutBy<P extends ProtocolTypes>(
  trace: Trace<P>,
  upTo: number,
  from: ProcessId,
  to: ProcessId,
): StepIndex | null {
  let found: StepIndex | null = null;
  for (const { act, step } of actsUpTo(trace, upTo)) {
    if (cuts(act, from, to)) found ??= step;
    else if (heals(act, from, to)) found = null;
  }
  return found;
}

function cuts<P extends ProtocolTypes>(act: Act<P>, from: ProcessId, to: ProcessId): boolean {
  if (act.type === 'cut')
    return (act.from === from && act.to === to) || (act.bothWays && act.from === to && act.to === from);
  if (act.type !== 'partition') return false;
  const groupOf = (id: ProcessId): number => act.groups.findIndex((group) => group.includes(id));
  return groupOf(from) !== groupOf(to);
}

function heals<P extends ProtocolTypes>(act: Act<P>, from: ProcessId, to: ProcessId): boolean {
  if (act.type !== 'heal') return false;
  if (act.who.length < 2) return act.who.length === 0 || act.who.includes(from) || act.who.includes(to);
  return act.who.includes(from) && act.who.includes(to);
}

/** The act that took a process down, and which it was; null where none did: it was never started. */
export function downBy<P extends ProtocolTypes>(
  trace: Trace<P>,
  upTo: number,
  id: ProcessId,
): { readonly step: StepIndex; readonly type: 'crash' | 'die' | 'wipe' } | null {
  let isUp = trace.setup.start === 'all';
  let found: { readonly step: StepIndex; readonly type: 'crash' | 'die' | 'wipe' } | null = null;
  for (const { act, step } of actsUpTo(trace, upTo)) {
    if (!('process' in act) || act.process !== id) continue;
    if (act.type === 'start') {
      isUp = true;
      found = null;
    } else if ((act.type === 'crash' || act.type === 'wipe') && isUp) {
      isUp = false;
      found = { step, type: act.type };
    } else if (act.type === 'die') {
      isUp = false;
      found = { step, type: 'die' };
    }
  }
  return found;
}

/** The last act of one type on one process. */
export function lastActOn<P extends ProtocolTypes>(
  trace: Trace<P>,
  upTo: number,
  id: ProcessId,
  type: Act<P>['type'],
): StepIndex | null {
  for (let i = trace.interventions.length - 1; i >= 0; i--) {
    const done = at(trace.interventions, i);
    if (done === undefined || done.step > upTo) continue;
    if (done.act.type === type && 'process' in done.act && done.act.process === id) return done.step;
  }
  return null;
}
