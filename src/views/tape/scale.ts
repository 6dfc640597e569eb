import { type Instant, type StepIndex, stepIndex } from '../../kernel/ids';
import { at } from '../../kernel/vector';
import type { AnyTrace } from '../../player/contract';

/**
 * The tape gives every step the same length, because virtual time is crowded: an election takes milliseconds between
 * seconds of silence. Between two steps the playhead moves in proportion to time.
 */
export function positionOf(trace: AnyTrace, step: StepIndex, playhead: Instant): number {
  const total = trace.steps.length;
  if (total === 0) return 0;
  const from = at(trace.steps, step)?.at ?? 0;
  const to = at(trace.steps, step + 1)?.at;
  const within = to === undefined || to <= from ? 0 : Math.min(1, Math.max(0, (playhead - from) / (to - from)));
  return Math.min(1, (step + 1 + within) / total);
}

/** Where on a tape of so many steps one of them stands, from 0 to 1. */
export const positionOfStep = (steps: number, step: StepIndex): number => (steps === 0 ? 0 : (step + 1) / steps);

/** The step nearest to a place on the tape; before the first at its very left. */
export function stepAtPosition(trace: AnyTrace, position: number): StepIndex {
  const inside = Math.min(1, Math.max(0, position));
  return stepIndex(Math.round(inside * trace.steps.length) - 1);
}
