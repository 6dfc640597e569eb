import { familyOutline } from '../shapes/message-shape';
import { isInCone } from './cone';
import { type Flight, flightsBetween } from './flights';
import { familyColour } from './palette';
import type { Pen, Stroke } from './pen';
import {
  bandHeight,
  dimmed,
  footHeight,
  headHeight,
  hiddenFlags,
  type Picture,
  shownPlaces,
  xAt,
  yOf,
} from './picture';

/** More arrows than this in one picture are a felt; of those that went as usual, only every so many-th is drawn. */
const mostArrows = 800;
/** With more arrows than this the heads, and with more than this the signs of families, hide more than they show. */
const mostHeads = 700;
const mostSigns = 260;
/** Dashes are slow, and cannot be told from lines in a crowd. */
const mostDashed = 500;

/** How far beyond the edges something is still drawn. */
const beyond = 24;

/** An arrow as it is drawn: from the edge of one band to that of another. */
export interface Arrow {
  readonly flight: Flight;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Where a flight's arrow begins and ends. What is under way stops half-way at the end of the run. */
export function arrowOf(picture: Picture, flight: Flight): Arrow {
  const half = bandHeight(picture) / 2 + 0.5;
  const [from, to] = [yOf(picture, flight.from), yOf(picture, flight.to)];
  const down = to >= from ? 1 : -1;
  const [y1, edge] = [from + down * half, to - down * half];
  const x1 = xAt(picture, flight.sent);
  if (flight.end >= 0) {
    const reach = flight.fate === 'dropped' ? 0.55 : 1;
    return { flight, x1, y1, x2: xAt(picture, flight.end), y2: y1 + (edge - y1) * reach };
  }
  const x2 = Math.max(xAt(picture, picture.index.at.length - 1), x1) + 14;
  return { flight, x1, y1, x2, y2: y1 + (edge - y1) * 0.5 };
}

/** The arrows in sight that no filter hides. */
export function arrowsIn(picture: Picture): readonly Arrow[] {
  const [from, to] = shownPlaces(picture);
  const hidden = hiddenFlags(picture);
  const flights: Flight[] = [];
  for (const flight of flightsBetween(picture.index.flights, from, to))
    if (hidden[flight.family] !== true && flight.from !== flight.to) flights.push(flight);
  const inSight = flights.map((flight) => arrowOf(picture, flight)).filter((arrow) => isInSight(picture, arrow));
  const stride = Math.ceil(inSight.length / mostArrows);
  return stride < 2 ? inSight : inSight.filter(({ flight }) => flight.index % stride === 0 || isUnusual(flight));
}

/** Not all of it above, below or beside what is in sight. */
function isInSight({ width, height }: Picture, { x1, y1, x2, y2 }: Arrow): boolean {
  const [low, high] = [Math.min(y1, y2), Math.max(y1, y2)];
  return high > headHeight && low < height - footHeight && x2 > -beyond && x1 < width + beyond;
}

const isUnusual = ({ fate, heldFrom }: Flight): boolean =>
  heldFrom >= 0 || fate === 'lost' || fate === 'dropped' || fate === 'refused';

/** Messages as arrows from where they were sent to where they came to their end. */
export function drawFlights(pen: Pen, picture: Picture, arrows: readonly Arrow[]): void {
  const batches = new Map<string, Batch>();
  const hasHeads = arrows.length <= mostHeads;
  for (const arrow of arrows) {
    const { flight } = arrow;
    const isDim = picture.cone !== null && !isInCone(picture.cone, flight.sent, flight.end);
    const key = `${flight.family} ${styleOf(flight)} ${isDim}`;
    let batch = batches.get(key);
    if (batch === undefined) {
      batch = { stroke: strokeOf(picture, flight, arrows.length, isDim), ends: [], heads: [], hollow: [], signs: [] };
      batches.set(key, batch);
    }
    add(batch, arrow, picture.width, hasHeads);
  }
  const hasSigns = arrows.length <= mostSigns;
  for (const batch of batches.values()) drawBatch(pen, picture, batch, hasSigns);
}

interface Batch {
  readonly stroke: Stroke;
  readonly ends: number[];
  readonly heads: number[];
  readonly hollow: number[];
  readonly signs: Arrow[];
}

function drawBatch(pen: Pen, picture: Picture, { stroke, ends, heads, hollow, signs }: Batch, hasSigns: boolean): void {
  const { colour, alpha = 1 } = stroke;
  pen.lines(ends, stroke);
  pen.triangles(heads, { fill: { colour, alpha } });
  pen.triangles(hollow, {
    fill: { colour: picture.palette.panel },
    stroke: { colour, width: 1, alpha },
  });
  for (const arrow of signs) {
    if (hasSigns && !arrow.flight.isPacket) drawFamily(pen, picture, arrow, alpha);
    drawEnd(pen, picture, arrow, alpha);
  }
}

const styleOf = ({ isPacket, fate, heldFrom }: Flight): string =>
  isPacket
    ? 'packet'
    : fate === 'lost' || fate === 'dropped'
      ? 'gone'
      : heldFrom >= 0
        ? 'held'
        : fate === 'open'
          ? 'open'
          : '';

const dashes: Readonly<Record<string, readonly number[]>> = {
  packet: [1, 3],
  gone: [5, 3],
  held: [2, 3],
  open: [5, 3],
};

function strokeOf(picture: Picture, flight: Flight, count: number, isDim: boolean): Stroke {
  const colour = familyColour(picture.palette, picture.index.families[flight.family] ?? '');
  const width = flight.isPacket || count > mostHeads ? 0.9 : 1;
  const alpha = isDim ? dimmed : flight.isPacket ? 0.75 : count > mostHeads ? 0.55 : 0.9;
  const dash = count > mostDashed ? undefined : dashes[styleOf(flight)];
  return dash === undefined ? { colour, width, alpha } : { colour, width, alpha, dash };
}

function add(batch: Batch, arrow: Arrow, width: number, hasHeads: boolean): void {
  const { flight } = arrow;
  addLine(batch.ends, arrow, width);
  // What is out of sight costs as much to draw as what is seen.
  if (arrow.x2 > width + beyond || arrow.x2 < -beyond) return;
  if (hasHeads && (flight.fate === 'arrived' || flight.fate === 'ignored') && !flight.isPacket)
    addHead(flight.fate === 'arrived' ? batch.heads : batch.hollow, arrow);
  if (hasHeads || isUnusual(flight)) batch.signs.push(arrow);
}

/** The part of a line that is in sight: dashes of a line that goes on for thousands of pixels would all be counted. */
function addLine(ends: number[], { x1, y1, x2, y2 }: Arrow, width: number): void {
  const [left, right] = [-beyond, width + beyond];
  const slope = x2 === x1 ? 0 : (y2 - y1) / (x2 - x1);
  const [from, to] = [Math.max(x1, left), Math.min(x2, right)];
  ends.push(from, y1 + slope * (from - x1), to, x2 > right ? y1 + slope * (to - x1) : y2);
}

const headLength = 7;
const headWidth = 2.9;

function addHead(corners: number[], { x1, y1, x2, y2 }: Arrow): void {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < headLength) return;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [bx, by] = [x2 - ux * headLength, y2 - uy * headLength];
  corners.push(x2, y2, bx - uy * headWidth, by + ux * headWidth, bx + uy * headWidth, by - ux * headWidth);
}

function drawFamily(pen: Pen, picture: Picture, arrow: Arrow, alpha: number): void {
  if (Math.hypot(arrow.x2 - arrow.x1, arrow.y2 - arrow.y1) < 20) return;
  const family = picture.index.families[arrow.flight.family] ?? '';
  const [x, y] = signPlace(picture, arrow);
  pen.sign({
    ...{ outline: familyOutline(family), x, y, scale: 0.62, alpha },
    ...{ fill: familyColour(picture.palette, family), stroke: picture.palette.panel, width: 1 },
  });
}

/**
 * Where on its way the sign of a flight stands: in the gap before the lane to which it goes. No two arrive with one step, so
 * that there even the arrows of a fan are apart.
 */
export function signPlace({ laneHeight }: Picture, { x1, y1, x2, y2 }: Arrow): readonly [x: number, y: number] {
  const gap = laneHeight - bandHeight({ laneHeight });
  const share = Math.max(0.5, 1 - (gap * 0.5) / Math.max(1, Math.abs(y2 - y1)));
  return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
}

const cross = 'M-3.6-3.6L3.6 3.6M3.6-3.6L-3.6 3.6';
const bar = 'M0-5V5';
const pauseBars = 'M-2-4.5V4.5M2-4.5V4.5';
const ring = 'M0-3a3 3 0 1 0 0 6a3 3 0 1 0 0-6z';

/** How it ended, where that is not as usual: a cross, a bar, a ring for under way; two bars where a cut held it. */
function drawEnd(pen: Pen, picture: Picture, { flight, x1, y1, x2, y2 }: Arrow, alpha: number): void {
  const { error, panel, ink } = picture.palette;
  const at = { x: x2, y: y2, scale: 1, alpha };
  if (flight.fate === 'lost' || flight.fate === 'dropped')
    pen.sign({ ...at, outline: cross, stroke: error, width: 2.2 });
  if (flight.fate === 'refused')
    pen.sign({ ...at, outline: bar, stroke: error, width: 2.4, turn: Math.atan2(y2 - y1, x2 - x1) });
  const family = familyColour(picture.palette, picture.index.families[flight.family] ?? '');
  if (flight.fate === 'open') pen.sign({ ...at, outline: ring, fill: panel, stroke: family, width: 1.3 });
  if (flight.heldFrom < 0) return;
  const [x, y] = [x1 + (x2 - x1) * 0.6, y1 + (y2 - y1) * 0.6];
  pen.sign({ outline: pauseBars, x, y, scale: 0.9, alpha, stroke: ink, width: 1.6 });
}
