import { stepIndex } from '../../kernel/ids';
import { setHover } from '../../player/hover';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { type Hit, hitAt } from './hit';
import { extentOf, type Instrument, pictureOf, playheadUnit, setView } from './instrument';
import { messageOf } from './messages';
import { footHeight } from './picture';
import { placeAtUnit } from './scale';
import { panned, unitAt, xOf, zoomed } from './viewport';

export interface GestureCallbacks {
  /** The person has moved the picture by hand. */
  onMoved(): void;
  /** The pointer is over something else, at a place of the plot. */
  onHit(hit: Hit | null, x: number, y: number): void;
}

interface Pointer {
  readonly x: number;
  readonly y: number;
}

/** What a finger or the mouse is doing. */
interface Gesture {
  readonly down: Map<number, Pointer>;
  kind: 'none' | 'press' | 'pan' | 'pinch' | 'scrub';
}

const slack = 4;

/** Listens to pointers and wheel on the plot; gives what stops it. */
export function attachGestures(instrument: Instrument, callbacks: GestureCallbacks): () => void {
  const { plot } = instrument.elements;
  const gesture: Gesture = { down: new Map(), kind: 'none' };
  const listeners = {
    pointerdown: (event: PointerEvent) => press(instrument, gesture, event),
    pointermove: (event: PointerEvent) => move(instrument, gesture, event, callbacks),
    pointerup: (event: PointerEvent) => release(instrument, gesture, event),
    pointercancel: (event: PointerEvent) => forget(gesture, event),
    pointerleave: () => callbacks.onHit(null, 0, 0),
    wheel: (event: WheelEvent) => turn(instrument, event, callbacks),
  };
  const all = Object.entries(listeners) as [string, EventListener][];
  for (const [name, listener] of all) plot.addEventListener(name, listener, { passive: false });
  return () => {
    for (const [name, listener] of all) plot.removeEventListener(name, listener);
  };
}

function placeIn({ elements: { plot } }: Instrument, { clientX, clientY }: MouseEvent): Pointer {
  const { left, top } = plot.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

const reachOf = ({ pointerType }: PointerEvent): number => (pointerType === 'touch' ? 12 : 6);

function press(instrument: Instrument, gesture: Gesture, event: PointerEvent): void {
  if (event.button !== 0) return;
  const place = placeIn(instrument, event);
  instrument.elements.plot.setPointerCapture(event.pointerId);
  gesture.down.set(event.pointerId, place);
  if (gesture.down.size === 2) gesture.kind = 'pinch';
  else gesture.kind = isOnPlayhead(instrument, place, event) ? 'scrub' : 'press';
  if (gesture.kind === 'scrub') scrub(instrument, place.x);
}

/** The axis is scrubbed everywhere, and the playhead can be taken by its line. */
function isOnPlayhead(instrument: Instrument, { x, y }: Pointer, event: PointerEvent): boolean {
  if (y > instrument.size.height - footHeight - 2) return true;
  const isNear = Math.abs(x - xOf(instrument.view, playheadUnit(instrument))) <= 5;
  return isNear && hitAt(pictureOf(instrument), x, y, reachOf(event))?.type !== 'step';
}

function scrub(instrument: Instrument, x: number): void {
  const { index, settings, view } = instrument;
  const place = placeAtUnit(index, settings.kind, unitAt(view, x));
  player.getState().seekStep(stepIndex(Math.round(place)));
}

function move(instrument: Instrument, gesture: Gesture, event: PointerEvent, callbacks: GestureCallbacks): void {
  const place = placeIn(instrument, event);
  const before = gesture.down.get(event.pointerId);
  if (before === undefined) {
    if (event.pointerType !== 'touch')
      callbacks.onHit(hitAt(pictureOf(instrument), place.x, place.y, reachOf(event)), place.x, place.y);
    return;
  }
  if (gesture.kind === 'press' && Math.hypot(place.x - before.x, place.y - before.y) > slack) {
    gesture.kind = 'pan';
    callbacks.onHit(null, 0, 0);
  }
  if (gesture.kind === 'press') return;
  gesture.down.set(event.pointerId, place);
  if (gesture.kind === 'scrub') return scrub(instrument, place.x);
  callbacks.onMoved();
  if (gesture.kind === 'pinch') return pinch(instrument, gesture, event.pointerId, before);
  setView(instrument, panned(instrument.view, before.x - place.x, extentOf(instrument)));
  if (event.pointerType !== 'touch') instrument.elements.scroller.scrollTop += before.y - place.y;
}

/** Two fingers: as they part the picture grows, and it goes where they go. */
function pinch(instrument: Instrument, { down }: Gesture, moved: number, before: Pointer): void {
  const now = down.get(moved);
  const other = [...down].find(([id]) => id !== moved)?.[1];
  if (now === undefined || other === undefined) return;
  const factor = Math.max(20, Math.abs(now.x - other.x)) / Math.max(20, Math.abs(before.x - other.x));
  const extent = extentOf(instrument);
  const grown = zoomed(instrument.view, factor, (before.x + other.x) / 2, extent);
  setView(instrument, panned(grown, (before.x - now.x) / 2, extent));
}

function release(instrument: Instrument, gesture: Gesture, event: PointerEvent): void {
  const start = gesture.down.get(event.pointerId);
  const isClick = gesture.kind === 'press' && start !== undefined;
  forget(gesture, event);
  if (!isClick) return;
  const hit = hitAt(pictureOf(instrument), start.x, start.y, reachOf(event));
  if (hit !== null) choose(instrument, hit);
}

function forget(gesture: Gesture, event: PointerEvent): void {
  gesture.down.delete(event.pointerId);
  gesture.kind = gesture.down.size === 0 ? 'none' : 'pan';
}

/** Goes to what was clicked and selects it: a message where it was sent, because there it is on its way. */
export function choose({ index }: Instrument, hit: Hit): void {
  const { seekStep, select } = player.getState();
  const processes = index.trace.setup.processes;
  if (hit.type === 'flight' && !hit.flight.isPacket) {
    seekStep(stepIndex(Math.floor(hit.flight.sent)));
    const id = messageOf(currentTrace(player.getState()), hit.flight);
    if (id !== null) select({ type: 'message', id });
    return;
  }
  const step = hit.type === 'step' ? hit.step : hit.type === 'flight' ? hit.flight.end : null;
  if (step !== null && step >= 0) seekStep(stepIndex(step));
  const process = processes[hit.type === 'lane' ? hit.lane : (index.lane[step ?? -1] ?? -1)];
  if (process !== undefined) select({ type: 'process', id: process.id });
}

/** Tells the rest of the page what the pointer is over. */
export function tellHover({ index }: Instrument, hit: Hit | null): void {
  if (hit === null) return setHover(null);
  if (hit.type === 'step') return setHover({ type: 'step', step: stepIndex(hit.step) });
  const lane = hit.type === 'lane' ? index.trace.setup.processes[hit.lane] : undefined;
  if (lane !== undefined) return setHover({ type: 'process', id: lane.id });
  const id = hit.type === 'flight' && !hit.flight.isPacket ? messageOf(index.trace, hit.flight) : null;
  setHover(id === null ? null : { type: 'message', id });
}

/** The wheel moves along the axis, and with Ctrl (as a pinch on a touchpad says it) it zooms; lanes scroll by themselves. */
function turn(instrument: Instrument, event: WheelEvent, { onMoved }: GestureCallbacks): void {
  const { scroller } = instrument.elements;
  const unit = event.deltaMode === 1 ? 16 : 1;
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const { x } = placeIn(instrument, event);
    onMoved();
    return setView(instrument, zoomed(instrument.view, Math.exp(-dy / 260), x, extentOf(instrument)));
  }
  const canScroll = scroller.scrollHeight > scroller.clientHeight + 1;
  if (canScroll && !event.shiftKey && Math.abs(dy) > Math.abs(dx)) return;
  event.preventDefault();
  onMoved();
  setView(instrument, panned(instrument.view, Math.abs(dx) > Math.abs(dy) ? dx : dy, extentOf(instrument)));
}
