import type { Frame, Point } from './layered';
import type { ChartArrow, ChartBox, ChartLayout } from './layout';
import { isWithin } from './links';
import { textHeight, textWidth } from './text';

/** A text on an arrow; its frame is that of the text. */
export interface ChartLabel extends Frame {
  readonly arrow: ChartArrow;
  readonly text: string;
}
export type Labelled = Pick<ChartLabel, 'arrow' | 'text'>;

/** Points of an arrow at which a text may be, and what is left free of its head. */
const every = 4;
const headLength = 9;
/** A text lies across a piece of its arrow, or beside it on one of its sides. */
const sides = [0, 1, -1];
const besideLine = 2;
/** For each pixel of an arrow that a text hides; where that leaves too little room, hiding is free. */
const coverCosts = [1, 0];
const uprightCost = 4;
const loopDistance = 21;
const aroundCost = 40;
/** Least room between two texts, and between a text and a box. */
const clearance = 1;

/**
 * Puts texts on arrows so that none lies on a state or on another text. Those with the fewest places choose first; whoever
 * then finds none chooses first in another try. One for which there is no room at all is left out, rather not the first.
 */
export function placeLabels(layout: ChartLayout, wanted: readonly Labelled[]): readonly ChartLabel[] {
  const lines = wanted.flatMap(({ arrow }) => linesOf(arrow.corners));
  let best: readonly ChartLabel[] = [];
  for (const coverCost of coverCosts) {
    let open = wanted
      .map((label) => ({ label, places: placesOn(label, { layout, lines, coverCost }) }))
      .sort((a, b) => a.places.length - b.places.length);
    for (let tries = 0; tries < wanted.length && best.length < wanted.length; tries++) {
      const placed = placedInOrder(open);
      if (worth(placed, wanted[0]) > worth(best, wanted[0])) best = placed;
      const isPlaced = ({ label }: Open): boolean => isIn(placed, label);
      open = [...open.filter((each) => !isPlaced(each)), ...open.filter(isPlaced)];
    }
  }
  return best;
}

const isIn = (placed: readonly ChartLabel[], label: Labelled | undefined): boolean =>
  placed.some(({ arrow }) => arrow === label?.arrow);
const worth = (placed: readonly ChartLabel[], first: Labelled | undefined): number =>
  2 * placed.length + (isIn(placed, first) ? 1 : 0);

interface Open {
  readonly label: Labelled;
  readonly places: readonly Frame[];
}

function placedInOrder(open: readonly Open[]): readonly ChartLabel[] {
  const placed: ChartLabel[] = [];
  for (const { label, places } of open) {
    const place = places.find((frame) => placed.every((other) => areApart(frame, other, clearance)));
    if (place !== undefined) placed.push({ ...label, ...place });
  }
  return placed;
}

interface Ground {
  readonly layout: ChartLayout;
  /** The arrows that are told of. */
  readonly lines: readonly Frame[];
  readonly coverCost: number;
}

/** All places where the text of an arrow lies on no state, the best first: where it hides little of the arrows that are told of. */
function placesOn({ arrow, text }: Labelled, { layout, lines, coverCost }: Ground): readonly Frame[] {
  const [width, height] = [textWidth(text), textHeight];
  const spots = [...spotsOf(arrow.corners), ...(arrow.from === arrow.to ? spotsAround(arrow.corners) : [])];
  const frames = spots.flatMap(({ x, y, cost, isUpright }) =>
    sides.map((side) => {
      const [across, along] = isUpright ? [side * (width / 2 + besideLine), 0] : [0, side * (height / 2 + besideLine)];
      const left = Math.max(1, Math.min(layout.width - width - 1, x - width / 2 + across));
      return { frame: { x: left, y: y - height / 2 + along, width, height }, cost };
    }),
  );
  const isFree = (frame: Frame): boolean =>
    frame.y >= 0 && frame.y + height <= layout.height && layout.boxes.every((box) => keepsOff(frame, box, arrow));
  const hiddenBy = (frame: Frame): number => lines.reduce((sum, line) => sum + lengthWithin(line, frame), 0);
  return frames
    .filter(({ frame }) => isFree(frame))
    .map(({ frame, cost }) => ({ frame, cost: cost + coverCost * hiddenBy(frame) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ frame }) => frame);
}

/** The straight pieces of an arrow as frames without breadth. */
const linesOf = (corners: readonly Point[]): readonly Frame[] =>
  corners.slice(1).map((end, i) => {
    const start = corners[i] ?? end;
    const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
    return { x, y, width: Math.abs(start.x - end.x), height: Math.abs(start.y - end.y) };
  });

/** How much of a straight line lies in a frame. */
function lengthWithin(line: Frame, frame: Frame): number {
  if (areApart(line, frame, 0)) return 0;
  const width = Math.min(line.x + line.width, frame.x + frame.width) - Math.max(line.x, frame.x);
  const height = Math.min(line.y + line.height, frame.y + frame.height) - Math.max(line.y, frame.y);
  return Math.max(width, height);
}

/** Off the box; or off its name, if the arrow is inside of it. */
function keepsOff(frame: Frame, box: ChartBox, { from, to }: ChartArrow): boolean {
  if (areApart(frame, box, clearance)) return true;
  const isAround = [from, to].every((path) => path !== box.node.path && isWithin(path, box.node.path));
  const inside = { x: box.x, y: box.y + nameHeight, width: box.width, height: box.height - nameHeight };
  return isAround && isInside(frame, inside);
}
const nameHeight = 18;

const isInside = (a: Frame, b: Frame): boolean =>
  a.x > b.x && a.y > b.y && a.x + a.width < b.x + b.width && a.y + a.height < b.y + b.height;

export const areApart = (a: Frame, b: Frame, room: number): boolean =>
  a.x + a.width + room <= b.x ||
  b.x + b.width + room <= a.x ||
  a.y + a.height + room <= b.y ||
  b.y + b.height + room <= a.y;

interface Spot extends Point {
  readonly cost: number;
  readonly isUpright: boolean;
}

/** Where on an arrow a text may be: near to the middle of a piece, and rather on one that runs to the side. */
function spotsOf(corners: readonly Point[]): readonly Spot[] {
  return corners.slice(1).flatMap((end, i) => {
    const start = corners[i] ?? end;
    const whole = Math.abs(end.x - start.x) + Math.abs(end.y - start.y);
    const free = Math.max(0, whole - (i === corners.length - 2 ? headLength : 0));
    const isUpright = start.x === end.x;
    return Array.from({ length: Math.floor(free / every) + 1 }, (_, step) => {
      const share = whole === 0 ? 0 : (step * every) / whole;
      return {
        x: start.x + (end.x - start.x) * share,
        y: start.y + (end.y - start.y) * share,
        cost: Math.abs(step * every - free / 2) + (isUpright ? uprightCost : 0),
        isUpright,
      };
    });
  });
}

/** Above and below an arrow from a state to itself, which is too short for a text. */
const spotsAround = (corners: readonly Point[]): readonly Spot[] =>
  [-1, 1].map((side) => ({
    x: Math.max(...corners.map(({ x }) => x)),
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length + side * loopDistance,
    cost: aroundCost,
    isUpright: true,
  }));
