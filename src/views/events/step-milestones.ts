import type { StepIndex } from '../../kernel/ids';
import { lowerBound, slice, type Vector } from '../../kernel/vector';

type Milestone = { readonly step: StepIndex; readonly milestone: string };

/** The names of the milestones that the steps of a range reached, by step; they are recorded in the order of steps. */
export function milestonesByStep(
  milestones: Vector<Milestone>,
  first: number,
  last: number,
): ReadonlyMap<StepIndex, readonly string[]> {
  const from = lowerBound(milestones, ({ step }) => step >= first);
  const to = lowerBound(milestones, ({ step }) => step > last);
  const found = new Map<StepIndex, readonly string[]>();
  for (const { step, milestone } of slice(milestones, from, to))
    found.set(step, [...(found.get(step) ?? []), milestone]);
  return found;
}
