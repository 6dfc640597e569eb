import { type StepIndex, stepIndex } from '../kernel/ids';
import { slice } from '../kernel/vector';
import type { AnyTrace } from '../player/contract';
import { clipped, isIn, type StepRange } from '../trace-formats/step-range';

/** Which steps a handout has a section for: where something was reached or done, every one, or those that are named. */
export type SectionChoice =
  | { readonly type: 'marks' }
  | { readonly type: 'steps' }
  | { readonly type: 'chosen'; readonly steps: readonly number[] };

/** More sections than these are no handout but a book; each of them is half a page. */
export const mostSections = 80;

/** The steps of the range that get a section, in order. */
export function sectionSteps(trace: AnyTrace, range: StepRange, choice: SectionChoice): readonly StepIndex[] {
  const steps = clipped(trace, range);
  const wanted = wantedSteps(trace, steps, choice).filter((step) => isIn(steps, stepIndex(step)));
  return [...new Set(wanted)].sort((a, b) => a - b).map(stepIndex);
}

function wantedSteps(trace: AnyTrace, { from, to }: StepRange, choice: SectionChoice): readonly number[] {
  if (choice.type === 'chosen') return choice.steps;
  if (choice.type === 'steps')
    return Array.from({ length: Math.min(to - from + 1, mostSections + 1) }, (_, i) => from + i);
  return [...slice(trace.milestones), ...slice(trace.interventions)].map(({ step }) => step);
}

/** Steps as a person types them, counted from 1 as on the page: `3, 7-9`; null where that is something else. */
export function readSteps(text: string): readonly number[] | null {
  const parts = text.split(/[,;，、；\s]+/).filter((part) => part !== '');
  const ranges = parts.map((part) => /^(\d{1,7})(?:[-–—](\d{1,7}))?$/.exec(part));
  if (ranges.length === 0 || ranges.includes(null)) return null;
  return ranges.flatMap((found) => {
    const [from, to] = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])];
    return Array.from({ length: Math.min(Math.max(0, to - from + 1), mostSections + 1) }, (_, i) => from + i - 1);
  });
}
