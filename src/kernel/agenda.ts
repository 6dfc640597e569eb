import type { ConnectionId, Instant, MessageId, ProcessId, StepIndex } from './ids';
import type { ProcessEvent, ProtocolTypes } from './protocol';

/** Something that is still to come. Ties of time are broken by `id`, which grows by one with each entry. */
export type AgendaItem<P extends ProtocolTypes> = {
  readonly at: Instant;
  readonly id: MessageId;
  /** The step that put it there; null for what the setup put there. */
  readonly cause: StepIndex | null;
} & (
  | { readonly type: 'boot'; readonly process: ProcessId }
  | InFlight<P>
  | { readonly type: 'timer'; readonly process: ProcessId; readonly timer: P['timer'] }
  | { readonly type: 'synced'; readonly process: ProcessId; readonly incarnation: number }
  /** A client's request that waits for a paused process. */
  | {
      readonly type: 'ask';
      readonly process: ProcessId;
      readonly event: Extract<ProcessEvent<P>, { readonly type: 'request' }>;
    }
  | { readonly type: 'dialTimeout'; readonly process: ProcessId; readonly connection: ConnectionId }
);

/** What travels on a link. */
export type InFlight<P extends ProtocolTypes> = {
  readonly at: Instant;
  readonly id: MessageId;
  readonly cause: StepIndex | null;
  readonly type: 'arrive';
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly sentAt: Instant;
  /** A datagram that the network has already decided to lose on its way. */
  readonly isDoomed: boolean;
  readonly parcel: Parcel<P>;
};

/** A message, or one of the packets by which streams open and close. */
export type Parcel<P extends ProtocolTypes> =
  | { readonly type: 'message'; readonly connection: ConnectionId | null; readonly message: P['message'] }
  | { readonly type: 'dial'; readonly connection: ConnectionId; readonly channel: P['channel'] }
  | { readonly type: 'accept' | 'refuse'; readonly connection: ConnectionId; readonly channel: P['channel'] }
  | { readonly type: 'close'; readonly connection: ConnectionId; readonly channel: P['channel'] };

/**
 * What is still to come, as a leftist heap: versions share their nodes, so keeping one for every step stays cheap while
 * an election among 51 servers has thousands of messages in flight.
 */
export type Agenda<P extends ProtocolTypes> = Heap<AgendaItem<P>> | null;
interface Heap<T> {
  readonly item: T;
  readonly rank: number;
  readonly left: Heap<T> | null;
  readonly right: Heap<T> | null;
}

interface Ordered {
  readonly at: number;
  readonly id: number;
}
const isBefore = (a: Ordered, b: Ordered): boolean => a.at < b.at || (a.at === b.at && a.id < b.id);

function merge<T extends Ordered>(a: Heap<T> | null, b: Heap<T> | null): Heap<T> | null {
  if (a === null) return b;
  if (b === null) return a;
  return isBefore(a.item, b.item) ? mergeBelow(a, b) : mergeBelow(b, a);
}

/** Another heap below a top that comes before all of it; the deeper subtree goes to the left. */
function mergeBelow<T extends Ordered>(top: Heap<T>, other: Heap<T>): Heap<T> {
  const right = merge(top.right, other);
  const left = top.left;
  const leftRank = left === null ? 0 : left.rank;
  const rightRank = right === null ? 0 : right.rank;
  return leftRank >= rightRank
    ? { item: top.item, rank: rightRank + 1, left, right }
    : { item: top.item, rank: leftRank + 1, left: right, right: left };
}

export const insert = <P extends ProtocolTypes>(agenda: Agenda<P>, item: AgendaItem<P>): Agenda<P> =>
  merge(agenda, { item, rank: 1, left: null, right: null });

export const first = <P extends ProtocolTypes>(agenda: Agenda<P>): AgendaItem<P> | null => agenda?.item ?? null;

export const withoutFirst = <P extends ProtocolTypes>(agenda: Agenda<P>): Agenda<P> =>
  agenda === null ? null : merge(agenda.left, agenda.right);

/** All entries, in no order. */
export function unordered<P extends ProtocolTypes>(agenda: Agenda<P>): AgendaItem<P>[] {
  const found: AgendaItem<P>[] = [];
  const open: Heap<AgendaItem<P>>[] = agenda === null ? [] : [agenda];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node.item);
    if (node.left !== null) open.push(node.left);
    if (node.right !== null) open.push(node.right);
  }
  return found;
}

/** All entries, in order of time. For questions that are asked rarely: it walks and sorts the whole agenda. */
export const entries = <P extends ProtocolTypes>(agenda: Agenda<P>): AgendaItem<P>[] =>
  unordered(agenda).sort((a, b) => a.at - b.at || a.id - b.id);

/** The agenda of these entries. */
export const agendaOf = <P extends ProtocolTypes>(items: readonly AgendaItem<P>[]): Agenda<P> =>
  items.reduce<Agenda<P>>((agenda, item) => insert(agenda, item), null);
