import type { Siblings } from './ranks';

/** What stands in a row: a state's box, or the lane of the arrows that pass the row on their way to a state. */
export interface RowItem {
  readonly kind: 'box' | 'down' | 'up';
  /** The state that it is, or to which the lane leads. */
  readonly state: number;
  readonly row: number;
}

/** Rows from the top, each from the left, and which items of a row and the next one belong together. */
export interface Rows {
  readonly rows: readonly (readonly RowItem[])[];
  readonly pairs: readonly ItemPair[];
}
/** An item of a row and one of the next. */
export type ItemPair = readonly [above: RowItem, below: RowItem];

/** Which way an arrow enters its target: from above, or from below if it comes from its row or from further down. */
export const entryKind = (ranks: readonly number[], [from, to]: readonly [number, number]): 'down' | 'up' =>
  (ranks[from] ?? 0) < (ranks[to] ?? 0) ? 'down' : 'up';

/** Rows of boxes with the lanes between them, in an order in which few arrows cross. All arrows to a state share its lanes. */
export function rowsOf(siblings: Siblings, ranks: readonly number[]): Rows {
  const items = new Map<string, RowItem>();
  const itemAt = (kind: RowItem['kind'], state: number, row: number): RowItem => {
    const isThere = row === ranks[state];
    const key = isThere ? `${state}` : `${kind} ${state} ${row}`;
    const item = items.get(key) ?? { kind: isThere ? 'box' : kind, state, row };
    items.set(key, item);
    return item;
  };
  for (let state = 0; state < siblings.count; state++) itemAt('box', state, ranks[state] ?? 0);
  const pairs = new Map<string, ItemPair>();
  for (const link of siblings.links) {
    const [from, to] = link;
    const [start, end] = [ranks[from] ?? 0, ranks[to] ?? 0];
    const kind = entryKind(ranks, link);
    const step = kind === 'down' ? 1 : -1;
    let last = itemAt('box', from, start);
    for (let row = start; row !== end; row += step) {
      const next = itemAt(kind, to, row + step);
      const pair = step === 1 ? ([last, next] as const) : ([next, last] as const);
      pairs.set(pair.map((item) => Object.values(item).join(' ')).join('-'), pair);
      last = next;
    }
  }
  const found = [...items.values()];
  const rows = Array.from({ length: Math.max(...ranks) + 1 }, (_, row) => found.filter((item) => item.row === row));
  return { rows: withFewCrossings(rows, [...pairs.values()]), pairs: [...pairs.values()] };
}

const sweeps = 12;

/** Barycentres, then neighbours changed for as long as that helps. */
function withFewCrossings(first: Rows['rows'], pairs: readonly ItemPair[]): Rows['rows'] {
  const neighbours = neighboursIn(pairs);
  let rows = first;
  let best = { rows, crossings: crossings(rows, pairs) };
  for (let sweep = 0; sweep < sweeps && best.crossings > 0; sweep++) {
    const side = sweep % 2 === 0 ? 'above' : 'below';
    for (const index of side === 'above' ? rows.keys() : [...rows.keys()].reverse()) {
      const sorted = byBarycentre(rows[index] ?? [], rows, (item) => neighbours(item)[side]);
      rows = rows.map((row, i) => (i === index ? sorted : row));
    }
    rows = withNeighboursChanged(rows, neighbours);
    const found = crossings(rows, pairs);
    if (found < best.crossings) best = { rows, crossings: found };
  }
  return best.rows;
}

/** What an item is paired with in the rows above and below it. */
interface Neighbours {
  readonly above: readonly RowItem[];
  readonly below: readonly RowItem[];
}
type NeighboursOf = (item: RowItem) => Neighbours;

function neighboursIn(pairs: readonly ItemPair[]): NeighboursOf {
  const all = new Map<RowItem, { above: RowItem[]; below: RowItem[] }>();
  const of = (item: RowItem) => {
    const known = all.get(item) ?? { above: [], below: [] };
    all.set(item, known);
    return known;
  };
  for (const [above, below] of pairs) {
    of(above).below.push(below);
    of(below).above.push(above);
  }
  return of;
}

function byBarycentre(
  row: readonly RowItem[],
  rows: Rows['rows'],
  othersOf: (item: RowItem) => readonly RowItem[],
): readonly RowItem[] {
  const placeOf = placesIn(rows);
  const wanted = new Map(
    row.map((item) => {
      const others = othersOf(item);
      const sum = others.reduce((total, other) => total + (placeOf.get(other) ?? 0), 0);
      return [item, others.length === 0 ? (placeOf.get(item) ?? 0) : sum / others.length] as const;
    }),
  );
  return [...row].sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
}

function withNeighboursChanged(rows: Rows['rows'], neighbours: NeighboursOf): Rows['rows'] {
  const placeOf = new Map(placesIn(rows));
  const inversions = (a: readonly RowItem[], b: readonly RowItem[]): number =>
    a.reduce((sum, x) => sum + b.filter((y) => (placeOf.get(x) ?? 0) > (placeOf.get(y) ?? 0)).length, 0);
  const cost = (left: Neighbours, right: Neighbours): number =>
    inversions(left.above, right.above) + inversions(left.below, right.below);
  const found = rows.map((row) => [...row]);
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const row of found)
      for (const [place, right] of row.entries()) {
        const left = row[place - 1];
        if (left === undefined) continue;
        if (cost(neighbours(left), neighbours(right)) <= cost(neighbours(right), neighbours(left))) continue;
        row.splice(place - 1, 2, right, left);
        const [leftPlace, rightPlace] = [placeOf.get(left) ?? 0, placeOf.get(right) ?? 0];
        placeOf.set(left, rightPlace).set(right, leftPlace);
        isBetter = true;
      }
  }
  return found;
}

/** Where each item stands in its row, from -1/2 to 1/2, so that rows of different lengths can be compared. */
const placesIn = (rows: Rows['rows']): ReadonlyMap<RowItem, number> =>
  new Map(rows.flatMap((row) => row.map((item, place) => [item, (place + 0.5) / row.length - 0.5] as const)));

/** How often pairs of the same two rows cross. */
function crossings(rows: Rows['rows'], pairs: readonly ItemPair[]): number {
  const placeOf = placesIn(rows);
  const ends = pairs.map(([above, below]) => [above.row, placeOf.get(above) ?? 0, placeOf.get(below) ?? 0] as const);
  let count = 0;
  for (const [i, [row, a, b]] of ends.entries())
    for (const [otherRow, c, d] of ends.slice(i + 1)) if (row === otherRow && (a - c) * (b - d) < 0) count++;
  return count;
}
