import { type InFlight, insert, type Parcel } from './agenda';
import { type Draft, freshId, schedule, setLink } from './draft';
import { type ConnectionId, type Instant, instant, type ProcessId } from './ids';
import type { ProtocolTypes } from './protocol';
import { advance, between, type RandomState, uniform } from './random';
import { type Link, positionOf, type StreamTail } from './world';

/** After this long TCP sends an unacknowledged segment again, doubling each time (RFC 6298 lower bound on Linux). */
const retransmissionTimeout = 200_000;
const maxRetransmissions = 8;

/**
 * Hands a parcel to the link between two processes. Streams are in order and lose nothing while open: loss costs them
 * time, a cut holds them back. Datagrams overtake each other, and are lost by loss and cuts.
 */
export function transmit<P extends ProtocolTypes>(
  draft: Draft<P>,
  from: ProcessId,
  to: ProcessId,
  parcel: Parcel<P>,
): void {
  const i = positionOf(draft.was, from);
  const j = positionOf(draft.was, to);
  const link = draft.links[i]?.[j];
  if (link === undefined) return;
  const { connection } = parcel;
  const { latency, isLost, random } = drawTransit(link, connection !== null);
  const at = arrival(link, connection, draft.now + latency);
  const { now, cause } = draft;
  const item: InFlight<P> = {
    at,
    id: freshId(draft),
    cause,
    type: 'arrive',
    from,
    to,
    sentAt: now,
    isDoomed: isLost,
    parcel,
  };
  const streams = connection === null ? link.streams : withTail(link.streams, connection, at, now);
  const isHeld = link.cut && connection !== null;
  setLink(draft, i, j, {
    random,
    latency: link.latency,
    slowness: link.slowness,
    loss: link.loss,
    cut: link.cut,
    held: isHeld ? [...link.held, item] : link.held,
    streams,
  });
  if (!isHeld) schedule(draft, item);
}

/** When a packet that is due then arrives: on a stream, after the one before it. */
function arrival<P extends ProtocolTypes>(link: Link<P>, connection: ConnectionId | null, due: number): Instant {
  const before = connection === null ? undefined : link.streams.find((tail) => tail.connection === connection);
  return instant(before === undefined ? due : Math.max(due, before.arrives + 1));
}

/** The tails of a link's streams with a new one; those whose last packet has arrived are forgotten. */
export function withTail(
  streams: readonly StreamTail[],
  connection: ConnectionId,
  arrives: Instant,
  now: Instant,
): readonly StreamTail[] {
  const isOther = (tail: StreamTail): boolean => tail.connection !== connection && tail.arrives > now;
  const newest = { connection, arrives };
  return streams.some(isOther) ? [...streams.filter(isOther), newest] : [newest];
}

function drawTransit<P extends ProtocolTypes>(
  link: Link<P>,
  isStream: boolean,
): { latency: number; isLost: boolean; random: RandomState } {
  let random = link.random;
  let latency = Math.round(between(random, link.latency[0], link.latency[1]) * link.slowness);
  random = advance(random);
  if (link.loss === 0) return { latency, isLost: false, random };
  let wait = retransmissionTimeout;
  for (let attempt = 0; attempt < maxRetransmissions; attempt++) {
    const isLost = uniform(random) < link.loss;
    random = advance(random);
    if (!isLost) return { latency, isLost: false, random };
    if (!isStream) return { latency, isLost: true, random };
    latency += wait;
    wait *= 2;
  }
  return { latency, isLost: false, random };
}

/** Lets go what a cut held back: it arrives, in order, a latency from now. */
export function release<P extends ProtocolTypes>(draft: Draft<P>, i: number, j: number): void {
  const link = draft.links[i]?.[j];
  if (link === undefined) return;
  const freed = { ...link, streams: [] as readonly StreamTail[] };
  let { random } = link;
  for (const item of link.held) {
    const { connection } = item.parcel;
    const latency = Math.round(between(random, link.latency[0], link.latency[1]) * link.slowness);
    random = advance(random);
    const at = arrival(freed, connection, draft.now + latency);
    if (connection !== null) freed.streams = withTail(freed.streams, connection, at, draft.now);
    // It keeps its number and its cause: it is the same message, late.
    putBack(draft, { ...item, at });
  }
  setLink(draft, i, j, { ...freed, random, held: [], cut: false });
}

/** Puts an entry that already has its number on the agenda. */
export function putBack<P extends ProtocolTypes>(draft: Draft<P>, item: InFlight<P>): void {
  draft.agenda = insert(draft.agenda, item);
}
