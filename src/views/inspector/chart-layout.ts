import type { ChartNode } from '../../kernel/describe';

/** A state as a box; lengths are CSS pixels from the chart's top left corner. */
export interface ChartBox {
  readonly node: ChartNode;
  readonly depth: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All transitions that lead from inside one box to inside another of the same parent, as one arrow. */
export interface ChartArrow {
  readonly from: string;
  readonly to: string;
  /** Data of an SVG path. */
  readonly path: string;
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly ChartBox[];
  readonly arrows: readonly ChartArrow[];
}

const leafHeight = 26;
const headHeight = 24;
const padding = 6;
const rowGap = 12;
const columnGap = 14;
/** Between the rows of the outermost states, where arrows bend. */
const outerGap = 40;
const characterWidth = 6.6;
const narrowest = 64;

/**
 * Places a machine's states in a given width, from its definition alone: siblings in layers by their distance from the
 * initial state, the outermost layers as rows, and inside a state a row where it fits and else a column.
 */
export function layOutChart(root: ChartNode, width: number): ChartLayout {
  const boxes: ChartBox[] = [];
  let y = 1;
  for (const row of outermostRows(root, width)) {
    const share = (width - 2 - columnGap * (row.length - 1)) / row.length;
    const placed = row.flatMap((node, column) =>
      place(node, { x: 1 + column * (share + columnGap), y, width: share, depth: 0 }),
    );
    boxes.push(...placed);
    y += Math.max(...placed.map((box) => box.y + box.height)) - y + outerGap;
  }
  const height = y - outerGap + 1;
  return { width, height, boxes, arrows: arrowsAmong([root, ...boxes.map((box) => box.node)], boxes) };
}

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly depth: number };

/** A state with all that is inside it; itself first. */
function place(node: ChartNode, { x, y, width, depth }: Place): readonly ChartBox[] {
  if (node.children.length === 0) return [{ node, depth, x, y, width, height: leafHeight }];
  const inner = width - 2 * padding;
  const children = layers(node).flat();
  const inside = fitsInRow(children, inner)
    ? placeRow(children, { x: x + padding, y: y + headHeight, width: inner, depth: depth + 1 })
    : placeColumn(children, { x: x + padding, y: y + headHeight, width: inner, depth: depth + 1 });
  const bottom = Math.max(...inside.map((box) => box.y + box.height));
  return [{ node, depth, x, y, width, height: bottom + padding - y }, ...inside];
}

function placeRow(children: readonly ChartNode[], { x, y, width, depth }: Place): readonly ChartBox[] {
  const gap = columnGap + 8;
  const share = (width - gap * (children.length - 1)) / children.length;
  return children.flatMap((child, column) => place(child, { x: x + column * (share + gap), y, width: share, depth }));
}

function placeColumn(children: readonly ChartNode[], { x, y, width, depth }: Place): readonly ChartBox[] {
  const boxes: ChartBox[] = [];
  let top = y;
  for (const child of children) {
    const placed = place(child, { x, y: top, width, depth });
    boxes.push(...placed);
    top = Math.max(...placed.map((box) => box.y + box.height)) + rowGap;
  }
  return boxes;
}

const labelWidth = (node: ChartNode): number => Math.max(narrowest, node.key.length * characterWidth + 16);

function fitsInRow(nodes: readonly ChartNode[], width: number): boolean {
  const widest = Math.max(...nodes.map(labelWidth));
  return nodes.every((node) => node.children.length === 0) && nodes.length * (widest + columnGap + 8) <= width;
}

/** The outermost layers, broken into several rows where one is too full to be read. */
function outermostRows(root: ChartNode, width: number): readonly (readonly ChartNode[])[] {
  return layers(root).flatMap((layer) => {
    const widest = Math.max(...layer.flatMap((node) => [node, ...node.children]).map(labelWidth));
    const perRow = Math.max(1, Math.floor(width / (widest + 8)));
    return Array.from({ length: Math.ceil(layer.length / perRow) }, (_, row) =>
      layer.slice(row * perRow, (row + 1) * perRow),
    );
  });
}

/** Siblings by their distance from the initial one; those that no transition reaches come last. */
function layers(parent: ChartNode): readonly (readonly ChartNode[])[] {
  const found: ChartNode[][] = [];
  let open = parent.children.filter((child) => child.key === parent.initial);
  let rest = parent.children.filter((child) => child.key !== parent.initial);
  while (open.length > 0) {
    found.push(open);
    const reached = new Set(open.flatMap((node) => neighbours(parent, node)));
    open = rest.filter((node) => reached.has(node));
    rest = rest.filter((node) => !reached.has(node));
  }
  return rest.length === 0 ? found : [...found, rest];
}

/** The siblings into which some transition from inside this state leads. */
const neighbours = (parent: ChartNode, node: ChartNode): readonly ChartNode[] =>
  parent.children.filter((other) => other !== node && targetsOf(node).some((target) => isWithin(target, other.path)));

const targetsOf = (node: ChartNode): readonly string[] => [
  ...node.transitions.flatMap(({ target }) => target ?? []),
  ...node.children.flatMap(targetsOf),
];

/** Whether a path is that of a state or of one inside it. */
export const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

function arrowsAmong(parents: readonly ChartNode[], boxes: readonly ChartBox[]): readonly ChartArrow[] {
  const boxOf = new Map(boxes.map((box) => [box.node, box]));
  return parents.flatMap((parent) =>
    parent.children.flatMap((child) =>
      neighbours(parent, child).flatMap((other) => {
        const [from, to] = [boxOf.get(child), boxOf.get(other)];
        return from && to ? [{ from: child.path, to: other.path, path: arrowPath(from, to) }] : [];
      }),
    ),
  );
}

/** How far an arrow and the one that leads back keep to their sides. */
const aside = 5;

function arrowPath(from: ChartBox, to: ChartBox): string {
  if (from.y + from.height <= to.y) return verticalPath(from, to, { down: true });
  if (to.y + to.height <= from.y) return verticalPath(from, to, { down: false });
  const right = from.x < to.x;
  const y = from.y + from.height / 2 + (right ? -aside : aside);
  return right ? `M${from.x + from.width},${y}L${to.x},${y}` : `M${from.x},${y}L${to.x + to.width},${y}`;
}

function verticalPath(from: ChartBox, to: ChartBox, { down }: { readonly down: boolean }): string {
  const side = down ? -aside : aside;
  const [startX, endX] = meetingPoints(from, to);
  const [startY, endY] = down ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
  const middle = (startY + endY) / 2;
  return `M${startX + side},${startY}C${startX + side},${middle} ${endX + side},${middle} ${endX + side},${endY}`;
}

/** Where an arrow leaves and arrives: a wide box spreads its arrows towards the narrow ones below or above it. */
function meetingPoints(from: ChartBox, to: ChartBox): readonly [number, number] {
  const [fromMiddle, toMiddle] = [from.x + from.width / 2, to.x + to.width / 2];
  const nearest = (x: number, box: ChartBox): number => Math.min(Math.max(x, box.x + 16), box.x + box.width - 16);
  return from.width > to.width ? [nearest(toMiddle, from), toMiddle] : [fromMiddle, nearest(fromMiddle, to)];
}
