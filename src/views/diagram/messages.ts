import type { StepIndex } from '../../kernel/ids';
import { type MessageId, messageId } from '../../kernel/ids';
import { inFlight } from '../../kernel/intervene';
import type { AnyTrace } from '../../player/contract';
import { worldOf } from '../../player/selectors';
import { sameData } from '../stage/same-data';
import type { Flight } from './flights';
import { flightOf } from './states';
import type { TraceIndex } from './trace-index';

/** The flight of a message by its number; what has not arrived is found among what is under way. */
export function flightOfMessage(index: TraceIndex, id: MessageId): Flight | null {
  const known = index.flights.byId.get(id);
  if (known !== undefined) return known;
  const { world } = index.trace.head;
  const item = inFlight(world).find((candidate) => candidate.id === id);
  return item === undefined ? null : flightOf(index, world, item);
}

/** The number of a flight's message; null where it was never on its way. */
export function messageOf(trace: AnyTrace, flight: Flight): MessageId | null {
  if (flight.id >= 0) return messageId(flight.id);
  const world = worldOf(trace, Math.floor(flight.sent) as StepIndex);
  const to = world.processes[flight.to]?.id;
  const found = inFlight(world).find(
    ({ parcel, to: receiver, cause }) =>
      parcel.type === 'message' && sameData(parcel.message, flight.content) && receiver === to && cause === flight.sent,
  );
  return found?.id ?? null;
}
