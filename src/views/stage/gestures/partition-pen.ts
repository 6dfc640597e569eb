import { select } from 'd3-selection';
import type { Point, StageLayout } from '../geometry';
import { round } from '../paths';
import { groupsByLine } from '../sides';
import { groupsByLoops, sidesByLoops } from './loops';

/** How a partition is drawn: by one line across the stage, or by loops around its groups. */
export type PartitionShape = 'line' | 'loops';
export type Sides = readonly (readonly number[])[];

export interface PenCallbacks {
  layout(): StageLayout;
  /** Servers that are parted from others as things are drawn now. */
  preview(servers: readonly number[]): void;
  /** The sides that the loops make so far; null where they make none. */
  loops(sides: Sides | null): void;
  /** A line was drawn to its end, or the loops were said to be all. */
  finish(sides: Sides): void;
}

/** Shorter than this between two points of a loop is no news. */
const leastStep = 3;

/** Draws a partition with the pointer on an area, into a group that nothing else fills. */
export function attachPartitionPen(
  area: SVGRectElement,
  ink: SVGGElement,
  shape: PartitionShape,
  callbacks: PenCallbacks,
): () => void {
  let drawn: readonly (readonly Point[])[] = [];
  let points: Point[] | null = null;
  const pointOf = (event: PointerEvent): Point => {
    const { left, top } = area.getBoundingClientRect();
    const { scale } = callbacks.layout();
    return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  };
  const sidesOfLine = (): Sides | null => {
    const [from, to] = [points?.[0], points?.at(-1)];
    return from === undefined || to === undefined ? null : groupsByLine(callbacks.layout().seats, from, to);
  };
  const show = (): void => {
    const { seats } = callbacks.layout();
    const loops = points === null ? drawn : [...drawn, points];
    if (shape === 'loops') callbacks.preview(groupsByLoops(seats, loops).flat());
    else callbacks.preview(sidesOfLine()?.[1] ?? []);
    inkLines(ink, shape === 'loops' ? loops.map(loopPath) : [linePath(points ?? [], callbacks.layout())]);
  };
  const listeners = {
    pointerdown: (event: PointerEvent) => {
      if (event.button !== 0 || !event.isPrimary) return;
      area.setPointerCapture(event.pointerId);
      points = [pointOf(event)];
    },
    pointermove: (event: PointerEvent) => {
      if (points === null) return;
      const [point, before] = [pointOf(event), points.at(-1)];
      if (before !== undefined && Math.hypot(point.x - before.x, point.y - before.y) < leastStep) return;
      points.push(point);
      show();
    },
    pointerup: () => {
      const sides = shape === 'line' ? sidesOfLine() : null;
      if (shape === 'loops' && points !== null) drawn = withLoop(drawn, points, callbacks.layout());
      points = null;
      show();
      if (sides !== null) callbacks.finish(sides);
      else if (shape === 'loops') callbacks.loops(sidesByLoops(callbacks.layout().seats, drawn));
    },
    pointercancel: () => {
      points = null;
      show();
    },
    dblclick: () => {
      const sides = shape === 'loops' ? sidesByLoops(callbacks.layout().seats, drawn) : null;
      if (sides !== null) callbacks.finish(sides);
    },
  };
  const all = Object.entries(listeners) as [string, EventListener][];
  for (const [name, listener] of all) area.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of all) area.removeEventListener(name, listener);
    ink.replaceChildren();
    callbacks.preview([]);
    callbacks.loops(null);
  };
}

/** A loop around nobody new is a slip of the hand. */
function withLoop(drawn: readonly (readonly Point[])[], loop: readonly Point[], { seats }: StageLayout): typeof drawn {
  const longer = [...drawn, loop];
  return groupsByLoops(seats, longer).length > groupsByLoops(seats, drawn).length ? longer : drawn;
}

function inkLines(ink: SVGGElement, paths: readonly string[]): void {
  select(ink)
    .selectAll('path')
    .data(paths)
    .join('path')
    .attr('class', 'partition-line')
    .attr('d', (d) => d);
}

const loopPath = (loop: readonly Point[]): string => `M${loop.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}Z`;

/** The line goes on beyond the drag: it is the whole of it that separates. */
function linePath(points: readonly Point[], { size }: StageLayout): string {
  const [from, to] = [points[0], points.at(-1)];
  if (from === undefined || to === undefined) return '';
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return '';
  const reach = size.width + size.height;
  const [x, y] = [((to.x - from.x) / length) * reach, ((to.y - from.y) / length) * reach];
  return `M${round(from.x - x)} ${round(from.y - y)}L${round(to.x + x)} ${round(to.y + y)}`;
}
