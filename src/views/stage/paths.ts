import type { CardForm, Point, Size, StageLayout } from './geometry';

/** A quadratic Bézier curve. */
export interface Curve {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

/** The way that messages take from one seat to another: bent to the right of its direction, so that the way back lies apart. */
export function messageCurve(layout: StageLayout, from: number, to: number): Curve {
  const [a, b] = ends(layout, from, to);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length === 0) return { from: a, control: a, to: b };
  const right = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  const clear = grown(layout.card, labelSizes[layout.form]);
  const margin = Math.min(fractionInside(a, b, clear), mostClearance);
  const start = Math.max(margin, fractionInside(a, b, grown(layout.card, beside)));
  const aside = (fraction: number, by: number): Point => {
    const onLine = between(a, b, fraction);
    return { x: onLine.x + right.x * by, y: onLine.y + right.y * by };
  };
  const bend = Math.min(mostBend, Math.max(leastBend, length * bendShare));
  return { from: aside(start, sideways), control: aside(0.5, sideways + bend), to: aside(1 - start, sideways) };
}

/** The straight line from the edge of one card to the edge of another. */
export function chord(layout: StageLayout, from: number, to: number): readonly [Point, Point] {
  const [a, b] = ends(layout, from, to);
  const inside = fractionInside(a, b, layout.card);
  return [between(a, b, inside), between(a, b, 1 - inside)];
}

export function pointOn({ from, control, to }: Curve, t: number): Point {
  const [u, v, w] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return { x: u * from.x + v * control.x + w * to.x, y: u * from.y + v * control.y + w * to.y };
}

/** Points along a curve, its ends included. */
export const sampled = (curve: Curve, pieces: number): readonly Point[] =>
  Array.from({ length: pieces + 1 }, (_, i) => pointOn(curve, i / pieces));

export const pathOf = ({ from, control, to }: Curve): string =>
  `M${round(from.x)} ${round(from.y)}Q${round(control.x)} ${round(control.y)} ${round(to.x)} ${round(to.y)}`;

export const between = (a: Point, b: Point, fraction: number): Point => ({
  x: a.x + (b.x - a.x) * fraction,
  y: a.y + (b.y - a.y) * fraction,
});

/** A tenth of a pixel is enough for the eye and keeps pictures short. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** What a message with its label covers, to keep it off the cards where there is room. */
const labelSizes: Readonly<Record<CardForm, Size>> = {
  full: { width: 96, height: 28 },
  medium: { width: 72, height: 24 },
  small: { width: 64, height: 22 },
  compact: { width: 14, height: 14 },
  mini: { width: 10, height: 10 },
};
/** So much of the way may be given up at each end for that. */
const mostClearance = 0.34;
/** How far the way runs beside the straight line at its ends, and how much further in the middle. */
const sideways = 5;
const beside: Size = { width: 2 * sideways + 2, height: 2 * sideways + 2 };
const leastBend = 14;
const mostBend = 44;
const bendShare = 0.14;

const grown = (card: Size, by: Size): Size => ({ width: card.width + by.width, height: card.height + by.height });

function ends({ seats, centre }: StageLayout, from: number, to: number): readonly [Point, Point] {
  return [seats[from] ?? centre, seats[to] ?? centre];
}

/** Which share of the way from `a` to `b` lies inside a box around `a`; at most half. */
function fractionInside(a: Point, b: Point, box: Size): number {
  const across = Math.abs(b.x - a.x);
  const down = Math.abs(b.y - a.y);
  const exit = Math.min(across === 0 ? 1 : box.width / 2 / across, down === 0 ? 1 : box.height / 2 / down);
  return Math.min(0.5, exit);
}
