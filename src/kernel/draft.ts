import { type AgendaItem, insert } from './agenda';
import { type Instant, instant, type MessageId, messageId, type StepIndex } from './ids';
import type { ProtocolTypes } from './protocol';
import type { Link, Process, World } from './world';

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
});

export const worldOf = <P extends ProtocolTypes>(draft: Draft<P>): World<P> => ({
  now: draft.now,
  nextId: draft.nextId,
  agenda: draft.agenda,
  processes: draft.processes,
  links: draft.links,
  requests: draft.requests,
});

type Unscheduled<P extends ProtocolTypes> = AgendaItem<P> extends infer Item
  ? Item extends AgendaItem<P>
    ? Omit<Item, 'id' | 'cause'>
    : never
  : never;

/** Puts something on the agenda, caused by the present step; returns its number. */
export function schedule<P extends ProtocolTypes>(draft: Draft<P>, item: Unscheduled<P>): MessageId {
  const id = messageId(draft.nextId++);
  draft.agenda = insert(draft.agenda, { ...item, id, cause: draft.cause } as AgendaItem<P>);
  return id;
}

/** A number from the run's one counter, for things that need a name of their own. */
export const freshId = <P extends ProtocolTypes>(draft: Draft<P>): number => draft.nextId++;

export function setProcess<P extends ProtocolTypes>(draft: Draft<P>, position: number, process: Process<P>): void {
  if (draft.processes === draft.was.processes) draft.processes = draft.processes.slice();
  (draft.processes as Process<P>[])[position] = process;
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
