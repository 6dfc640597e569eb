import { type Arrow, arrowOf } from './draw-flights';
import type { Flight } from './flights';
import { familyColour } from './palette';
import type { Pen } from './pen';
import { bandHeight, headHeight, type Picture, xAt, yOf } from './picture';
import { textRoom } from './text-room';

/** What is pointed at, selected, or reached by keys: over everything else, and whole where the rest is dimmed. */
export function drawLit(pen: Pen, picture: Picture): void {
  const { hoveredFlight, hoveredStep, selectedFlight, selectedLane, hoveredLane, focused } = picture.lit;
  if (selectedLane !== null) drawLane(pen, picture, selectedLane, 0.09);
  if (hoveredLane !== null) drawLane(pen, picture, hoveredLane, 0.06);
  if (selectedFlight !== null) drawFlight(pen, picture, selectedFlight);
  if (hoveredFlight !== null && hoveredFlight !== selectedFlight) drawFlight(pen, picture, hoveredFlight);
  if (hoveredStep !== null) drawStep(pen, picture, hoveredStep, 1.75);
  if (focused !== null) drawStep(pen, picture, focused, 2.5);
}

function drawLane(pen: Pen, picture: Picture, lane: number, alpha: number): void {
  const { palette, laneHeight, width } = picture;
  const y = yOf(picture, lane) - laneHeight / 2;
  pen.rect({ x: 0, y, width, height: laneHeight }, { colour: palette.accent, alpha });
}

/** A flight in full colour, with what it is written at its middle. */
function drawFlight(pen: Pen, picture: Picture, flight: Flight): void {
  const { palette, index, words, width } = picture;
  const arrow = arrowOf(picture, flight);
  const colour = familyColour(palette, index.families[flight.family] ?? '');
  const { x1, y1, x2, y2 } = arrow;
  pen.lines([x1, y1, x2, y2], { colour: palette.panel, width: 5.5 });
  pen.lines([x1, y1, x2, y2], { colour, width: 2.5 });
  pen.sign({ outline: dot, x: x1, y: y1, scale: 1, fill: colour });
  pen.sign({ outline: dot, x: x2, y: y2, scale: 1, fill: palette.panel, stroke: colour, width: 2 });
  const text = words.flight(flight);
  const half = textRoom(text, labelSize, 'bold') / 2;
  const [x, y] = middleOf(arrow);
  const lettering = { size: labelSize, colour, face: 'bold', anchor: 'middle', halo: palette.panel } as const;
  pen.text(text, Math.max(half + 4, Math.min(x, width - half - 4)), y - 4, lettering);
}

const labelSize = 11.5;
const dot = 'M0-3a3 3 0 1 0 0 6a3 3 0 1 0 0-6z';

const middleOf = ({ x1, y1, x2, y2 }: Arrow): readonly [number, number] => [(x1 + x2) / 2, (y1 + y2) / 2];

/** A frame around a step on its lane; for a step of no lane, in the row above. */
function drawStep(pen: Pen, picture: Picture, step: number, width: number): void {
  const lane = picture.index.lane[step] ?? -1;
  const y = lane < 0 ? headHeight / 2 : yOf(picture, lane);
  const half = lane < 0 ? 8 : bandHeight(picture) / 2 + 3;
  const x = xAt(picture, step);
  const [left, right, top, bottom] = [x - 6, x + 6, y - half, y + half];
  const { accent, panel } = picture.palette;
  const ends = [left, top, right, top, right, top, right, bottom, right, bottom, left, bottom, left, bottom, left, top];
  pen.lines(ends, { colour: panel, width: width + 2 });
  pen.lines(ends, { colour: accent, width });
}
