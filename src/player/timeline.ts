import { type Instant, instant, type StepIndex, stepIndex } from '../kernel/ids';
import { at, last, lowerBound } from '../kernel/vector';
import type { AnyTrace } from './contract';

/** The place before the first step. */
export const beforeFirst: StepIndex = stepIndex(-1);
const beginning: Instant = instant(0);

/** The last step at or before an instant; `beforeFirst` where there is none. */
export const stepAt = (trace: AnyTrace, when: Instant): StepIndex =>
  stepIndex(lowerBound(trace.steps, (step) => step.at > when) - 1);

/** The last step before an instant; `beforeFirst` where there is none. */
export const stepBefore = (trace: AnyTrace, when: Instant): StepIndex =>
  stepIndex(lowerBound(trace.steps, (step) => step.at >= when) - 1);

/** When a step happens; the beginning of the run for the place before the first. */
export const instantOf = (trace: AnyTrace, step: StepIndex): Instant => at(trace.steps, step)?.at ?? beginning;

/** The last step of the run so far. */
export const lastStep = (trace: AnyTrace): StepIndex => stepIndex(trace.steps.length - 1);

/** When the last step of the run so far happens. */
export const endOf = (trace: AnyTrace): Instant => last(trace.steps)?.at ?? beginning;

/** The nearest milestone's step after a step, or null. */
export function milestoneAfter(trace: AnyTrace, step: StepIndex): StepIndex | null {
  const position = lowerBound(trace.milestones, (milestone) => milestone.step > step);
  return at(trace.milestones, position)?.step ?? null;
}

/** The nearest milestone's step before a step, or null. */
export function milestoneBefore(trace: AnyTrace, step: StepIndex): StepIndex | null {
  const position = lowerBound(trace.milestones, (milestone) => milestone.step >= step);
  return at(trace.milestones, position - 1)?.step ?? null;
}
