import { columnsOf, laneWidth, rowWidth } from './columns';
import { type Net, netsOf } from './ports';
import { ranksOf, type Siblings } from './ranks';
import { entryKind, type RowItem, type Rows, rowsOf } from './rows';
import { isStraight, tracksOf } from './tracks';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A state's place; its height belongs to its contents. */
export interface Frame extends Point {
  readonly width: number;
  readonly height: number;
}

/** What is known of each state before it has a place. */
export interface Sizes {
  /** Least width, and what an arrow to itself takes on either side. */
  readonly widthOf: (state: number) => number;
  readonly marginOf: (state: number) => number;
  /** Whether it takes what room its row has left. */
  readonly isWide: (state: number) => boolean;
  readonly heightOf: (state: number, width: number) => number;
  /** Width of what is written at an arrow, by the place of its link. */
  readonly textOf: (link: number) => number;
}

/** States in rows with arrows between them that pass no state; lengths are pixels. */
export interface Layered {
  readonly frames: readonly Frame[];
  /** For each link the corners of its arrow, which runs only up, down and to the side. */
  readonly routes: readonly (readonly Point[])[];
  readonly height: number;
}

const trackGap = 8;
/** Room above the first track of a gap, and below the last one for the heads of arrows. */
const beforeTracks = 9;
const afterTracks = 12;
/** Of a gap between rows: room for a line of text, and for each further line. */
const leastGap = 24;
const lineGap = 14;

/** A layered drawing in a given width: rows by distance, few crossings, and lanes for what passes a row. */
export function layOutLayered(siblings: Siblings, sizes: Sizes, width: number): Layered {
  const leastOf = (item: RowItem): number =>
    item.kind === 'box' ? sizes.widthOf(item.state) + 2 * sizes.marginOf(item.state) : laneWidth;
  const { ranks, rows } = fittingRows(siblings, leastOf, width);
  const widthOf = stretched(rows, { leastOf, isWide: sizes.isWide, width });
  const columns = columnsOf(rows, widthOf, width);
  const middleOf = (item: RowItem): number => columns.get(item) ?? 0;
  const nets = netsOf({ siblings, ranks, rows, middleOf, widthOf });
  const boxes = rows.rows.map((row) => row.filter(({ kind }) => kind === 'box'));
  // A line of text has on average room for half of what stands in it.
  const linesBelow = (row: number): number =>
    Math.max(1, ...textsBelow(row, siblings, ranks, sizes).map(linesOf(width / 2)));
  const innerWidth = (item: RowItem): number => widthOf(item) - 2 * sizes.marginOf(item.state);
  const heights = boxes.map((row) => Math.max(...row.map((item) => sizes.heightOf(item.state, innerWidth(item)))));
  const levels = levelsOf(nets, heights, (row) => leastGap + lineGap * (linesBelow(row) - 1));
  const frames = new Map(
    boxes.flat().map((item) => {
      const own = innerWidth(item);
      const frame = {
        x: middleOf(item) - own / 2,
        y: levels.tops[item.row] ?? 0,
        width: own,
        height: sizes.heightOf(item.state, own),
      };
      return [item.state, frame] as const;
    }),
  );
  const frameOf = (state: number): Frame => frames.get(state) ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    frames: Array.from({ length: siblings.count }, (_, state) => frameOf(state)),
    routes: siblings.links.map((link) => routeOf(link, { ranks, nets, trackAt: levels.trackAt, frameOf })),
    height: levels.height,
  };
}

interface Ranked {
  readonly ranks: readonly number[];
  readonly rows: Rows;
}

/** Rows of which each fits: the last box of a row that is too wide moves to a row of its own below. */
function fittingRows(siblings: Siblings, leastOf: (item: RowItem) => number, width: number): Ranked {
  let ranks = ranksOf(siblings);
  for (;;) {
    const rows = rowsOf(siblings, ranks);
    const isTooWide = (row: readonly RowItem[]): boolean =>
      rowWidth(row, leastOf) > width && row.filter(({ kind }) => kind === 'box').length > 1;
    const full = rows.rows.find(isTooWide);
    const moved = full?.findLast(({ kind }) => kind === 'box');
    if (moved === undefined) return { ranks, rows };
    ranks = ranks.map((rank, state) => (rank > moved.row || state === moved.state ? rank + 1 : rank));
  }
}

interface Stretch {
  readonly leastOf: (item: RowItem) => number;
  readonly isWide: (state: number) => boolean;
  readonly width: number;
}

/** The widths of items where wide boxes share what is left of their row. */
function stretched({ rows }: Rows, { leastOf, isWide, width }: Stretch): (item: RowItem) => number {
  const wideIn = (row: readonly RowItem[]) => row.filter(({ kind, state }) => kind === 'box' && isWide(state));
  const extra = new Map(
    rows.flatMap((row) => {
      const wide = wideIn(row);
      return wide.map((item) => [item, Math.max(0, width - rowWidth(row, leastOf)) / wide.length] as const);
    }),
  );
  return (item) => leastOf(item) + (extra.get(item) ?? 0);
}

interface Levels {
  /** The upper edge of each row. */
  readonly tops: readonly number[];
  /** How high a net runs to the side; null where it is straight. */
  readonly trackAt: (net: Net) => number | null;
  readonly height: number;
}

const linesOf =
  (room: number) =>
  (texts: readonly number[]): number =>
    Math.min(texts.length, Math.ceil(texts.reduce((sum, text) => sum + text, 0) / room));

/** For each state the widths of the texts at its arrows that leave it into the gap below a row. */
function textsBelow(
  row: number,
  { count, links }: Siblings,
  ranks: readonly number[],
  { textOf }: Sizes,
): readonly (readonly number[])[] {
  const rankOf = (state: number): number => ranks[state] ?? 0;
  const gapAfter = ([from, to]: readonly [number, number]): number =>
    rankOf(to) >= rankOf(from) ? rankOf(from) : rankOf(from) - 1;
  return Array.from({ length: count }, (_, state) =>
    links.flatMap((link, i) => (link[0] === state && gapAfter(link) === row ? [textOf(i)] : [])),
  );
}

function levelsOf(nets: readonly Net[], heights: readonly number[], leastOf: (row: number) => number): Levels {
  const tops: number[] = [];
  const tracks = new Map<Net, number>();
  let y = 0;
  for (const [row, height] of heights.entries()) {
    tops.push(y);
    y += height;
    const here = nets.filter(({ gap }) => gap === row);
    const found = tracksOf(here);
    const count = Math.max(-1, ...found.map((track) => track ?? -1)) + 1;
    for (const [i, net] of here.entries()) {
      const track = found[i] ?? null;
      if (track !== null) tracks.set(net, y + beforeTracks + track * trackGap);
    }
    const isLast = row === heights.length - 1;
    const needed = count === 0 ? 0 : beforeTracks + (count - 1) * trackGap + afterTracks;
    y += isLast ? (count === 0 ? 0 : needed) : Math.max(leastOf(row), needed);
  }
  return { tops, trackAt: (net) => (isStraight(net) ? null : (tracks.get(net) ?? null)), height: y };
}

interface Routing {
  readonly ranks: readonly number[];
  readonly nets: readonly Net[];
  readonly trackAt: Levels['trackAt'];
  readonly frameOf: (state: number) => Frame;
}

function routeOf(link: readonly [number, number], { ranks, nets, trackAt, frameOf }: Routing): readonly Point[] {
  const [from, to] = link;
  const [start, goal] = [ranks[from] ?? 0, ranks[to] ?? 0];
  const kind = entryKind(ranks, link);
  const gaps =
    kind === 'down'
      ? Array.from({ length: goal - start }, (_, i) => start + i)
      : Array.from({ length: Math.max(1, start - goal) }, (_, i) => (start === goal ? start : start - 1 - i));
  const corners: Point[] = [];
  let x = 0;
  for (const [i, gap] of gaps.entries()) {
    const net = nets.find((each) => each.gap === gap && each.kind === kind && each.state === to);
    if (net === undefined) continue;
    const isOwn = ({ item }: { readonly item: RowItem }): boolean => item.kind === 'box' && item.state === from;
    const all = [...net.above, ...net.below];
    const sink = kind === 'down' ? net.below[0] : net.above.find(({ item }) => item.state === to);
    const source = i === 0 ? all.find(isOwn) : all.find((end) => end !== sink && !isForeign(end.item, to));
    if (source === undefined || sink === undefined) continue;
    if (i === 0)
      corners.push({ x: source.x, y: kind === 'up' && start !== goal ? frameOf(from).y : bottomOf(frameOf(from)) });
    const y = trackAt(net);
    if (y !== null && source.x !== sink.x) corners.push({ x: source.x, y }, { x: sink.x, y });
    x = sink.x;
  }
  return [...corners, { x, y: kind === 'down' ? frameOf(to).y : bottomOf(frameOf(to)) }];
}

/** Whether it is another state's box: where an arrow of a net begins that is not the one looked at. */
const isForeign = ({ kind, state }: RowItem, to: number): boolean => kind === 'box' || state !== to;
const bottomOf = ({ y, height }: Frame): number => y + height;
