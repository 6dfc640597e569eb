import type { Act } from '../kernel/act';
import type { InFlight } from '../kernel/agenda';
import { unreachable } from '../kernel/assert';
import type { ProcessId } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { isRunning, processOf } from '../kernel/world';
import type { CommandBody, LifeVerb, MessagePattern, Who } from './command';
import type { Entry } from './entry';
import { matching, resolveWho } from './resolve';

/** Verbs that act on the world; the others let it run, or look at it. */
export type Action<P extends ProtocolTypes> = Exclude<CommandBody<P>, { readonly verb: 'run' | 'expect' | 'note' }>;

/** What a command amounts to now, or the part of it that means nobody and nothing now. */
export type Meaning<P extends ProtocolTypes> =
  | { readonly ok: true; readonly acts: readonly Act<P>[] }
  | { readonly ok: false; readonly column: number; readonly found: string; readonly expected: string };

export function actsOf<P extends ProtocolTypes>(trace: Trace<P>, entry: Entry<P>, action: Action<P>): Meaning<P> {
  if ('pattern' in action) return actsOnMessages(trace, entry, action);
  const named = namedIn(action);
  const ids: ProcessId[] = [];
  for (const who of named) {
    const id = resolveWho(trace, entry, who);
    if (id === null && who.type === 'role')
      return { ok: false, column: who.column, found: who.role, expected: `scenario.roleFilled ${who.role}` };
    if (id !== null) ids.push(id);
  }
  if (action.verb === 'timer') return actOnTimer(trace, action, ids[0]);
  return { ok: true, acts: actsOn(trace, action, ids) };
}

type OnProcesses<P extends ProtocolTypes> = Exclude<Action<P>, { readonly pattern: MessagePattern }>;
type OnTimer<P extends ProtocolTypes> = Extract<Action<P>, { readonly verb: 'timer' }>;

function namedIn<P extends ProtocolTypes>(action: OnProcesses<P>): readonly Who[] {
  switch (action.verb) {
    case 'partition':
      return action.groups.flat();
    case 'cut':
      return [action.from, action.to];
    case 'loss':
    case 'latency':
      return action.between;
    case 'skew':
    case 'timer':
    case 'request':
      return [action.who];
    default:
      return action.who;
  }
}

/** The acts on the processes that the action names, given in the order in which it names them. */
function actsOn<P extends ProtocolTypes>(
  trace: Trace<P>,
  action: Exclude<OnProcesses<P>, OnTimer<P>>,
  ids: readonly ProcessId[],
): readonly Act<P>[] {
  const [first, second] = ids;
  if (action.verb === 'heal') return [{ type: 'heal', who: ids }];
  if (action.verb === 'partition') return [{ type: 'partition', groups: inGroups(action.groups, ids) }];
  if (action.verb === 'slow') return slowDown(trace, action, ids);
  if (action.verb === 'skew' || action.verb === 'request') return first === undefined ? [] : [onOne(action, first)];
  if (action.verb === 'cut' || action.verb === 'loss' || action.verb === 'latency')
    return first === undefined || second === undefined ? [] : [onLink(action, first, second)];
  return actsOfLife(trace, action.verb, ids);
}

function actOnTimer<P extends ProtocolTypes>(
  trace: Trace<P>,
  { timer, after }: OnTimer<P>,
  id: ProcessId | undefined,
): Meaning<P> {
  const process = id === undefined ? undefined : processOf(trace.head.world, id);
  const running = isRunning(process) ? Object.keys(process.timers) : [];
  const name = running.find((candidate) => candidate.toLowerCase() === timer.text.toLowerCase());
  if (name !== undefined && process !== undefined)
    return { ok: true, acts: [{ type: 'timer', process: process.id, timer: name, after }] };
  const expected = running.length === 0 ? 'scenario.noTimer' : `scenario.timerRunning ${running.sort().join(', ')}`;
  return { ok: false, column: timer.column, found: timer.text, expected };
}

function inGroups(groups: readonly (readonly Who[])[], ids: readonly ProcessId[]): readonly (readonly ProcessId[])[] {
  let start = 0;
  return groups.map((group) => {
    start += group.length;
    return ids.slice(start - group.length, start);
  });
}

function onOne<P extends ProtocolTypes>(
  action: Extract<Action<P>, { readonly verb: 'skew' | 'request' }>,
  process: ProcessId,
): Act<P> {
  return action.verb === 'skew'
    ? { type: 'skew', process, factor: action.factor }
    : { type: 'request', process, request: action.request };
}

function onLink<P extends ProtocolTypes>(
  action: Extract<Action<P>, { readonly verb: 'cut' | 'loss' | 'latency' }>,
  from: ProcessId,
  to: ProcessId,
): Act<P> {
  switch (action.verb) {
    case 'cut':
      return { type: 'cut', from, to, bothWays: action.bothWays };
    case 'loss':
      return { type: 'loss', from, to, share: action.share };
    case 'latency':
      return { type: 'latency', from, to, range: action.range };
    default:
      return unreachable(action);
  }
}

function slowDown<P extends ProtocolTypes>(
  trace: Trace<P>,
  { part, factor }: Extract<Action<P>, { readonly verb: 'slow' }>,
  ids: readonly ProcessId[],
): readonly Act<P>[] {
  const [process, peer] = ids;
  if (process === undefined) return [];
  const others = trace.setup.processes
    .map(({ id }) => id)
    .filter((id) => (peer === undefined ? id !== process : id === peer));
  const links = part === 'disk' ? [] : others.map((to): Act<P> => ({ type: 'slowLink', from: process, to, factor }));
  return part === 'link' ? links : [...links, { type: 'slowDisk', process, factor }];
}

function actsOfLife<P extends ProtocolTypes>(
  trace: Trace<P>,
  verb: LifeVerb,
  ids: readonly ProcessId[],
): readonly Act<P>[] {
  if (verb === 'isolate') return [{ type: 'partition', groups: ids.map((id) => [id]) }];
  return ids.flatMap((process): readonly Act<P>[] => {
    if (verb !== 'restart') return [{ type: verb, process }];
    const isUp = isRunning(processOf(trace.head.world, process));
    return isUp
      ? [
          { type: 'crash', process },
          { type: 'start', process },
        ]
      : [{ type: 'start', process }];
  });
}

type OnMessages<P extends ProtocolTypes> = Extract<Action<P>, { readonly pattern: MessagePattern }>;

function actsOnMessages<P extends ProtocolTypes>(trace: Trace<P>, entry: Entry<P>, action: OnMessages<P>): Meaning<P> {
  const { pattern } = action;
  const found = matching(trace, entry, pattern) ?? [];
  if (found.length === 0)
    return { ok: false, column: pattern.column, found: pattern.text, expected: 'scenario.messageInFlight' };
  const chosen = pattern.all ? found : found.slice(0, 1);
  // A delayed message holds up what is behind it on its stream: from the last to the first, nothing is delayed twice.
  const ordered = action.verb === 'delay' ? chosen.toReversed() : chosen;
  return { ok: true, acts: ordered.map((item) => actOnMessage(action, item)) };
}

function actOnMessage<P extends ProtocolTypes>(action: OnMessages<P>, { id }: InFlight<P>): Act<P> {
  switch (action.verb) {
    case 'delay':
      return { type: 'delay', message: id, by: action.by };
    case 'deliver':
      return { type: 'deliverNow', message: id };
    default:
      return { type: action.verb, message: id };
  }
}
