import type { StepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';

/** The steps that a file is about, both ends included. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

export const wholeRun: StepRange = { from: 0, to: Number.POSITIVE_INFINITY };

/** What there is of a range in a run; a range that begins behind the end of the run is empty (`to` is `from` - 1). */
export function clipped<P extends ProtocolTypes>({ steps }: Trace<P>, { from, to }: StepRange): StepRange {
  const first = Math.min(Math.max(0, from), steps.length);
  return { from: first, to: Math.max(first - 1, Math.min(to, steps.length - 1)) };
}

export const isIn = ({ from, to }: StepRange, step: StepIndex): boolean => step >= from && step <= to;
