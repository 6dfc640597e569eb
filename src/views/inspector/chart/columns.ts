import type { RowItem, Rows } from './rows';

/** Width of a lane, in which the arrows that pass a row lie on each other. */
export const laneWidth = 8;
const gapBesideBox = 8;

/** Least room between two neighbours of a row. */
const gapBetween = (a: RowItem, b: RowItem): number => {
  if (a.kind === 'box' && b.kind === 'box') return 2 * gapBesideBox;
  return a.kind === 'box' || b.kind === 'box' ? gapBesideBox : 0;
};

export type WidthOf = (item: RowItem) => number;

/** The least width that a row takes. */
export const rowWidth = (row: readonly RowItem[], widthOf: WidthOf): number =>
  row.reduce((sum, item, i) => {
    const before = row[i - 1];
    return sum + widthOf(item) + (before === undefined ? 0 : gapBetween(before, item));
  }, 0);

/** What moves together to the left and to the right: a box, or lanes below each other, so that they run straight. */
type Unit = readonly RowItem[];

/** That the second unit stays right of the first, at least so far from middle to middle. */
interface Order {
  readonly left: Unit;
  readonly right: Unit;
  readonly apart: number;
}

/** The middle of each item, in pixels from the left: in its row's order, and near to those that it is linked with. */
export function columnsOf(rows: Rows, widthOf: WidthOf, width: number): ReadonlyMap<RowItem, number> {
  let units = straightUnits(rows);
  for (;;) {
    const fitted = fitIn(units, ordersOf(units, rows, widthOf), { widthOf, width });
    if (fitted.type === 'places') return centred(settle(rows, fitted), widthOf, width);
    // Where lanes cannot run straight all the way, one of them bends.
    const { bent } = fitted;
    const half = Math.ceil(bent.length / 2);
    units = units.flatMap((unit) => (unit === bent ? [bent.slice(0, half), bent.slice(half)] : [unit]));
  }
}

function straightUnits({ rows }: Rows): readonly Unit[] {
  const units = new Map<string, RowItem[]>();
  for (const item of rows.flat()) {
    const key = `${item.kind} ${item.state}`;
    units.set(key, [...(units.get(key) ?? []), item]);
  }
  return [...units.values()];
}

function ordersOf(units: readonly Unit[], { rows }: Rows, widthOf: WidthOf): readonly Order[] {
  const unitOf = new Map(units.flatMap((unit) => unit.map((item) => [item, unit] as const)));
  return rows.flatMap((row) =>
    row.flatMap((item, i) => {
      const before = row[i - 1];
      const [left, right] = [before && unitOf.get(before), unitOf.get(item)];
      if (before === undefined || left === undefined || right === undefined) return [];
      return [{ left, right, apart: (widthOf(before) + widthOf(item)) / 2 + gapBetween(before, item) }];
    }),
  );
}

interface Places {
  readonly type: 'places';
  readonly units: readonly Unit[];
  readonly orders: readonly Order[];
  /** How far left and how far right each unit may be, whatever the others do. */
  readonly places: ReadonlyMap<Unit, readonly [low: number, high: number]>;
}
type Fit = Places | { readonly type: 'bent'; readonly bent: Unit };

/** The leftmost and the rightmost place of each unit; or a unit that has to bend, where there is no room for all. */
function fitIn(
  units: readonly Unit[],
  orders: readonly Order[],
  { widthOf, width }: { readonly widthOf: WidthOf; readonly width: number },
): Fit {
  const halfOf = (unit: Unit): number => Math.max(...unit.map(widthOf)) / 2;
  const low = new Map(units.map((unit) => [unit, halfOf(unit)]));
  const high = new Map(units.map((unit) => [unit, width - halfOf(unit)]));
  const at = (places: ReadonlyMap<Unit, number>, unit: Unit): number => places.get(unit) ?? 0;
  // As many rounds as there are units settle everything that can be settled.
  for (let round = 0; round <= units.length; round++) {
    let isSettled = true;
    for (const { left, right, apart } of orders) {
      if (at(low, left) + apart > at(low, right)) {
        low.set(right, at(low, left) + apart);
        isSettled = false;
      }
      if (at(high, right) - apart < at(high, left)) {
        high.set(left, at(high, right) - apart);
        isSettled = false;
      }
    }
    if (isSettled) break;
  }
  const squeezed = units.filter((unit) => at(low, unit) > at(high, unit) + 1e-6 && unit.length > 1);
  const bent = squeezed.reduce<Unit | null>((a, b) => (a === null || b.length > a.length ? b : a), null);
  if (bent !== null) return { type: 'bent', bent };
  return {
    type: 'places',
    units,
    orders,
    places: new Map(units.map((unit) => [unit, [at(low, unit), at(high, unit)]])),
  };
}

const sweeps = 60;
/** How much more two boxes want to be below each other than a box wants to be near to a lane. */
const uprightness = 4;

/** From the middle of what each unit may take, towards those that it is linked with. */
function settle({ pairs }: Rows, { units, orders, places }: Places): ReadonlyMap<RowItem, number> {
  const unitOf = new Map(units.flatMap((unit) => unit.map((item) => [item, unit] as const)));
  const middles = new Map(
    units.map((unit) => {
      const [low, high] = places.get(unit) ?? [0, 0];
      return [unit, (low + high) / 2] as const;
    }),
  );
  const middleOf = (unit: Unit): number => middles.get(unit) ?? 0;
  const linked = new Map<Unit, { readonly to: Unit; readonly weight: number }[]>(units.map((unit) => [unit, []]));
  for (const [above, below] of pairs) {
    const [a, b] = [unitOf.get(above), unitOf.get(below)];
    if (a === undefined || b === undefined || a === b) continue;
    const weight = above.kind === 'box' && below.kind === 'box' ? uprightness : 1;
    linked.get(a)?.push({ to: b, weight });
    linked.get(b)?.push({ to: a, weight });
  }
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const unit of sweep % 2 === 0 ? units : [...units].reverse()) {
      const others = linked.get(unit) ?? [];
      if (others.length === 0) continue;
      const weights = others.reduce((sum, { weight }) => sum + weight, 0);
      const wish = others.reduce((sum, { to, weight }) => sum + weight * middleOf(to), 0) / weights;
      let [low, high] = places.get(unit) ?? [wish, wish];
      for (const { left, right, apart } of orders) {
        if (right === unit) low = Math.max(low, middleOf(left) + apart);
        if (left === unit) high = Math.min(high, middleOf(right) - apart);
      }
      middles.set(unit, Math.max(low, Math.min(high, wish)));
    }
  return new Map([...unitOf].map(([item, unit]) => [item, middleOf(unit)]));
}

/** The whole in the middle of the width, at whole pixels. */
function centred(middles: ReadonlyMap<RowItem, number>, widthOf: WidthOf, width: number): ReadonlyMap<RowItem, number> {
  const all = [...middles];
  const left = Math.min(...all.map(([item, x]) => x - widthOf(item) / 2));
  const right = Math.max(...all.map(([item, x]) => x + widthOf(item) / 2));
  const shift = (width - right - left) / 2;
  return new Map(all.map(([item, x]) => [item, Math.round(x + shift)]));
}
