import type { ChartNode } from '../../../kernel/describe';
import { type Frame, layOutLayered, type Point } from './layered';
import { type Cause, type ChartLink, linksAmong } from './links';
import { arrowText, nameWidth, textWidth } from './text';

/** A state as a box; lengths are CSS pixels from the chart's top left corner. */
export interface ChartBox extends Frame {
  readonly node: ChartNode;
  readonly depth: number;
}

/** All transitions that lead from inside one box to inside another of the same parent, as one arrow. */
export interface ChartArrow {
  readonly from: string;
  readonly to: string;
  readonly causes: readonly Cause[];
  /** Its corners; it runs only up, down and to the side. */
  readonly corners: readonly Point[];
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly ChartBox[];
  readonly arrows: readonly ChartArrow[];
}

const leafHeight = 26;
/** Of a state with others inside: its name, and what is left around them. */
const headHeight = 24;
const padding = 6;
const narrowest = 56;
/** Arrows of a row: how far the one to the right and the one back keep apart, and what they need beside their text. */
const aside = 8;
const rowArrow = 18;
const loop = { width: 10, height: 12 };

/** Places a machine's states and arrows in a given width, from its definition alone. */
export function layOutChart(root: ChartNode, width: number): ChartLayout {
  const { boxes, arrows, height } = placeInside(root, width - 2, 0);
  const moved = { x: 1, y: 1 };
  return {
    width,
    height: height + 2,
    boxes: boxes.map((box) => moveBox(box, moved)),
    arrows: moveArrows(arrows, moved),
  };
}

type Inside = Omit<ChartLayout, 'width'>;

/** What is inside of a state, from its own corner. */
function placeInside(parent: ChartNode, width: number, depth: number): Inside {
  const links = linksAmong(parent);
  return inRow(parent, links, { width, depth }) ?? inLayers(parent, links, { width, depth });
}

interface Room {
  readonly width: number;
  readonly depth: number;
}

function inLayers(parent: ChartNode, all: readonly ChartLink[], { width, depth }: Room): Inside {
  const { children } = parent;
  const links = all.filter(({ from, to }) => from !== to);
  const loops = all.filter(({ from, to }) => from === to);
  const insides = new Map<string, Inside>();
  const insideOf = (state: number, own: number): Inside | null => {
    const node = children[state];
    if (node === undefined || node.children.length === 0) return null;
    const key = `${state} ${own}`;
    const found = insides.get(key) ?? placeInside(node, own - 2 * padding, depth + 1);
    insides.set(key, found);
    return found;
  };
  const { frames, routes, height } = layOutLayered(
    {
      count: children.length,
      initial: Math.max(
        0,
        children.findIndex(({ key }) => key === parent.initial),
      ),
      links: links.map(({ from, to }) => [from, to] as const),
    },
    {
      widthOf: (state) => Math.min(width, leastWidth(children[state])),
      marginOf: (state) => (loops.some(({ from }) => from === state) ? loop.width : 0),
      isWide: (state) => (children[state]?.children.length ?? 0) > 0,
      heightOf: (state, own) => {
        const inside = insideOf(state, own);
        return inside === null ? leafHeight : headHeight + inside.height + padding;
      },
      textOf: (link) => widthOfText(links[link]),
    },
    width,
  );
  const placed = children.flatMap((node, state) => {
    const frame = frames[state];
    return frame === undefined ? [] : [{ box: { node, depth, ...frame }, inside: insideOf(state, frame.width) }];
  });
  const arrowOf = ({ from, to, causes }: ChartLink, corners: readonly Point[]): ChartArrow => ({
    from: children[from]?.path ?? '',
    to: children[to]?.path ?? '',
    causes,
    corners,
  });
  const inner = ({ x, y }: Frame): Point => ({ x: x + padding, y: y + headHeight });
  return {
    height,
    boxes: placed.flatMap(({ box, inside }) => [
      box,
      ...(inside?.boxes ?? []).map((each) => moveBox(each, inner(box))),
    ]),
    arrows: [
      ...links.map((link, i) => arrowOf(link, routes[i] ?? [])),
      ...loops.map((link) => arrowOf(link, loopOf(frames[link.from]))),
      ...placed.flatMap(({ box, inside }) => moveArrows(inside?.arrows ?? [], inner(box))),
    ],
  };
}

/** In whatever language: what is not the name of an event or of a guard is short. */
const widthOfText = (link: ChartLink | undefined): number => textWidth(arrowText(link?.causes ?? [], 'at once'));

const widthOfName = ({ key }: ChartNode): number => Math.max(narrowest, nameWidth(key));

/** A state with others inside is at least as wide as the widest of them. */
function leastWidth(node: ChartNode | undefined): number {
  if (node === undefined) return narrowest;
  return Math.max(widthOfName(node), ...node.children.map((child) => leastWidth(child) + 2 * padding));
}

function loopOf(frame: Frame | undefined): readonly Point[] {
  if (frame === undefined) return [];
  const [right, middle] = [frame.x + frame.width, frame.y + frame.height / 2];
  const [above, below] = [middle - loop.height / 2, middle + loop.height / 2];
  const outer = right + loop.width;
  return [
    { x: right, y: above },
    { x: outer, y: above },
    { x: outer, y: below },
    { x: right, y: below },
  ];
}

/** Beside each other, if there is room for what is written between them and each leads only to its neighbours. */
function inRow({ children }: ChartNode, links: readonly ChartLink[], { width, depth }: Room): Inside | null {
  const isPlain =
    depth > 0 &&
    children.every((node) => node.children.length === 0) &&
    links.every(({ from, to }) => Math.abs(from - to) === 1);
  const widths = children.map(widthOfName);
  const text = Math.max(0, ...links.map(widthOfText));
  const taken = widths.reduce((sum, each) => sum + each, 0);
  const gap = children.length < 2 ? 0 : (width - taken) / (children.length - 1);
  if (!isPlain || children.length < 2 || gap < text + rowArrow) return null;
  const boxes = children.map((node, i) => {
    const x = widths.slice(0, i).reduce((sum, each) => sum + each + gap, 0);
    return { node, depth, x, y: 0, width: widths[i] ?? narrowest, height: leafHeight };
  });
  const arrows = links.flatMap(({ from, to, causes }) => {
    const [a, b] = [boxes[from], boxes[to]];
    if (a === undefined || b === undefined) return [];
    const y = leafHeight / 2 + (from < to ? -aside : aside);
    const corners =
      from < to
        ? [
            { x: a.x + a.width, y },
            { x: b.x, y },
          ]
        : [
            { x: a.x, y },
            { x: b.x + b.width, y },
          ];
    return [{ from: a.node.path, to: b.node.path, causes, corners }];
  });
  return { height: leafHeight, boxes, arrows };
}

const moveBox = (box: ChartBox, { x, y }: Point): ChartBox => ({ ...box, x: box.x + x, y: box.y + y });
const moveArrows = (arrows: readonly ChartArrow[], by: Point): readonly ChartArrow[] =>
  arrows.map((arrow) => ({ ...arrow, corners: arrow.corners.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })) }));
