/** States by their places among their siblings, and links between different ones. */
export interface Siblings {
  readonly count: number;
  readonly initial: number;
  readonly links: readonly (readonly [from: number, to: number])[];
}

/**
 * The row of each state: below those that lead to it. Links that lead back are left out of account, as few as can be; and
 * a state from which most ways lead back is an end, which pushes nothing further down.
 */
export function ranksOf(siblings: Siblings): readonly number[] {
  const { links } = siblings;
  const order = orderOf(siblings);
  const isForward = ([from, to]: readonly [number, number]): boolean => order.indexOf(from) < order.indexOf(to);
  const forward = links.filter(isForward);
  const count = (all: Siblings['links'], end: 0 | 1, state: number): number =>
    all.filter((link) => link[end] === state).length;
  const ranks = Array<number>(siblings.count).fill(0);
  for (const state of order) {
    const push = 2 * count(forward, 0, state) > count(links, 0, state) ? 1 : 0;
    for (const [, to] of forward.filter(([from]) => from === state))
      ranks[to] = Math.max(rankIn(ranks, to), rankIn(ranks, state) + push);
  }
  // Who is led to from few and leads to many stands close to the many.
  for (const state of [...order].reverse()) {
    const next = forward.flatMap(([from, to]) => (from === state ? rankIn(ranks, to) : []));
    if (next.length > count(forward, 1, state) && state !== siblings.initial)
      ranks[state] = Math.max(rankIn(ranks, state), Math.min(...next) - 1);
  }
  return ranks;
}

const rankIn = (ranks: readonly number[], state: number): number => ranks[state] ?? 0;

/**
 * The states as the chart has them, the initial one first; but a state moves up or down where that makes links lead on that
 * lead back, and none the other way.
 */
function orderOf({ count, initial, links }: Siblings): readonly number[] {
  const backIn = (order: readonly number[]) => links.filter(([from, to]) => order.indexOf(from) > order.indexOf(to));
  const states = Array.from({ length: count }, (_, state) => state);
  let best = [initial, ...states.filter((state) => state !== initial)];
  for (const state of states) {
    if (state === initial) continue;
    const others = best.filter((other) => other !== state);
    for (let place = 1; place <= others.length; place++) {
      const tried = [...others.slice(0, place), state, ...others.slice(place)];
      const [now, then] = [backIn(best), backIn(tried)];
      if (then.length < now.length && then.every((link) => now.includes(link))) best = tried;
    }
  }
  return best;
}
