import { type Arrow, arrowsIn } from './draw-flights';
import type { Flight } from './flights';
import { headItems } from './head-items';
import { bandHeight, footHeight, headHeight, hiddenFlags, type Picture, xAt, yOf } from './picture';
import { placeAtUnit } from './scale';
import { firstAfter } from './trace-index';
import { unitAt } from './viewport';

/** What lies at a place of the picture. */
export type Hit =
  | { readonly type: 'step'; readonly step: number }
  | { readonly type: 'flight'; readonly flight: Flight }
  | { readonly type: 'lane'; readonly lane: number };

/** What is nearest to a place, within `reach` pixels: steps come before arrows, and those before lanes. */
export function hitAt(picture: Picture, x: number, y: number, reach: number): Hit | null {
  if (y < headHeight) return headHit(picture, x, reach);
  if (y > picture.height - footHeight) return null;
  const lane = laneAt(picture, y);
  const step = lane === null ? null : stepNear(picture, { lane, x, y, reach });
  if (step !== null) return { type: 'step', step };
  const flight = flightNear(picture, x, y, reach);
  if (flight !== null) return { type: 'flight', flight };
  return lane === null ? null : { type: 'lane', lane };
}

function headHit(picture: Picture, x: number, reach: number): Hit | null {
  const near = headItems(picture)
    .map((item) => ({ step: item.step, far: Math.abs(item.x - x) }))
    .sort((a, b) => a.far - b.far)[0];
  return near === undefined || near.far > reach + 3 ? null : { type: 'step', step: near.step };
}

/** The lane at a height; null beside all lanes. */
export function laneAt(picture: Picture, y: number): number | null {
  const lane = Math.floor((y - headHeight + picture.scrolled) / picture.laneHeight);
  return lane < 0 || lane >= picture.index.names.length ? null : lane;
}

interface Near {
  readonly lane: number;
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

function stepNear(picture: Picture, { lane, x, y, reach }: Near): number | null {
  const half = bandHeight(picture) / 2;
  const below = y - yOf(picture, lane);
  if (below < -half - 2 || below > half + Math.min(11, (picture.laneHeight - 2 * half) / 2)) return null;
  const steps = picture.index.stepsOfLane[lane] ?? [];
  const place = placeAtUnit(picture.index, picture.kind, unitAt(picture.view, x));
  const hidden = hiddenFlags(picture);
  const after = firstAfter(steps, place);
  const near = [
    ...seen(picture, steps, hidden, { from: after - 1, by: -1 }),
    ...seen(picture, steps, hidden, { from: after, by: 1 }),
  ]
    .map((step) => ({ step, far: Math.abs(xAt(picture, step) - x) }))
    .sort((a, b) => a.far - b.far)[0];
  return near === undefined || near.far > reach ? null : near.step;
}

/** The first step from a position on that no filter hides, as a list of one or none. */
function seen(
  { index }: Picture,
  steps: readonly number[],
  hidden: readonly boolean[],
  { from, by }: { readonly from: number; readonly by: 1 | -1 },
): readonly number[] {
  for (let i = from; i >= 0 && i < steps.length; i += by) {
    const step = steps[i] ?? 0;
    if (hidden[index.family[step] ?? -1] !== true) return [step];
  }
  return [];
}

function flightNear(picture: Picture, x: number, y: number, reach: number): Flight | null {
  let nearest = reach;
  let found: Flight | null = null;
  for (const arrow of arrowsIn(picture)) {
    const far = distance(arrow, x, y);
    if (far > nearest) continue;
    nearest = far;
    found = arrow.flight;
  }
  return found;
}

/** How far a point is from an arrow. */
export function distance({ x1, y1, x2, y2 }: Omit<Arrow, 'flight'>, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}
