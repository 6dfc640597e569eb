import { type InFlight, insert, type Parcel } from './agenda';
import { type Draft, freshId, schedule, setLink } from './draft';
import { type Instant, instant, type ProcessId } from './ids';
import type { ProtocolTypes } from './protocol';
import { advance, between, type RandomState, uniform } from './random';
import { type Link, positionOf } from './world';

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
  const [i, j] = [positionOf(draft.was, from), positionOf(draft.was, to)];
  const link = draft.links[i]?.[j];
  if (link === undefined) return;
  const isStream = parcel.type !== 'message' || parcel.connection !== null;
  const { latency, isLost, random } = drawTransit(link, isStream);
  const due = draft.now + latency;
  const at = instant(isStream ? Math.max(due, link.busyUntil + 1) : due);
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
  const busyUntil = isStream ? at : link.busyUntil;
  if (link.cut && isStream) {
    setLink(draft, i, j, { ...link, random, busyUntil, held: [...link.held, item] });
    return;
  }
  setLink(draft, i, j, { ...link, random, busyUntil });
  schedule(draft, item);
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
  let { random } = link;
  let busyUntil: Instant = draft.now;
  for (const item of link.held) {
    const latency = Math.round(between(random, link.latency[0], link.latency[1]) * link.slowness);
    random = advance(random);
    busyUntil = instant(Math.max(busyUntil + 1, draft.now + latency));
    // It keeps its number and its cause: it is the same message, late.
    putBack(draft, { ...item, at: busyUntil });
  }
  setLink(draft, i, j, { ...link, random, held: [], busyUntil, cut: false });
}

/** Puts an entry that already has its number on the agenda. */
export function putBack<P extends ProtocolTypes>(draft: Draft<P>, item: InFlight<P>): void {
  draft.agenda = insert(draft.agenda, item);
}
