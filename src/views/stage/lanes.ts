import type { MessageId } from '../../kernel/ids';
import type { Flight } from './flights';

/** How many places a flight is moved aside, null if it is not drawn; and for how many that are not drawn it stands. */
export interface Lane {
  readonly index: number | null;
  readonly more: number;
}

/** Flights that go the same way at nearly the same time get places side by side, in the order in which they were sent. */
export function lanes(flights: readonly Flight[]): ReadonlyMap<MessageId, Lane> {
  const placed = new Map<MessageId, Lane>();
  const byWay = new Map<string, Flight[]>();
  for (const flight of flights) {
    if (flight.text === null) continue;
    const way = `${flight.from} ${flight.to}`;
    byWay.set(way, [...(byWay.get(way) ?? []), flight]);
  }
  for (const way of byWay.values()) placeOnWay(way, placed);
  return placed;
}

/** Beyond these places a stack would reach over its neighbours. */
const mostLanes = 3;

function placeOnWay(way: readonly Flight[], placed: Map<MessageId, Lane>): void {
  for (const [i, flight] of way.entries()) {
    const company = way.slice(0, i).filter((other) => goTogether(other, flight));
    const taken = company.map((other) => placed.get(other.id)?.index ?? null);
    const free = Array.from({ length: mostLanes }, (_, lane) => lane).find((lane) => !taken.includes(lane));
    placed.set(flight.id, { index: free ?? null, more: 0 });
    const host = company.find((other) => placed.get(other.id)?.index === mostLanes - 1);
    if (free === undefined && host !== undefined) {
      placed.set(host.id, { index: mostLanes - 1, more: (placed.get(host.id)?.more ?? 0) + 1 });
    }
  }
}

/** Share of the way within which two labels cover each other. */
const near = 0.16;

/** Whether two are close to each other from when the later one leaves until the earlier one arrives. */
function goTogether(a: Flight, b: Flight): boolean {
  if (a.isHeld && b.isHeld) return true;
  const least = Math.max(1, Math.min(a.usual, b.usual));
  return Math.abs(a.sentAt - b.sentAt) / least < near && Math.abs(a.at - b.at) / least < near;
}
