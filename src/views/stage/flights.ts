import { type InFlight, unordered } from '../../kernel/agenda';
import type { MessageFigure, Portrait } from '../../kernel/describe';
import type { Instant, MessageId } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import { type Link, positionOf } from '../../kernel/world';
import type { AnyWorld } from '../../player/contract';
import { messageFigure } from '../../player/message-figure';
import type { CardForm, Point, Size, StageLayout } from './geometry';
import { type Lane, lanes } from './lanes';
import { type Curve, messageCurve, pointOn } from './paths';
import { crossing } from './separators';
import { textWidth } from './text-width';

/** Something on its way between two processes, as the stage shows it. */
export interface Flight {
  readonly id: MessageId;
  /** Positions in the setup. */
  readonly from: number;
  readonly to: number;
  /** What the protocol says about it; null for the packets by which connections open and close. */
  readonly figure: MessageFigure | null;
  readonly curve: Curve;
  readonly sentAt: Instant;
  readonly at: Instant;
  /** How long the link takes at most, as it is now. What is longer under way waits where it is parked. */
  readonly usual: number;
  /** Share of the way at which it waits: at a cut, else half-way. */
  readonly parkedAt: number;
  readonly isHeld: boolean;
  readonly isDoomed: boolean;
  /** What stands beside its sign; null where only the sign is shown. */
  readonly text: { readonly name: string; readonly label: string; readonly width: number } | null;
  /** From its place on the way to the middle of its sign and text. */
  readonly offset: Point;
  /** One of very many: it has no element of its own. */
  readonly isInCrowd: boolean;
  /** The stage, and how near to its edges the middle may come. */
  readonly within: Size;
  readonly margin: Size;
  /** How many more go the same way at the same time and are not drawn. */
  readonly more: number;
}

export interface FlightsInput {
  readonly world: AnyWorld;
  readonly portrait: Pick<Portrait<ProtocolTypes>, 'message'>;
  readonly hiddenFamilies: readonly string[];
  readonly layout: StageLayout;
  /** The lines of a partition. */
  readonly fences: readonly Curve[];
}

/** Everything that a person should see moving, in the order in which it was sent. */
export function flightsOf(input: FlightsInput): readonly Flight[] {
  const shown = underWay(input.world).filter((item) => isShown(input, item));
  const detail = detailFor(shown.filter(({ parcel }) => parcel.type === 'message').length, input.layout.form);
  const flights = shown.map((item) => flightOf(input, item, detail)).sort((a, b) => a.id - b.id);
  return detail === 'sign' || detail === 'crowd' ? flights : stacked(flights);
}

/** How much of a message is written beside its sign. */
type Detail = 'all' | 'label' | 'sign' | 'crowd';

function detailFor(count: number, form: CardForm): Detail {
  const { named, labelled } = mostWritten[form];
  if (count <= named) return 'all';
  if (count <= labelled) return 'label';
  return count <= mostSigns ? 'sign' : 'crowd';
}
const mostSigns = 150;

/** Where the middle of a flight's sign and text is at an instant. */
export function placeOf(flight: Flight, now: number): Point {
  const { x, y } = pointOn(flight.curve, progress(flight, now));
  const { offset, within, margin } = flight;
  return {
    x: Math.max(margin.width, Math.min(x + offset.x, within.width - margin.width)),
    y: Math.max(margin.height, Math.min(y + offset.y, within.height - margin.height)),
  };
}

/**
 * Which share of its way it has gone: in proportion to time. What takes longer than its link does, because a cut holds it, it
 * had to be sent again or a person delays it, goes half-way, waits, and goes on in time.
 */
export function progress({ sentAt, at, usual, parkedAt, isHeld, isDoomed }: Flight, now: number): number {
  const whole = Math.max(1, Math.min(at - sentAt, usual));
  const gone = Math.min(parkedAt, (now - sentAt) / whole);
  const share = isHeld ? gone : Math.max(gone, 1 - (at - now) / whole);
  return Math.min(isDoomed ? doomedReach : 1, Math.max(0, share));
}

/** A datagram that will be lost is not seen to arrive. */
const doomedReach = 0.7;

/** More texts than this hide each other and what is below them: first names are left out, then labels too. */
const mostWritten: Readonly<Record<CardForm, { readonly named: number; readonly labelled: number }>> = {
  full: { named: 10, labelled: 60 },
  medium: { named: 8, labelled: 40 },
  small: { named: 2, labelled: 30 },
  compact: { named: 8, labelled: 24 },
  mini: { named: 6, labelled: 12 },
};

export const labelSize: Readonly<Record<CardForm, number>> = { full: 14, medium: 12, small: 12, compact: 11, mini: 11 };
export const labelHeight = (form: CardForm): number => labelSize[form] + 10;

function underWay(world: AnyWorld): readonly InFlight<ProtocolTypes>[] {
  const flying = unordered(world.agenda).filter((item) => item.type === 'arrive');
  return [...flying, ...world.links.flatMap((row) => row.flatMap((link) => link.held))];
}

function isShown({ portrait, hiddenFamilies }: FlightsInput, item: InFlight<ProtocolTypes>): boolean {
  const figure = figureOf(portrait, item);
  return figure === null || !hiddenFamilies.includes(figure.family);
}

function figureOf(portrait: FlightsInput['portrait'], { parcel }: InFlight<ProtocolTypes>): MessageFigure | null {
  return parcel.type === 'message' ? messageFigure(portrait, parcel.message) : null;
}

/** What a flight is made of beside its message; where that is as before, so is the flight. */
interface Circumstances {
  readonly layout: StageLayout;
  readonly fences: readonly Curve[];
  readonly link: Link<ProtocolTypes> | undefined;
  readonly detail: Detail;
}

interface Known extends Circumstances {
  readonly flight: Flight;
}

/** There can be thousands under way, and each is asked for with every step. Worlds share them. */
const knownFlights = new WeakMap<InFlight<ProtocolTypes>, Known>();

function flightOf(input: FlightsInput, item: InFlight<ProtocolTypes>, detail: Detail): Flight {
  const known = knownFlights.get(item);
  if (known !== undefined && isStillTrue(known, input, detail)) return known.flight;
  const { world, layout, fences, portrait } = input;
  const [from, to] = [positionOf(world, item.from), positionOf(world, item.to)];
  const circumstances = { layout, fences, link: world.links[from]?.[to], detail };
  const flight = makeFlight({ from, to }, item, figureOf(portrait, item), circumstances);
  knownFlights.set(item, { ...circumstances, flight });
  return flight;
}

/** A link changes with everything that is sent over it; what matters of it here seldom does. */
function isStillTrue(old: Known, { world, layout, fences }: FlightsInput, detail: Detail): boolean {
  if (old.layout !== layout || old.fences !== fences || old.detail !== detail) return false;
  const link = world.links[old.flight.from]?.[old.flight.to];
  if (old.link === link) return true;
  if (old.link === undefined || link === undefined || old.link.cut || link.cut) return false;
  return old.link.latency[1] === link.latency[1] && old.link.slowness === link.slowness;
}

function makeFlight(
  { from, to }: Pick<Flight, 'from' | 'to'>,
  item: InFlight<ProtocolTypes>,
  figure: MessageFigure | null,
  { layout, fences, link, detail }: Circumstances,
): Flight {
  const curve = messageCurve(layout, from, to);
  const text = figure === null ? null : textOf(figure, layout.form, detail);
  return {
    ...{ id: item.id, from, to, figure, curve, sentAt: item.sentAt, at: item.at },
    usual: link === undefined ? item.at - item.sentAt : link.latency[1] * link.slowness,
    parkedAt: link?.cut === true ? (crossing(layout, from, to, fences) ?? halfWay) : halfWay,
    isHeld: isHeld(link, item),
    isDoomed: item.isDoomed,
    text,
    offset: lean(curve, text?.width ?? 0),
    isInCrowd: detail === 'crowd',
    within: layout.size,
    margin: { width: (text?.width ?? 0) / 2 + 2, height: text === null ? 2 : labelHeight(layout.form) / 2 + 2 },
    more: 0,
  };
}

const halfWay = 0.5;

const isHeld = (link: Link<ProtocolTypes> | undefined, item: InFlight<ProtocolTypes>): boolean =>
  link?.cut === true && link.held.some(({ id }) => id === item.id);

const signWidth = 14;
const padding = 7;

function textOf(figure: MessageFigure, form: CardForm, detail: Detail): Flight['text'] {
  if (detail === 'sign' || detail === 'crowd') return null;
  const { label } = figure;
  // What has no label needs its name.
  const name = detail === 'label' && label !== '' ? '' : figure.name;
  const size = labelSize[form];
  const gap = name === '' || label === '' ? 0 : size * 0.45;
  const width = textWidth(name, size, 'text') + gap + textWidth(label, size, 'mono') + signWidth + 2.4 * padding;
  return { name, label, width: Math.round(width) };
}

/** Beside an upright way the text stands on the outer side, so that both directions can be read. */
function lean({ from, to }: Curve, width: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return length === 0 ? { x: 0, y: 0 } : { x: (-(to.y - from.y) / length) * (width / 2), y: 0 };
}

/** Flights that would lie upon each other all their way, one below the other; those that find no room are counted only. */
function stacked(flights: readonly Flight[]): readonly Flight[] {
  const lane = lanes(flights);
  return flights.flatMap((flight): readonly Flight[] => {
    const { index, more }: Lane = lane.get(flight.id) ?? { index: 0, more: 0 };
    if (index === null) return [];
    if (index === 0 && more === 0) return [flight];
    const height = (flight.text === null ? 0 : laneHeight) * index * downwards(flight.curve);
    return [{ ...flight, more, offset: { x: flight.offset.x, y: flight.offset.y + height } }];
  });
}

const laneHeight = 25;
/** Away from the way back. */
const downwards = ({ from, to }: Curve): number => (to.x >= from.x ? 1 : -1);
