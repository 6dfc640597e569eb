import type { Act } from '../../../kernel/act';
import type { ProtocolTypes } from '../../../kernel/protocol';
import { type Flight, placeOf } from '../flights';
import type { Point, StageLayout } from '../geometry';
import { round } from '../paths';
import { delayFor } from './amounts';
import type { Hold, Meaning } from './meaning';

/** What is taken hold of: a flight at an instant, by a pointer. */
export interface MessageGrip {
  readonly flight: Flight;
  readonly layout: StageLayout;
  readonly start: Point;
  readonly now: number;
  /** Whether its loss closes a connection. */
  readonly isStream: boolean;
  readonly receiver: string;
}

/** Off its way by more than this it is lost, unless it is pulled much further along: no hand draws a straight line. */
const offWay = 46;
const leastSlant = 0.8;

/**
 * Pulled back along its way a message arrives later, pulled off its way it is dropped, laid on its receiver it arrives now, and
 * with Alt it is doubled wherever it is let go.
 */
export function holdMessage(grip: MessageGrip): Hold {
  const { flight, start, now } = grip;
  const shown = placeOf(flight, now);
  return {
    meant: (at, isAlt) => {
      const moved = { x: at.x - start.x, y: at.y - start.y };
      const ghost = { x: shown.x + moved.x, y: shown.y + moved.y };
      const said = sayMessage(grip, { pointer: at, ...alongWay(flight, moved), isAlt });
      return {
        ...said,
        sketch: {
          d: `M${round(shown.x)} ${round(shown.y)}L${round(ghost.x)} ${round(ghost.y)}`,
          look: said.act?.type === 'drop' ? 'loss' : 'plain',
          ghost,
        },
      };
    },
  };
}

/** How far something was moved back along its way, and how far aside; a way is bent so little that it counts as straight. */
function alongWay({ curve: { from, to } }: Flight, { x, y }: Point): Pick<Pulled, 'back' | 'aside'> {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return { back: 0, aside: Math.hypot(x, y) };
  const way = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  return { back: -(x * way.x + y * way.y), aside: Math.abs(x * way.y - y * way.x) };
}

interface Pulled {
  readonly pointer: Point;
  readonly back: number;
  readonly aside: number;
  readonly isAlt: boolean;
}

function sayMessage(grip: MessageGrip, { pointer, back, aside, isAlt }: Pulled): Omit<Meaning, 'sketch'> {
  const { flight, isStream, receiver } = grip;
  const said = (
    id: string,
    act: Act<ProtocolTypes> | null,
    values: Meaning['values'] = {},
  ): Omit<Meaning, 'sketch'> => ({
    ...{ id: `stage.pull.${id}`, values, act },
  });
  const message = flight.id;
  const isOffWay = aside > offWay && aside > Math.abs(back) * leastSlant;
  if (isOffWay && !isAlt && !isOnCard(grip, pointer))
    return said(isStream ? 'dropStream' : 'drop', { type: 'drop', message });
  // What a cut holds back has no hour of arrival that could be moved.
  if (flight.isHeld) return said('held', null);
  if (isAlt) return said('duplicate', { type: 'duplicate', message });
  if (isOnCard(grip, pointer)) return said('deliver', { type: 'deliverNow', message });
  const by = delayFor(back);
  return by === null
    ? said('message', null, { receiver })
    : said('delay', { type: 'delay', message, by }, { ms: by / 1000 });
}

function isOnCard({ layout, flight }: MessageGrip, { x, y }: Point): boolean {
  const seat = layout.seats[flight.to] ?? layout.centre;
  return Math.abs(x - seat.x) <= layout.card.width / 2 + near && Math.abs(y - seat.y) <= layout.card.height / 2 + near;
}
const near = 4;
