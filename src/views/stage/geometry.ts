/** Where things stand on the stage. All lengths are in the stage's own units: pixels until the panel is so large that everything grows. */

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much a card tells: everything, everything in smaller type, state and log, state, the name. */
export type CardForm = 'full' | 'medium' | 'small' | 'compact' | 'mini';

export interface StageLayout {
  readonly size: Size;
  /** Pixels per unit. */
  readonly scale: number;
  readonly form: CardForm;
  readonly card: Size;
  /** Centres of the cards, in the order of the setup. */
  readonly seats: readonly Point[];
  readonly centre: Point;
}

/** What a form takes: its card, what is kept free below it for requests, and the least distance to its neighbours. */
interface Measure {
  readonly form: CardForm;
  readonly card: Size;
  readonly below: number;
  readonly gap: Size;
}

const full: Size = { width: 166, height: 90 };
const medium: Size = { width: 130, height: 74 };

/** From the most to the least that can be told. Where it is tight, requests lie over what is below them. */
const measures: readonly Measure[] = [
  { form: 'full', card: full, below: 22, gap: { width: 20, height: 12 } },
  { form: 'full', card: full, below: 0, gap: { width: 12, height: 7 } },
  { form: 'medium', card: medium, below: 20, gap: { width: 14, height: 8 } },
  { form: 'medium', card: medium, below: 0, gap: { width: 8, height: 5 } },
  { form: 'small', card: { width: 112, height: 58 }, below: 18, gap: { width: 12, height: 6 } },
  { form: 'compact', card: { width: 84, height: 42 }, below: 0, gap: { width: 6, height: 4 } },
];
const smallest: Measure = { form: 'mini', card: { width: 42, height: 24 }, below: 0, gap: { width: 3, height: 3 } };

/** Above this many, a full card each would tell more than a reader can take in. */
const mostInFull = 12;
/** Cards may cover so much of the stage; the rest is for what happens between them. */
const largestShare = ({ width }: Size): number => (width < narrow ? 0.33 : 0.45);
/** Labels of messages do not shrink with the panel: where it is narrow, cards must. */
const narrow = 520;
const margin = 10;
/** Marks of what is wrong with a server stand on the upper edge of its card. */
const marginAbove = 15;
/** A panel of this size shows everything at its natural size; larger ones enlarge it. */
const naturalPanel: Size = { width: 720, height: 470 };
const largestScale = 1.7;

/**
 * Seats on a ring, clockwise from the top in the order of the setup; who does not vote sits further out. An audience needs a
 * larger `leastScale` than a reader.
 */
export function layoutStage(panel: Size, votes: readonly boolean[], leastScale = 1): StageLayout {
  const fill = Math.min(panel.width / naturalPanel.width, panel.height / naturalPanel.height);
  const scale = Math.min(largestScale, Math.max(leastScale, fill));
  const size = { width: panel.width / scale, height: panel.height / scale };
  const seated = (measure: Measure): readonly Point[] => spread(ring(size, measure, votes), size, measure);
  const candidates = votes.length > mostInFull ? measures.filter(({ form }) => form === 'compact') : measures;
  const leavesRoom = ({ card }: Measure): boolean =>
    card.width * card.height * votes.length <= largestShare(size) * size.width * size.height;
  const measure =
    candidates.find((candidate) => leavesRoom(candidate) && isRoomy(seated(candidate), candidate)) ?? smallest;
  return { size, scale, form: measure.form, card: measure.card, seats: seated(measure), centre: middle(size) };
}

const middle = ({ width, height }: Size): Point => ({ x: width / 2, y: height / 2 });

interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the centre of a card may lie. */
function boundsOf(size: Size, { card, below }: Measure): Bounds {
  const x = Math.min(size.width / 2, margin + card.width / 2);
  const top = Math.min(size.height / 2, marginAbove + card.height / 2);
  const bottom = size.height - margin - card.height / 2 - below;
  return { left: x, right: size.width - x, top, bottom: Math.max(top, bottom) };
}

function ring(size: Size, measure: Measure, votes: readonly boolean[]): readonly Point[] {
  const { left, right, top, bottom } = boundsOf(size, measure);
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 };
  if (votes.length === 1) return [centre];
  // Two stand side by side: a panel is wider than high.
  const first = votes.length === 2 ? Math.PI : -Math.PI / 2;
  return votes.map((isVoter, i) => {
    const angle = first + (2 * Math.PI * i) / votes.length;
    const reach = votes.length > mostOnOneRing && i % 2 === 1 ? inner : isVoter ? 1 : outside(angle);
    return {
      x: centre.x + ((right - left) / 2) * Math.cos(angle) * reach,
      y: centre.y + ((bottom - top) / 2) * Math.sin(angle) * reach,
    };
  });
}

/** How much further out than the ellipse a rounded rectangle lies that touches it at the axes: up to 1.19 in the corners. */
const outside = (angle: number): number => (Math.cos(angle) ** 4 + Math.sin(angle) ** 4) ** -0.25;

/** Above this many, every second one moves inwards: two rings hold what one cannot. */
const mostOnOneRing = 30;
const inner = 0.78;

const mostRounds = 80;

/** Moves cards apart that would overlap, a little at a time and each pair alike, so that the ring keeps its symmetry. */
function spread(seats: readonly Point[], size: Size, measure: Measure): readonly Point[] {
  const bounds = boundsOf(size, measure);
  let placed = seats;
  for (let round = 0; round < mostRounds && !isRoomy(placed, measure); round++) {
    placed = placed.map((seat, i) => pushed(seat, i, placed, measure, bounds));
  }
  return placed;
}

function pushed(seat: Point, index: number, seats: readonly Point[], measure: Measure, bounds: Bounds): Point {
  let { x, y } = seat;
  seats.forEach((other, i) => {
    if (i === index) return;
    const overlap = overlapOf(seat, other, measure);
    if (overlap.width <= 0 || overlap.height <= 0) return;
    if (overlap.width < overlap.height) x += (Math.sign(seat.x - other.x) * overlap.width) / 2;
    else y += (Math.sign(seat.y - other.y) * overlap.height) / 2;
  });
  return { x: clamp(x, bounds.left, bounds.right), y: clamp(y, bounds.top, bounds.bottom) };
}

/** How deep two cards with their room and gap reach into each other; positive in both where they overlap. */
function overlapOf(a: Point, b: Point, { card, below, gap }: Measure): Size {
  return {
    width: card.width + gap.width - Math.abs(a.x - b.x),
    height: card.height + below + gap.height - Math.abs(a.y - b.y),
  };
}

// Half a pixel is not worth a smaller card, and the spreading comes near its goal without ever reaching it.
const tolerance = 0.5;

function isRoomy(seats: readonly Point[], measure: Measure): boolean {
  return seats.every((a, i) =>
    seats.every((b, j) => {
      if (j <= i) return true;
      const { width, height } = overlapOf(a, b, measure);
      return width <= tolerance || height <= tolerance;
    }),
  );
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
