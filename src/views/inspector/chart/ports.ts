import type { Siblings } from './ranks';
import { entryKind, type RowItem, type Rows } from './rows';
import { spread } from './spread';

/** A piece of one or more arrows between two rows: from where they come, above or below, to where they go together. */
export interface Net {
  /** The gap: between this row and the next. */
  readonly gap: number;
  readonly state: number;
  readonly kind: 'down' | 'up';
  /** The ends at the upper side of the gap, and at the lower. */
  readonly above: readonly End[];
  readonly below: readonly End[];
}
/** Where a net touches an item; `x` is settled last. */
export interface End {
  readonly item: RowItem;
  x: number;
}

/** Least distance between two ends on one side of a box, and of an end from the box's corner. */
const portGap = 8;
const cornerGap = 10;

interface Geometry {
  readonly siblings: Siblings;
  readonly ranks: readonly number[];
  readonly rows: Rows;
  readonly middleOf: (item: RowItem) => number;
  readonly widthOf: (item: RowItem) => number;
}

/** All nets with their ends side by side along the boxes, in the order of where they come from or go to. */
export function netsOf(geometry: Geometry): readonly Net[] {
  const nets = bareNets(geometry);
  const ends = nets.flatMap((net) => [
    ...net.above.map((end) => ({ end, net, others: othersOf(net, end), side: 'below' })),
    ...net.below.map((end) => ({ end, net, others: othersOf(net, end), side: 'above' })),
  ]);
  for (const { end } of ends) end.x = geometry.middleOf(end.item);
  for (const item of geometry.rows.rows.flat()) {
    if (item.kind !== 'box') continue;
    for (const side of ['above', 'below']) {
      const own = ends
        .filter((each) => each.end.item === item && each.side === side)
        .map((each) => ({ ...each, wish: wishOf(each.end, each.others, geometry) }))
        .sort((a, b) => a.wish - b.wish || directionOf(a.net) - directionOf(b.net));
      const [low, high] = reachOf(item, geometry);
      const wishes = own.map(({ wish }) => ({ at: wish, weight: 1, apart: portGap }));
      const found = spread(wishes, low, high);
      for (const [i, { end }] of own.entries()) end.x = Math.round(found[i] ?? end.x);
    }
  }
  return nets;
}

/** Two arrows between the same boxes keep to their sides: the one down to the left. */
const directionOf = ({ kind }: Net): number => (kind === 'down' ? -1 : 1);

const othersOf = ({ above, below }: Net, end: End): readonly End[] =>
  [...above, ...below].filter((each) => each !== end);

const reachOf = (item: RowItem, { middleOf, widthOf }: Geometry): readonly [number, number] => {
  const half = Math.max(0, widthOf(item) / 2 - cornerGap);
  return [middleOf(item) - half, middleOf(item) + half];
};

/** Straight to the other end if there is one that can be reached so, and else towards the middle of the others. */
function wishOf(end: End, others: readonly End[], geometry: Geometry): number {
  const [low, high] = reachOf(end.item, geometry);
  const reaches = others.map(({ item }) =>
    item.kind === 'box' ? reachOf(item, geometry) : both(geometry.middleOf(item)),
  );
  const shared = reaches.map(([from, to]) => [Math.max(low, from), Math.min(high, to)] as const);
  const straight = shared.flatMap(([from, to]) => (from <= to ? [(from + to) / 2] : []));
  const wishes = straight.length > 0 && others.length === 1 ? straight : reaches.map(([from, to]) => (from + to) / 2);
  return wishes.reduce((sum, x) => sum + x, 0) / Math.max(1, wishes.length);
}

const both = (x: number): readonly [number, number] => [x, x];

interface OpenNet extends Net {
  readonly above: End[];
  readonly below: End[];
}

function bareNets({ siblings, ranks, rows: { rows } }: Geometry): readonly Net[] {
  const itemAt = (kind: 'down' | 'up', state: number, row: number): RowItem | undefined =>
    rows[row]?.find((item) => item.state === state && (item.kind === 'box' || item.kind === kind));
  const nets = new Map<string, OpenNet>();
  const join = (
    at: Pick<Net, 'gap' | 'state' | 'kind'>,
    above: RowItem | undefined,
    below: RowItem | undefined,
  ): void => {
    const key = `${at.gap} ${at.kind} ${at.state}`;
    const net = nets.get(key) ?? { ...at, above: [], below: [] };
    nets.set(key, net);
    for (const [ends, item] of [
      [net.above, above],
      [net.below, below],
    ] as const)
      if (item !== undefined && ends.every((end) => end.item !== item)) ends.push({ item, x: 0 });
  };
  for (const link of siblings.links) {
    const [from, state] = link;
    const [start, goal] = [ranks[from] ?? 0, ranks[state] ?? 0];
    const kind = entryKind(ranks, link);
    const own = rows[start]?.find((item) => item.kind === 'box' && item.state === from);
    if (start === goal) {
      join({ gap: start, state, kind }, own, undefined);
      join({ gap: start, state, kind }, itemAt(kind, state, goal), undefined);
    }
    const step = kind === 'down' ? 1 : -1;
    for (let row = start; row !== goal; row += step) {
      const here = row === start ? own : itemAt(kind, state, row);
      const next = itemAt(kind, state, row + step);
      if (step === 1) join({ gap: row, state, kind }, here, next);
      else join({ gap: row - 1, state, kind }, next, here);
    }
  }
  return [...nets.values()];
}
