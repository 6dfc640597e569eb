/** Something on a line: where it would like to be, and how far it must stay from the one before it. */
export interface Wish {
  readonly at: number;
  readonly weight: number;
  /** Least distance to the one before; without meaning for the first. */
  readonly apart: number;
}

/**
 * Places things on a line in their order, as near to their wishes as their distances and the two ends allow (least squares:
 * neighbours that want to pass each other are pooled). If they do not fit, they begin at the low end.
 */
export function spread(wishes: readonly Wish[], low: number, high: number): readonly number[] {
  const offsets: number[] = [];
  for (const [i, { apart }] of wishes.entries()) offsets.push(i === 0 ? 0 : (offsets[i - 1] ?? 0) + apart);
  const room = high - (offsets.at(-1) ?? 0);
  const pools: { sum: number; weight: number; size: number }[] = [];
  for (const [i, { at, weight }] of wishes.entries()) {
    let pool = { sum: (at - (offsets[i] ?? 0)) * weight, weight, size: 1 };
    for (let last = pools.at(-1); last !== undefined && mean(last) >= mean(pool); last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, weight: pool.weight + last.weight, size: pool.size + last.size };
      pools.pop();
    }
    pools.push(pool);
  }
  const starts = pools.flatMap((pool) => Array<number>(pool.size).fill(Math.max(low, Math.min(room, mean(pool)))));
  return starts.map((start, i) => start + (offsets[i] ?? 0));
}

const mean = ({ sum, weight }: { readonly sum: number; readonly weight: number }): number => sum / weight;
