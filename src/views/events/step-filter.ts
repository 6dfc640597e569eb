import type { ProcessId, StepIndex } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Step } from '../../kernel/trace';
import { at, slice, type Vector } from '../../kernel/vector';
import type { StepSummary } from './step-summary';

export interface StepFilter {
  readonly hidden: readonly string[];
  /** Only steps at one of its ends; null for all. */
  readonly process: ProcessId | null;
  /** Sought in the row as it is written, whatever the case. */
  readonly text: string;
}

/** The steps of a trace that pass a filter, as ascending positions. */
export interface Matches {
  readonly steps: Steps;
  readonly key: unknown;
  readonly rows: readonly StepIndex[];
}
type Steps = Vector<Step<ProtocolTypes>>;

/**
 * The steps for which `isMatch` holds. A run grows at its end while it is watched, so where the steps of `previous` are
 * still there and `key` says that the question is the same, only the new ones are asked.
 */
export function matchSteps(
  previous: Matches | null,
  steps: Steps,
  question: { readonly key: unknown; readonly isMatch: (step: Step<ProtocolTypes>) => boolean },
): Matches {
  const isSame = previous !== null && previous.key === question.key && isPrefix(previous.steps, steps);
  if (isSame && previous.steps.length === steps.length) return previous;
  const rows = isSame ? [...previous.rows] : [];
  for (const step of slice(steps, isSame ? previous.steps.length : 0)) {
    if (question.isMatch(step)) rows.push(step.index);
  }
  return { steps, key: question.key, rows };
}

/** Steps are never changed, so two runs that have the same last step in the same place are the same up to there. */
const isPrefix = (shorter: Steps, longer: Steps): boolean =>
  shorter.length === 0 || at(shorter, shorter.length - 1) === at(longer, shorter.length - 1);

/** Whether a step passes; `rowText` is called only where a text is sought. */
export function passes(filter: StepFilter, summary: StepSummary, rowText: (summary: StepSummary) => string): boolean {
  if (filter.hidden.includes(summary.family)) return false;
  if (filter.process !== null && summary.process !== filter.process && summary.from !== filter.process) return false;
  if (filter.text === '') return true;
  return rowText(summary).toLowerCase().includes(filter.text.toLowerCase());
}

/** The row of the last match at or before a step; -1 where all are later. */
export function rowAtStep(rows: readonly StepIndex[], step: StepIndex): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? step) <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
