import type { Net } from './ports';

/** Ends nearer to each other than this seem to lie on each other. */
const near = 4;

/** For each net of a gap that runs to the side, its track: 0 is the uppermost. Null for one that runs straight. */
export function tracksOf(nets: readonly Net[]): readonly (number | null)[] {
  const bent = nets.filter((net) => !isStraight(net));
  const order = withLeastCost(bent);
  const tracks = new Map<Net, number>();
  for (const [i, net] of order.entries()) {
    const before = order.slice(0, i).filter((other) => meet(other, net));
    tracks.set(net, Math.max(-1, ...before.map((other) => tracks.get(other) ?? 0)) + 1);
  }
  return nets.map((net) => tracks.get(net) ?? null);
}

const xsOf = ({ above, below }: Net): readonly number[] => [...above, ...below].map(({ x }) => x);
const leftOf = (net: Net): number => Math.min(...xsOf(net));
const rightOf = (net: Net): number => Math.max(...xsOf(net));
export const isStraight = (net: Net): boolean => rightOf(net) - leftOf(net) < 0.5;

/** Whether two nets may not share a track, or one must be above the other. */
const meet = (a: Net, b: Net): boolean => leftOf(a) - near <= rightOf(b) && leftOf(b) - near <= rightOf(a);

const overlapCost = 1000;

/** What it costs that one net's track is above the other's: crossings, and lines that would lie on each other. */
function costOf(upper: Net, lower: Net): number {
  const within = (x: number, net: Net): boolean => x >= leftOf(net) && x <= rightOf(net);
  const crossings =
    upper.below.filter(({ x }) => within(x, lower)).length + lower.above.filter(({ x }) => within(x, upper)).length;
  const overlaps = upper.below.filter(({ x }) => lower.above.some((end) => Math.abs(end.x - x) < near)).length;
  return crossings + overlaps * overlapCost;
}

/** An order from above in which few tracks are crossed: each net is moved to its best place for as long as that helps. */
function withLeastCost(nets: readonly Net[]): readonly Net[] {
  const costs = new Map(nets.map((upper) => [upper, new Map(nets.map((lower) => [lower, costOf(upper, lower)]))]));
  const cost = (upper: Net, lower: Net): number => costs.get(upper)?.get(lower) ?? 0;
  let order = nets;
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const net of nets) {
      const others = order.filter((other) => other !== net);
      const costAt = (place: number): number =>
        others.reduce((sum, other, i) => sum + (i < place ? cost(other, net) : cost(net, other)), 0);
      const present = order.indexOf(net);
      const places = Array.from({ length: order.length }, (_, place) => place);
      const best = places.reduce((found, place) => (costAt(place) < costAt(found) ? place : found), present);
      if (best === present) continue;
      order = [...others.slice(0, best), net, ...others.slice(best)];
      isBetter = true;
    }
  }
  return order;
}
