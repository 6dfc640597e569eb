import { toneOutline } from '../shapes/tone-icon';
import type { Band } from './bands';
import { toneColours } from './palette';
import type { Pen, Stroke } from './pen';
import { bandHeight, footHeight, headHeight, type Picture, shownPlaces, xAt, yOf } from './picture';
import { textRoom } from './text-room';
import { firstAfter } from './trace-index';

/** The lanes: for each process what state it is in, from when to when, by colour, edge and word. */
export function drawBands(pen: Pen, picture: Picture): void {
  const [from, to] = shownPlaces(picture);
  picture.index.bands.lanes.forEach((bands, lane) => {
    const y = yOf(picture, lane);
    if (y < headHeight - picture.laneHeight || y > picture.height - footHeight + picture.laneHeight) return;
    drawLane(pen, picture, { bands, y, from, to });
  });
}

interface Lane {
  readonly bands: readonly Band[];
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

function drawLane(pen: Pen, picture: Picture, { bands, y, from, to }: Lane): void {
  const starts = bands.map((band) => band.from);
  const first = Math.max(0, firstAfter(starts, from) - 1);
  const end = xAt(picture, picture.index.at.length - 1) + 6;
  for (let i = first; i < bands.length; i++) {
    const band = bands[i];
    if (band === undefined || band.from > to) break;
    const next = bands[i + 1];
    const x1 = Math.max(band.from < 0 ? 0 : xAt(picture, band.from), -20);
    const x2 = Math.min(next === undefined ? end : xAt(picture, next.from), picture.width + 20);
    if (x2 > x1) drawBand(pen, picture, { band, x1, x2, y });
  }
}

interface Stretch {
  readonly band: Band;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

function drawBand(pen: Pen, picture: Picture, stretch: Stretch): void {
  const { band, x1, x2, y } = stretch;
  const { ink, ground } = toneColours(picture.palette, band.tone);
  if (band.tone === 'down') {
    pen.lines([x1, y, x2, y], { colour: ink, width: 1, dash: [1.5, 4] });
    return drawWord(pen, picture, stretch, ink);
  }
  const height = bandHeight(picture);
  const [top, bottom] = [y - height / 2, y + height / 2];
  pen.rect({ x: x1, y: top, width: x2 - x1, height }, { colour: ground });
  const edge = edges[band.tone] ?? plainEdge;
  pen.lines([x1, top, x2, top, x1, bottom, x2, bottom], { colour: ink, ...edge });
  if (band.tone === 'paused') pen.lines(hatch(x1, x2, top, height), { colour: ink, width: 1, alpha: 0.55 });
  pen.lines([x1, top, x1, bottom], { colour: ink, width: 1.5 });
  drawWord(pen, picture, stretch, ink);
}

type Edge = Omit<Stroke, 'colour'>;
const plainEdge: Edge = { width: 1 };
/** A tone is told by the edge of its band too: heavy, plain, dashed, dotted. */
const edges: Readonly<Record<string, Edge>> = {
  leading: { width: 2.25 },
  following: plainEdge,
  looking: { width: 1, dash: [4, 2.5] },
  observing: { width: 1.5, dash: [1.5, 2.5] },
};

function hatch(x1: number, x2: number, top: number, height: number): readonly number[] {
  const ends: number[] = [];
  // Counted from the left edge of the page's own grid, so that the lines do not swim while the band is cut off.
  for (let x = Math.ceil(x1 / 7) * 7; x + height <= x2; x += 7) ends.push(x, top + height, x + height, top);
  return ends;
}

/** The sign and the word stay in sight for as long as there is room for them. */
function drawWord(pen: Pen, picture: Picture, { band, x1, x2, y }: Stretch, ink: string): void {
  const height = bandHeight(picture);
  const size = Math.min(11, height - 1.5);
  const icon = Math.min(10, height - 1);
  const left = Math.max(x1, 0) + 5;
  const word = picture.words.state(band);
  const room = x2 - left - 3;
  if (room < icon) return;
  const hasWord = size >= 8.5 && room >= icon + 4 + textRoom(word, size, 'bold');
  const { panel } = picture.palette;
  if (band.tone === 'down') {
    const width = hasWord ? icon + 6 + textRoom(word, size, 'bold') : icon + 2;
    pen.rect({ x: left - 2, y: y - height / 2, width, height }, { colour: panel });
  }
  pen.sign({ outline: toneOutline(band.tone), x: left, y: y - icon / 2, scale: icon / 16, stroke: ink, width: 1.3 });
  if (hasWord) pen.text(word, left + icon + 3, y + size * 0.36, { size, colour: ink, face: 'bold' });
}
