import type { Point, StageLayout } from './geometry';
import { type Curve, messageCurve, sampled } from './paths';

/** Whether the i-th and the j-th can still reach each other, one way at least. */
export type Reach = (i: number, j: number) => boolean;

/** For each of `count`, a number that it shares with all whom it can reach, directly or by others. */
export function groupsOf(count: number, reaches: Reach): readonly number[] {
  const group = Array.from({ length: count }, (_, i) => -1 - i);
  for (let start = 0; start < count; start++) {
    if ((group[start] ?? 0) >= 0) continue;
    const open = [start];
    group[start] = start;
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      for (let j = 0; j < count; j++) {
        if ((group[j] ?? 0) >= 0 || !reaches(i, j)) continue;
        group[j] = start;
        open.push(j);
      }
    }
  }
  return group;
}

/**
 * The lines that separate groups on the ring. Each stretch of neighbours that is not of the largest group is fenced off by a
 * curve from the gap before it to the gap behind it, bent towards the centre, so that it passes behind even a single card.
 */
export function separators(layout: StageLayout, groups: readonly number[]): readonly Curve[] {
  const main = largest(groups);
  return stretches(groups)
    .filter(({ group }) => group !== main)
    .map((stretch) => ({
      from: gapBefore(layout, stretch.first),
      control: behind(layout, stretch),
      to: gapBefore(layout, (stretch.last + 1) % groups.length),
    }));
}

/** The centre, or beyond it: the fewer stand before a fence, the deeper it must bend to pass behind them. */
function behind({ seats, centre }: StageLayout, { first, last }: Stretch): Point {
  const count = ((last - first + seats.length) % seats.length) + 1;
  const middle = seats[(first + Math.floor((count - 1) / 2)) % seats.length] ?? centre;
  const depth = deepest / count;
  return { x: centre.x - (middle.x - centre.x) * depth, y: centre.y - (middle.y - centre.y) * depth };
}
const deepest = 0.2;

/** How far along the way from one seat to another the first separator lies, by which the ways between groups are cut. */
export function crossing(layout: StageLayout, from: number, to: number, fences: readonly Curve[]): number | null {
  const [a, b] = [layout.seats[from] ?? layout.centre, layout.seats[to] ?? layout.centre];
  const lines = fences.map((fence) => sampled(fence, pieces));
  // The way leaves and reaches the cards at some distance, where a fence around a single card may already lie behind it.
  const way = [a, ...sampled(messageCurve(layout, from, to), pieces), b];
  for (let i = 0; i + 1 < way.length; i++) {
    const share = Math.min(...lines.map((line) => meetingWith(line, way[i] ?? a, way[i + 1] ?? b)));
    if (Number.isFinite(share)) return Math.min(1, Math.max(0, (i - 1 + share) / pieces));
  }
  return null;
}

/** Where the segment from `a` to `b` first meets a line, as a share of its length; infinity where it does not. */
function meetingWith(line: readonly Point[], a: Point, b: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let k = 0; k + 1 < line.length; k++) {
    nearest = Math.min(nearest, meeting(a, b, line[k] ?? a, line[k + 1] ?? b) ?? nearest);
  }
  return nearest;
}

const pieces = 24;

interface Stretch {
  readonly group: number;
  readonly first: number;
  readonly last: number;
}

/** Runs of neighbours of one group, going round; none where all are of one group. */
function stretches(groups: readonly number[]): readonly Stretch[] {
  const count = groups.length;
  const at = (i: number): number => groups[i % count] ?? 0;
  const starts = groups.flatMap((group, i) => (at(i + count - 1) === group ? [] : [i]));
  return starts.map((first, k) => {
    const next = starts[(k + 1) % starts.length] ?? first;
    return { group: at(first), first, last: (next + count - 1) % count };
  });
}

/** The group with most members; of equal ones the one that comes first. */
function largest(groups: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [-1, 0])[0];
}

/** The point at the panel's edge in the middle of the gap between a seat and the one before it. */
function gapBefore(layout: StageLayout, seat: number): Point {
  const count = layout.seats.length;
  const before = angleOf(layout, (seat + count - 1) % count);
  const turn = (angleOf(layout, seat) - before + 2 * Math.PI) % (2 * Math.PI);
  return edge(layout, before + turn / 2);
}

function angleOf({ seats, centre }: StageLayout, seat: number): number {
  const { x, y } = seats[seat] ?? centre;
  return Math.atan2(y - centre.y, x - centre.x);
}

const inset = 6;

function edge({ centre }: StageLayout, angle: number): Point {
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const reach = Math.min((centre.x - inset) / Math.abs(across), (centre.y - inset) / Math.abs(down));
  return { x: centre.x + across * reach, y: centre.y + down * reach };
}

/** Where on the segment from `a` to `b` the segment from `c` to `d` crosses it, as a share of its length. */
export function meeting(a: Point, b: Point, c: Point, d: Point): number | null {
  const [r, s] = [
    { x: b.x - a.x, y: b.y - a.y },
    { x: d.x - c.x, y: d.y - c.y },
  ];
  const area = r.x * s.y - r.y * s.x;
  if (area === 0) return null;
  const share = ((c.x - a.x) * s.y - (c.y - a.y) * s.x) / area;
  const other = ((c.x - a.x) * r.y - (c.y - a.y) * r.x) / area;
  return share >= 0 && share <= 1 && other >= 0 && other <= 1 ? share : null;
}
