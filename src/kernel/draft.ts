import { type AgendaItem, insert } from './agenda';
import { type Instant, instant, type MessageId, messageId, type StepIndex } from './ids';
import type { ProtocolTypes } from './protocol';
import type { Link, Process, Running, World } from './world';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The next world while one step makes it: changed in place, by this step alone, so that a step that sends to fifty peers
 * copies each array once. Nobody outside the step ever sees it.
 */
export interface Draft<P extends ProtocolTypes> {
  now: Instant;
  nextId: number;
  agenda: World<P>['agenda'];
  processes: readonly Process<P>[];
  links: readonly (readonly Link<P>[])[];
  requests: World<P>['requests'];
  /** What new agenda entries name as their cause. */
  cause: StepIndex | null;
  readonly was: World<P>;
  copiedRow: number;
  /** The process that this step has already copied: further changes of it are made in place. */
  copiedProcess: Process<P> | null;
}

export const draftOf = <P extends ProtocolTypes>(world: World<P>): Draft<P> => ({
  now: world.now,
  nextId: world.nextId,
  agenda: world.agenda,
  processes: world.processes,
  links: world.links,
  requests: world.requests,
  cause: null,
  was: world,
  copiedRow: -1,
  copiedProcess: null,
});

export const worldOf = <P extends ProtocolTypes>(draft: Draft<P>): World<P> => ({
  now: draft.now,
  nextId: draft.nextId,
  agenda: draft.agenda,
  processes: draft.processes,
  links: draft.links,
  requests: draft.requests,
});

/** Puts an entry on the agenda; its `id` is a fresh one and its `cause` the present step. */
export function schedule<P extends ProtocolTypes>(draft: Draft<P>, item: AgendaItem<P>): MessageId {
  draft.agenda = insert(draft.agenda, item);
  return item.id;
}

/** A number from the run's one counter, for things that need a name of their own. */
export const freshId = <P extends ProtocolTypes>(draft: Draft<P>): MessageId => messageId(draft.nextId++);

export function setProcess<P extends ProtocolTypes>(draft: Draft<P>, position: number, process: Process<P>): void {
  if (draft.processes === draft.was.processes) draft.processes = draft.processes.slice();
  (draft.processes as Process<P>[])[position] = process;
}

/** A running process as this step's own copy, in which parts may be replaced; it is copied once a step. */
export function ownProcess<P extends ProtocolTypes>(
  draft: Draft<P>,
  position: number,
  process: Running<P>,
): Mutable<Running<P>> {
  if (process === draft.copiedProcess) return process;
  const own = copyOf(process);
  draft.copiedProcess = own;
  setProcess(draft, position, own);
  return own;
}

/** Field by field: every step copies a process, and a spread takes several times as long. */
const copyOf = <P extends ProtocolTypes>(process: Running<P>): Running<P> => ({
  status: process.status,
  id: process.id,
  kind: process.kind,
  disk: process.disk,
  random: process.random,
  incarnation: process.incarnation,
  skew: process.skew,
  state: process.state,
  timers: process.timers,
  sockets: process.sockets,
  listening: process.listening,
  waiting: process.waiting,
  pending: process.pending,
});

/** Changes a process, in whatever status; as costly as it is short, so for what happens seldom. */
export function changeProcess<P extends ProtocolTypes>(
  draft: Draft<P>,
  position: number,
  part: Partial<Running<P>>,
): void {
  const process = draft.processes[position] as Process<P>;
  if (process === draft.copiedProcess) {
    Object.assign(process, part);
    return;
  }
  const own = { ...process, ...part } as Process<P>;
  draft.copiedProcess = own;
  setProcess(draft, position, own);
}

export function setLink<P extends ProtocolTypes>(draft: Draft<P>, from: number, to: number, link: Link<P>): void {
  if (draft.links === draft.was.links) draft.links = draft.links.slice();
  const rows = draft.links as (readonly Link<P>[])[];
  const row = rows[from];
  // Nearly all changes of a step are on the links of one sender: copy its row once.
  const own = draft.copiedRow === from ? row : row?.slice();
  draft.copiedRow = from;
  (own as Link<P>[])[to] = link;
  rows[from] = own ?? [];
}

/** The instant of the next step, not before `at`: every step has an instant of its own, rising strictly. */
export const nextInstant = (now: Instant, at: number): Instant => instant(Math.max(now + 1, at));
