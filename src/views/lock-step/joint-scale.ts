import { type Instant, instant } from '../../kernel/ids';
import type { AnyTrace } from '../../player/contract';
import type { Two } from '../../player/differing-steps';
import { endOf, stepAt } from '../../player/timeline';
import { positionOf } from '../tape/scale';

/** A tape for two runs gives every step of either the same length, as the tape of one does for its own. */
export function jointPosition(traces: Two<AnyTrace>, when: Instant): number {
  const total = stepsOf(traces);
  if (total === 0) return 0;
  const passed = traces.reduce(
    (sum, trace) => sum + positionOf(trace, stepAt(trace, when), when) * trace.steps.length,
    0,
  );
  return Math.min(1, passed / total);
}

/** The instant at which as many steps of both have happened as lie before a place on the tape, from 0 to 1. */
export function jointInstant(traces: Two<AnyTrace>, position: number): Instant {
  const wanted = Math.round(position * stepsOf(traces));
  let [low, high] = [0, Math.max(...traces.map(endOf))];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (stepsBy(traces, instant(middle)) >= wanted) high = middle;
    else low = middle + 1;
  }
  return instant(low);
}

/** How many steps of both have happened by then. */
export const stepsBy = (traces: Two<AnyTrace>, when: Instant): number =>
  traces.reduce((sum, trace) => sum + stepAt(trace, when) + 1, 0);

export const stepsOf = ([a, b]: Two<AnyTrace>): number => a.steps.length + b.steps.length;
