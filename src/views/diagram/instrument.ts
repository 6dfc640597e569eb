import type { ProtocolEntry } from '../../player/contract';
import { hover } from '../../player/hover';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { canvasPen, type Fonts } from './canvas-pen';
import { type Cone, coneOf } from './cone';
import { drawDiagram } from './draw';
import { indexFor } from './indexes';
import { flightOfMessage } from './messages';
import { palettes } from './palette';
import type { Pen } from './pen';
import { type Lit, laneHeightFor, type Picture, type PictureWords, shownPlaces } from './picture';
import { placeAtUnit, type ScaleKind, totalOf, unitOf } from './scale';
import { readStates } from './states';
import { lengthOf, placeOf, type TraceIndex } from './trace-index';
import { clamped, type Extent, fitted, following, paged, unitAt, type View, xOf } from './viewport';

/** What a person has chosen about the diagram. */
export interface Settings {
  readonly kind: ScaleKind;
  readonly isFollowing: boolean;
  readonly hasCone: boolean;
  readonly isCalm: boolean;
  readonly theme: 'light' | 'dark';
  readonly words: PictureWords;
}

/** The elements that it moves and draws on. */
export interface Elements {
  readonly scroller: HTMLElement;
  readonly plot: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly playhead: HTMLElement;
  readonly veil: HTMLElement;
}

/** The diagram beside React: it is drawn anew, at most once a frame, when what it shows has changed. */
export interface Instrument {
  readonly elements: Elements;
  settings: Settings;
  index: TraceIndex;
  view: View;
  focused: number | null;
  size: { readonly width: number; readonly height: number };
  pen: Pen | null;
  frame: number;
  /** What was drawn last, to draw nothing twice. */
  drawn: readonly unknown[];
  /** How many arrows that was, and how many frames it has stood since. */
  crowd: number;
  stood: number;
  cone: { readonly key: string; readonly cone: Cone } | null;
}

const firstScale = 15;
const largestScale: Readonly<Record<ScaleKind, number>> = { step: 120, time: 2 };
/** A frame may spend so long on reading the states of a run that was just opened; less while everything moves. */
const readingMs = { resting: 9, playing: 4 } as const;

export function createInstrument(elements: Elements, settings: Settings): Instrument {
  const { entry } = player.getState();
  return {
    ...{ elements, settings, index: indexFor(currentTrace(player.getState()), entry) },
    view: { left: 0, scale: settings.kind === 'step' ? firstScale : firstScale / 500 },
    ...{ focused: null, size: { width: 0, height: 0 }, pen: null, frame: 0, drawn: [], crowd: 0, stood: 0, cone: null },
  };
}

export const extentOf = ({ index, settings: { kind }, size: { width } }: Instrument): Extent => ({
  ...{ total: totalOf(index, kind), width, largest: largestScale[kind] },
});

/** Where the playhead stands on the axis: between two steps in proportion to time. */
export function playheadUnit({ index, settings: { kind, isCalm } }: Instrument): number {
  const { step, playhead } = player.getState();
  return unitOf(index, kind, isCalm ? step : Math.max(step, Math.min(step + 0.999, placeOf(index, playhead))));
}

/** Has the diagram drawn with the next frame. */
export function schedule(instrument: Instrument): void {
  if (instrument.frame === 0) instrument.frame = requestAnimationFrame(() => draw(instrument));
}

export function setView(instrument: Instrument, view: View): void {
  instrument.view = view;
  schedule(instrument);
}

/** Another scale shows about the same steps, with the playhead where it was. */
export function changeScale(instrument: Instrument, kind: ScaleKind): void {
  const { view, size, index, settings } = instrument;
  const places = [0, size.width].map((x) => placeAtUnit(index, settings.kind, unitAt(view, x)));
  instrument.settings = { ...settings, kind };
  const [from = 0, to = 0] = places.map((place) => unitOf(index, kind, place));
  const scale = to > from && size.width > 0 ? size.width / (to - from) : firstScale;
  instrument.view = clamped({ left: from, scale }, extentOf(instrument));
}

export const showAll = (instrument: Instrument): void => setView(instrument, fitted(extentOf(instrument)));

/** Takes the size of the plot, in the pixels of the screen too. */
export function measure(instrument: Instrument, fonts: Fonts): void {
  const { plot, canvas } = instrument.elements;
  const { clientWidth: width, clientHeight: height } = plot;
  if (width < 1 || height < 1) return;
  instrument.size = { width, height };
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  const context = canvas.getContext('2d');
  context?.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  instrument.pen = context === null ? null : canvasPen(context, fonts);
  instrument.drawn = [];
  schedule(instrument);
}

export function pictureOf(instrument: Instrument): Picture {
  const { index, settings, view, size, elements } = instrument;
  const { kind, theme, words } = settings;
  return {
    ...{ index, kind, view, words, width: size.width, height: size.height, lit: litOf(instrument) },
    laneHeight: laneHeightFor(index.names.length, size.height),
    scrolled: elements.scroller.scrollTop,
    palette: palettes[theme],
    hidden: player.getState().hiddenFamilies,
    cone: coneFor(instrument),
  };
}

function coneFor(instrument: Instrument): Cone | null {
  if (!instrument.settings.hasCone) return null;
  const { step } = player.getState();
  const key = `${step} ${lengthOf(instrument.index)} ${currentTrace(player.getState()).setup.seed}`;
  if (instrument.cone?.key !== key) instrument.cone = { key, cone: coneOf(instrument.index, step) };
  return instrument.cone.cone;
}

function litOf({ index, focused }: Instrument): Lit {
  const { over } = hover.getState();
  const { selection } = player.getState();
  const laneOf = (id: number): number | null => index.lanes.get(id as never) ?? null;
  return {
    hoveredFlight: over?.type === 'message' ? flightOfMessage(index, over.id) : null,
    hoveredStep: over?.type === 'step' ? over.step : null,
    hoveredLane: over?.type === 'process' ? laneOf(over.id) : null,
    selectedFlight: selection?.type === 'message' ? flightOfMessage(index, selection.id) : null,
    selectedLane: selection?.type === 'process' ? laneOf(selection.id) : null,
    focused,
  };
}

function draw(instrument: Instrument): void {
  instrument.frame = 0;
  const { pen, size, elements } = instrument;
  const state = player.getState();
  const isComplete = readOn(instrument, currentTrace(state), state.entry);
  if (!isComplete) schedule(instrument);
  if (pen === null) return;
  if (isTooSoon(instrument, state.isPlaying)) {
    schedule(instrument);
    return placePlayhead(instrument);
  }
  follow(instrument);
  const picture = pictureOf(instrument);
  if (isNew(instrument, picture)) {
    const context = elements.canvas.getContext('2d');
    context?.clearRect(0, 0, size.width, size.height);
    instrument.crowd = drawDiagram(pen, picture);
    instrument.stood = 0;
    elements.plot.dataset.shown = shownPlaces(picture).join(' ');
  }
  placePlayhead(instrument);
}

/** So many arrows that run past are not followed one by one: a third of the frames is enough for them. */
const crowded = 400;
const framesOfCrowd = 3;

function isTooSoon(instrument: Instrument, isPlaying: boolean): boolean {
  instrument.stood++;
  return isPlaying && instrument.crowd > crowded && instrument.stood < framesOfCrowd;
}

function readOn(instrument: Instrument, trace: ReturnType<typeof currentTrace>, entry: ProtocolEntry): boolean {
  instrument.index = indexFor(trace, entry);
  const until = performance.now() + readingMs[player.getState().isPlaying ? 'playing' : 'resting'];
  return readStates(instrument.index, () => performance.now() < until);
}

/** The playhead may go to its place by itself; there it stays, and the diagram moves. */
function follow(instrument: Instrument): void {
  const { settings, view, size } = instrument;
  const extent = extentOf(instrument);
  instrument.view = clamped(view, extent);
  if (!settings.isFollowing) return;
  const unit = playheadUnit(instrument);
  const x = xOf(instrument.view, unit);
  if (settings.isCalm) instrument.view = paged(instrument.view, unit, extent);
  else if (x < 0 || x > size.width * (player.getState().isPlaying ? 0.7 : 0.96))
    instrument.view = following(instrument.view, unit, extent);
}

function isNew(instrument: Instrument, picture: Picture): boolean {
  const { index, view, lit, kind, width, height, scrolled, palette, hidden, cone, words } = picture;
  const parts = [
    ...[index, lengthOf(index), index.bands.read, view.left, view.scale, kind, width, height, scrolled],
    ...[palette, hidden, cone, words, ...Object.values(lit)],
  ];
  const isSame = parts.length === instrument.drawn.length && parts.every((part, i) => part === instrument.drawn[i]);
  instrument.drawn = parts;
  return !isSame;
}

function placePlayhead(instrument: Instrument): void {
  const { elements, view, size } = instrument;
  const x = Math.max(-20, Math.min(xOf(view, playheadUnit(instrument)), size.width + 20));
  elements.playhead.style.transform = `translateX(${x.toFixed(2)}px)`;
  // What is recorded and lies ahead is seen through a veil.
  elements.veil.style.transform = `translateX(${Math.max(0, x).toFixed(2)}px)`;
}
