import type { ProtocolTypes } from '../../kernel/protocol';
import type { Setup } from '../../kernel/world';
import type { TraceIndex } from './trace-index';

/** Along which axis the steps are laid: all at the same distance, or by virtual time with the idle stretches squeezed. */
export type ScaleKind = 'step' | 'time';

type Timing = Setup<ProtocolTypes>['timing'];

/** A longer stretch in which nothing happens is drawn as long as this, with a mark where it is broken. */
export const longestGap = ({ latency, disk }: Timing): number => 2 * Math.max(latency[1], disk[1], 1);

/** Where a step stands on the squeezed axis, in microseconds, after the one before. */
export function squeezedAfter(
  time: { readonly at: number; readonly before: number; readonly squeezedBefore: number },
  timing: Timing,
): number {
  return time.squeezedBefore + Math.min(time.at - time.before, longestGap(timing));
}

/** Whether the stretch before a step is drawn shorter than it is. */
export const isSqueezed = (index: TraceIndex, step: number): boolean =>
  (index.at[step] ?? 0) - (index.at[step - 1] ?? 0) > longestGap(index.trace.setup.timing);

/** Where a place among the steps stands on an axis, in its units: steps counted from 1, or squeezed microseconds. */
export function unitOf(index: TraceIndex, kind: ScaleKind, place: number): number {
  if (kind === 'step') return place + 1;
  const step = Math.floor(place);
  const from = step < 0 ? 0 : (index.squeezed[step] ?? index.squeezed.at(-1) ?? 0);
  const to = index.squeezed[step + 1];
  return to === undefined ? from : from + (place - step) * (to - from);
}

/** The place among the steps that stands at a unit of an axis. */
export function placeAtUnit(index: TraceIndex, kind: ScaleKind, unit: number): number {
  const { squeezed } = index;
  if (kind === 'step') return Math.min(Math.max(unit - 1, -1), squeezed.length - 1);
  let low = 0;
  let high = squeezed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((squeezed[middle] ?? 0) > unit) high = middle;
    else low = middle + 1;
  }
  const [from, to] = [squeezed[low - 1] ?? 0, squeezed[low]];
  return to === undefined || to <= from ? low - 1 : low - 1 + Math.max(0, unit - from) / (to - from);
}

/** How long an axis is. */
export const totalOf = (index: TraceIndex, kind: ScaleKind): number => unitOf(index, kind, index.at.length - 1);
