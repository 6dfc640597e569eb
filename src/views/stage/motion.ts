import { type Selection, select } from 'd3-selection';
import type { MessageId } from '../../kernel/ids';
import { familyOutline, packetOutline } from '../shapes/message-shape';
import { toneClass } from '../shapes/tone-icon';
import { type Flight, placeOf } from './flights';
import type { CardForm } from './geometry';
import { flightClass, type Plate, plateOf } from './message-plate';
import { elapsed, type MotionScene, type TimerBar } from './motion-scene';
import { round } from './paths';
import './motion.css';

export interface MotionCallbacks {
  /** What a screen reader says of a message. */
  describe(flight: Flight): string;
}

export interface MotionUpdate {
  readonly scene: MotionScene;
  readonly form: CardForm;
  readonly selected: MessageId | null;
  /** In which language messages are described. */
  readonly language: string;
}

export interface Motion {
  /** Takes what a step changed: joins messages by their number and timers by their name. */
  update(change: MotionUpdate): void;
  /** Moves everything to where it is at an instant. */
  place(now: number): void;
  destroy(): void;
}

/** A message's group, and where it was put last. */
interface Drawn {
  readonly element: SVGGElement;
  readonly flight: Flight;
  place: string;
}

function move(drawn: Drawn, now: number): void {
  const { x, y } = placeOf(drawn.flight, now);
  const place = `translate(${round(x)} ${round(y)})`;
  if (place === drawn.place) return;
  drawn.place = place;
  drawn.element.setAttribute('transform', place);
}

/** Most timers run long: between two frames, few of their bars grow by anything that can be seen. */
function fill(element: SVGGElement, bar: TimerBar, now: number): void {
  const share = round(bar.width * elapsed(bar, now)) / bar.width;
  const grown = `scale(${share.toFixed(4)} 1)`;
  const filled = element.children[1];
  if (filled?.getAttribute('transform') !== grown) filled?.setAttribute('transform', grown);
}

type Group<Datum> = Selection<SVGGElement, Datum, SVGGElement, unknown>;

/** Draws what moves, inside a group that nothing else fills. Between two updates it sets transforms only. */
export function attach(element: SVGGElement, callbacks: MotionCallbacks): Motion {
  const timerLayer = select(element).append('g').attr('class', 'timers').attr('aria-hidden', 'true');
  const messageLayer = select(element).append('g').attr('class', 'messages');
  let flights: readonly Drawn[] = [];
  let bars: Group<TimerBar> | null = null;

  return {
    update: (change) => {
      const focused = focusedMessage(element);
      bars = joinTimers(timerLayer, change.scene.timers);
      flights = joinFlights(messageLayer, change, callbacks);
      keepFocus(element, focused);
    },
    place: (now) => {
      for (const drawn of flights) move(drawn, now);
      bars?.each(function (bar) {
        fill(this, bar, now);
      });
    },
    destroy: () => {
      timerLayer.remove();
      messageLayer.remove();
    },
  };
}

type Layer = Selection<SVGGElement, unknown, null, undefined>;

function joinTimers(layer: Layer, timers: readonly TimerBar[]): Group<TimerBar> {
  const bars = layer
    .selectAll<SVGGElement, TimerBar>('g.timer')
    .data(timers, ({ key }) => key)
    .join((entering) => {
      const bar = entering.append('g');
      bar.append('rect').attr('class', 'timer-track');
      bar.append('rect').attr('class', 'timer-bar');
      const grip = bar.append('g').attr('class', 'timer-grip');
      grip.append('path').attr('class', 'timer-grip-area');
      grip.append('circle').attr('class', 'timer-knob').attr('r', 4);
      return bar;
    })
    .each(drawBar);
  return bars as unknown as Group<TimerBar>;
}

/** Only where its place or its look changed: telling an element what it is already makes the browser lay it out again. */
function drawBar(this: SVGGElement, bar: TimerBar): void {
  const { name, tone, x, y, width, thickness, reach } = bar;
  const look = `${tone} ${name} ${x} ${y} ${width} ${thickness} ${reach.above} ${reach.below}`;
  if (this.dataset.look === look) return;
  this.dataset.look = look;
  select(this)
    .attr('class', `timer ${toneClass(tone)}`)
    .attr('data-timer', name)
    .attr('transform', `translate(${round(x)} ${round(y)})`)
    .selectAll('rect')
    .attr('width', round(width))
    .attr('height', thickness)
    .attr('rx', 1.5);
  drawGrip(select<SVGGElement, TimerBar>(this).select<SVGGElement>('.timer-grip'), bar);
}

/** By its end a bar can be pulled longer and shorter. */
function drawGrip(grip: Selection<SVGGElement, TimerBar, null, undefined>, bar: TimerBar): void {
  const { key, server, name, width, thickness, reach } = bar;
  grip
    .attr('transform', `translate(${round(width)} ${round(thickness / 2)})`)
    .attr('data-grip', key)
    .attr('data-tip', `timer ${server} ${name}`)
    .select('.timer-grip-area')
    .attr('d', `M-9 ${-reach.above}H9V${reach.below}H-9Z`);
}

function joinFlights(layer: Layer, change: MotionUpdate, callbacks: MotionCallbacks): readonly Drawn[] {
  const { scene, form, selected } = change;
  const first = scene.flights.find(({ figure }) => figure !== null)?.id;
  const tabStop = scene.flights.some(({ id }) => id === selected) ? selected : first;
  const messages = layer
    .selectAll<SVGGElement, Flight>('g.message')
    .data(scene.flights, ({ id }) => id)
    .join((entering) => entering.append('g'));
  const drawn: Drawn[] = [];
  messages.each(function (flight) {
    drawn.push({ element: this, flight, place: '' });
    const isTabStop = flight.id === tabStop;
    const look = lookOf(flight, change, isTabStop);
    // Drawn once for each message, and again only where its text, its form, its state or the language changed.
    if (this.dataset.look === look) return;
    this.dataset.look = look;
    this.setAttribute('class', classOf(flight, flight.id === selected));
    draw(this, flight, form, callbacks);
    if (flight.figure !== null) this.setAttribute('tabindex', isTabStop ? '0' : '-1');
  });
  return drawn;
}

const classOf = (flight: Flight, isSelected: boolean): string =>
  `${flightClass(flight)}${isSelected ? ' message-selected' : ''}`;

function lookOf(
  { id, text, more, isHeld }: Flight,
  { form, language, selected }: MotionUpdate,
  isTabStop: boolean,
): string {
  const flags = (isHeld ? 1 : 0) + (id === selected ? 2 : 0) + (isTabStop ? 4 : 0);
  return `${language} ${form} ${text?.width ?? 0} ${more} ${flags}`;
}

function draw(element: SVGGElement, flight: Flight, form: CardForm, callbacks: MotionCallbacks): void {
  const { figure, text } = flight;
  const group = select(element);
  group.selectAll('*').remove();
  if (figure === null) {
    group.attr('aria-hidden', 'true').append('path').attr('class', 'message-sign').attr('d', packetOutline);
    return;
  }
  group
    .attr('role', 'button')
    .attr('aria-haspopup', 'dialog')
    .attr('aria-label', callbacks.describe(flight))
    .attr('data-rove', 'messages')
    .attr('data-message', flight.id)
    .attr('data-type', figure.name)
    .attr('data-tip', `message ${flight.id}`);
  const plate = text === null ? null : plateOf(text, form);
  if (text === null || plate === null) group.append('circle').attr('class', 'message-hit').attr('r', 9);
  else drawPlate(group, text, flight.more, plate);
  const sign = group.append('path').attr('class', 'message-sign').attr('d', familyOutline(figure.family));
  if (plate !== null) sign.attr('transform', `translate(${plate.signX} 0)`);
}

type Text = NonNullable<Flight['text']>;

function drawPlate(
  group: Selection<SVGGElement, unknown, null, undefined>,
  text: Text,
  more: number,
  { x, y, width, height, textX, gap, moreX, baseline, fontSize }: Plate,
): void {
  group
    .append('rect')
    .attr('class', 'message-plate')
    .attr('x', x)
    .attr('y', y)
    .attr('width', width)
    .attr('height', height)
    .attr('rx', height / 2);
  const label = group.append('text').attr('x', textX).attr('y', baseline).attr('font-size', fontSize);
  if (text.name !== '') label.append('tspan').text(text.name);
  if (text.label !== '') label.append('tspan').attr('class', 'mono').attr('dx', gap).text(text.label);
  if (more === 0) return;
  const others = group.append('text').attr('class', 'message-more').attr('x', moreX);
  others.attr('y', baseline).attr('font-size', fontSize).text(`+${more}`);
}

const focusedMessage = (element: SVGGElement): Element | null =>
  element.contains(element.ownerDocument.activeElement) ? element.ownerDocument.activeElement : null;

/** A message that arrives while it has the focus hands it on, so that the keyboard does not fall out of the stage. */
function keepFocus(element: SVGGElement, focused: Element | null): void {
  if (focused === null || element.contains(focused)) return;
  const next = element.querySelector<SVGGElement>('[data-rove="messages"]');
  (next ?? element.closest<SVGElement>('[tabindex="-1"]'))?.focus();
}
