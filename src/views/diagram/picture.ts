import type { Cone } from './cone';
import type { Flight } from './flights';
import type { Palette } from './palette';
import { placeAtUnit, type ScaleKind, unitOf } from './scale';
import { lengthOf, type TraceIndex } from './trace-index';
import { unitAt, type View, xOf } from './viewport';

/** The words that a diagram writes. */
export interface PictureWords {
  state(band: { readonly tone: string; readonly state: string }): string;
  milestone(id: string, process: string): string;
  act(step: number): string;
  violation(invariant: string): string;
  /** What is written on a flight. */
  flight(flight: Flight): string;
  milliseconds(microseconds: number): string;
}

/** What is lit: steps and flights that the pointer is over, that are selected, or that keys have reached. */
export interface Lit {
  readonly hoveredFlight: Flight | null;
  readonly hoveredStep: number | null;
  readonly hoveredLane: number | null;
  readonly selectedFlight: Flight | null;
  readonly selectedLane: number | null;
  readonly focused: number | null;
}

export const nothingLit: Lit = {
  ...{ hoveredFlight: null, hoveredStep: null, hoveredLane: null, selectedFlight: null, selectedLane: null },
  focused: null,
};

/** All that a drawing depends on; the same picture is drawn on the page and into a file. */
export interface Picture {
  readonly index: TraceIndex;
  readonly kind: ScaleKind;
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly laneHeight: number;
  /** How far the lanes are scrolled. */
  readonly scrolled: number;
  readonly palette: Palette;
  readonly hidden: readonly string[];
  readonly cone: Cone | null;
  readonly lit: Lit;
  readonly words: PictureWords;
}

/** Heights of the row of milestones and acts above the lanes, and of the axis below them. */
export const headHeight = 19;
export const footHeight = 17;

const smallestLane = 15;
const largestLane = 46;

/** As high as there is room for, within what can be read. */
export const laneHeightFor = (lanes: number, height: number): number =>
  Math.min(largestLane, Math.max(smallestLane, (height - headHeight - footHeight) / Math.max(lanes, 1)));

/** The middle of a lane. */
export const yOf = ({ laneHeight, scrolled }: Picture, lane: number): number =>
  headHeight + (lane + 0.5) * laneHeight - scrolled;

export const bandHeight = ({ laneHeight }: Pick<Picture, 'laneHeight'>): number =>
  Math.round(Math.min(15, Math.max(7, laneHeight * 0.42)));

/** Where a place among the steps stands from left to right. */
export const xAt = ({ index, kind, view }: Picture, place: number): number => xOf(view, unitOf(index, kind, place));

/** The places at the left and right edges, with a little beyond. */
export function shownPlaces({ index, kind, view, width }: Picture): readonly [from: number, to: number] {
  const from = Math.floor(placeAtUnit(index, kind, unitAt(view, -10)));
  const to = Math.ceil(placeAtUnit(index, kind, unitAt(view, width + 10)));
  return [Math.max(-1, from), Math.min(lengthOf(index) - 1, to)];
}

/** Which families are hidden, by their position. */
export const hiddenFlags = ({ index, hidden }: Picture): readonly boolean[] =>
  index.families.map((family) => hidden.includes(family));

/** How clearly that is shown which is not in the causal cone. */
export const dimmed = 0.13;
