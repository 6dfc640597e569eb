import { round } from '../../stage/paths';
import type { Point } from './layered';

const radius = 5;

/** The data of an SVG path through these corners, which are rounded. */
export function curveThrough(corners: readonly Point[]): string {
  const pieces = corners.map((corner, i) => {
    const [before, after] = [corners[i - 1], corners[i + 1]];
    if (before === undefined) return `M${written(corner)}`;
    if (after === undefined) return `L${written(corner)}`;
    const room = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    return `L${written(towards(corner, before, room))}Q${written(corner)} ${written(towards(corner, after, room))}`;
  });
  return pieces.join('');
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

function towards(from: Point, to: Point, length: number): Point {
  const share = length / Math.max(1e-9, distance(from, to));
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const written = ({ x, y }: Point): string => `${round(x)},${round(y)}`;
