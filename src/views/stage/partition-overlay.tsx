import { type JSX, type PointerEvent, useRef, useState } from 'react';
import type { Point, StageLayout } from './geometry';
import { round } from './paths';
import { groupsByLine } from './sides';

interface PartitionOverlayProps {
  readonly layout: StageLayout;
  /** The groups that the line makes as it is drawn; null while it makes none. */
  preview(groups: readonly (readonly number[])[] | null): void;
  finish(groups: readonly (readonly number[])[]): void;
}

interface Line {
  readonly from: Point;
  readonly to: Point;
}

/** Lies over the stage while the partition tool is in hand: a drag draws the line that separates servers. */
export function PartitionOverlay({ layout, preview, finish }: PartitionOverlayProps): JSX.Element {
  const area = useRef<SVGRectElement>(null);
  const [line, setLine] = useState<Line | null>(null);
  const groups = ({ from, to }: Line): readonly (readonly number[])[] | null => groupsByLine(layout.seats, from, to);
  const pointOf = (event: PointerEvent): Point => {
    const { left, top } = area.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { x: (event.clientX - left) / layout.scale, y: (event.clientY - top) / layout.scale };
  };
  const begin = (event: PointerEvent<SVGRectElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    setLine({ from: point, to: point });
  };
  const draw = (event: PointerEvent): void => {
    if (line === null) return;
    const longer = { from: line.from, to: pointOf(event) };
    setLine(longer);
    preview(groups(longer));
  };
  const end = (event: PointerEvent): void => {
    if (line === null) return;
    const made = groups({ from: line.from, to: pointOf(event) });
    setLine(null);
    preview(null);
    if (made !== null) finish(made);
  };
  const drop = (): void => {
    setLine(null);
    preview(null);
  };
  return (
    <g className="partition-overlay">
      <rect
        ref={area}
        width={round(layout.size.width)}
        height={round(layout.size.height)}
        data-testid="partition-area"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={drop}
      />
      {line !== null && <path className="partition-line" d={throughPanel(line, layout)} />}
    </g>
  );
}

/** The line goes on beyond the drag: it is the whole of it that separates. */
function throughPanel({ from, to }: Line, { size }: StageLayout): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return '';
  const reach = size.width + size.height;
  const [x, y] = [((to.x - from.x) / length) * reach, ((to.y - from.y) / length) * reach];
  return `M${round(from.x - x)} ${round(from.y - y)}L${round(from.x + x)} ${round(from.y + y)}`;
}
