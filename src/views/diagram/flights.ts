/** What became of a message: `unsent` was written to a connection that was closed already. */
export type Fate = 'open' | 'arrived' | 'ignored' | 'lost' | 'refused' | 'dropped' | 'unsent';

/** A message or packet between two lanes. Places are steps; a packet can be sent between two of them. */
export interface Flight {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly sent: number;
  /** Position in the families of the index. */
  readonly family: number;
  readonly isPacket: boolean;
  /** What was sent, to tell it from others that the same step sent. */
  readonly content: object | null;
  /** Its number on the agenda; -1 until it is known by its arrival. */
  id: number;
  /** The step at which it came to its end; -1 while it is under way. */
  end: number;
  fate: Fate;
  /** From where to where a cut held it back; -1 for not at all, and for not yet. */
  heldFrom: number;
  heldTo: number;
}

/** All flights of a run, in buckets by their places: what crosses a window is found without looking at all of them. */
export interface Flights {
  readonly all: Flight[];
  readonly open: Set<Flight>;
  readonly byId: Map<number, Flight>;
  /** For each bucket, what is sent in it, and what is under way at its beginning and has come to its end since. */
  readonly sentIn: Flight[][];
  readonly across: Flight[][];
}

const bucketSize = 64;
const bucketOf = (place: number): number => Math.max(0, Math.floor(place / bucketSize));

export const noFlights = (): Flights => ({ all: [], open: new Set(), byId: new Map(), sentIn: [], across: [] });

type Sent = Pick<Flight, 'from' | 'to' | 'sent' | 'family' | 'isPacket' | 'content'>;

/** Adds what was sent and is under way from now on. */
export function addFlight(flights: Flights, sent: Sent): Flight {
  const flight: Flight = {
    ...{ index: flights.all.length, from: sent.from, to: sent.to, sent: sent.sent, family: sent.family },
    ...{ isPacket: sent.isPacket, content: sent.content, id: -1, end: -1, fate: 'open', heldFrom: -1, heldTo: -1 },
  };
  flights.all.push(flight);
  flights.open.add(flight);
  put(flights.sentIn, bucketOf(flight.sent), flight);
  return flight;
}

/** Tells what became of a flight, and at which step. */
export function endFlight(flights: Flights, flight: Flight, end: number, fate: Fate): void {
  flight.end = end;
  flight.fate = fate;
  flights.open.delete(flight);
  for (let bucket = bucketOf(flight.sent) + 1; bucket <= bucketOf(end); bucket++) put(flights.across, bucket, flight);
}

function put(buckets: Flight[][], bucket: number, flight: Flight): void {
  while (buckets.length <= bucket) buckets.push([]);
  buckets[bucket]?.push(flight);
}

/** Everything that is under way somewhere between two places. */
export function* flightsBetween(flights: Flights, from: number, to: number): Generator<Flight> {
  const first = bucketOf(from);
  for (const flight of flights.across[first] ?? []) if (isWithin(flight, from, to)) yield flight;
  for (const flight of flights.open) if (bucketOf(flight.sent) < first) yield flight;
  for (let bucket = first; bucket <= bucketOf(to); bucket++)
    for (const flight of flights.sentIn[bucket] ?? []) if (isWithin(flight, from, to)) yield flight;
}

const isWithin = ({ sent, end, fate }: Flight, from: number, to: number): boolean =>
  fate !== 'unsent' && sent <= to && (end < 0 || end >= from);
