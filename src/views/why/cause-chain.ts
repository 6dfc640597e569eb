import type { StepIndex } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Step } from '../../kernel/trace';
import { at, slice, type Vector } from '../../kernel/vector';

type Steps = Vector<Step<ProtocolTypes>>;

/** The steps that led to this one, nearest first: the last of them is a person's act or the start of a process. */
export function causesOf(steps: Steps, index: StepIndex): readonly Step<ProtocolTypes>[] {
  const causes: Step<ProtocolTypes>[] = [];
  let cause = at(steps, index)?.cause ?? null;
  while (cause !== null) {
    const step = at(steps, cause);
    if (step === undefined) break;
    causes.push(step);
    cause = step.cause;
  }
  return causes;
}

/** How far ahead the consequences of a step are sought: a timer may ring long after it was started. */
const horizon = 2000;

/** The steps that this one led to directly, as far as they have happened. */
export function consequencesOf(steps: Steps, index: StepIndex): readonly Step<ProtocolTypes>[] {
  return [...slice(steps, index + 1, index + 1 + horizon)].filter((step) => step.cause === index);
}

/** A chain shortened in its middle: the causes near at hand and the one that all began with. */
export interface FoldedChain {
  readonly near: readonly Step<ProtocolTypes>[];
  readonly hidden: number;
  readonly origin: Step<ProtocolTypes> | null;
}

export function foldChain(causes: readonly Step<ProtocolTypes>[], shown: number): FoldedChain {
  if (causes.length <= shown + 1) return { near: causes.slice(0, -1), hidden: 0, origin: causes.at(-1) ?? null };
  return { near: causes.slice(0, shown), hidden: causes.length - shown - 1, origin: causes.at(-1) ?? null };
}
