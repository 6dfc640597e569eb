import type { Act } from '../../kernel/act';
import type { StepIndex } from '../../kernel/ids';
import type { Facts, ProtocolTypes } from '../../kernel/protocol';
import { slice } from '../../kernel/vector';
import type { AnyTrace } from '../../player/contract';

/** Something worth finding again: a milestone, what a person did, or a property that broke. */
export type Mark =
  | {
      readonly kind: 'milestone';
      readonly step: StepIndex;
      readonly milestone: string;
      readonly process: number;
      readonly facts: Facts;
    }
  | { readonly kind: 'act'; readonly step: StepIndex; readonly act: Act<ProtocolTypes> }
  | { readonly kind: 'violation'; readonly step: StepIndex; readonly invariant: string };
export type MarkKind = Mark['kind'];

/** Marks that stand so close that they share one sign; the gravest of them gives it its shape. */
export interface MarkGroup {
  readonly kind: MarkKind;
  /** From 0 to 1. */
  readonly position: number;
  readonly marks: readonly Mark[];
}

/** Signs nearer to each other than this share of the tape cannot be told apart. */
const nearest = 1 / 110;

/** The signs of a tape from left to right; `positionOf`: where a step stands on it, from 0 to 1. */
export function markGroups(marks: readonly Mark[], positionOf: (step: StepIndex) => number): readonly MarkGroup[] {
  const groups: { kind: MarkKind; position: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const position = positionOf(mark.step);
    const last = groups[groups.length - 1];
    if (last === undefined || position - last.position > nearest)
      groups.push({ kind: mark.kind, position, marks: [mark] });
    else {
      last.marks.push(mark);
      if (gravity[mark.kind] > gravity[last.kind]) last.kind = mark.kind;
    }
  }
  return groups;
}

const gravity: Readonly<Record<MarkKind, number>> = { milestone: 0, act: 1, violation: 2 };

/** All marks of a run in the order of their steps. */
export function marksOf(trace: Pick<AnyTrace, 'milestones' | 'interventions' | 'violations'>): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { step, milestone, process, facts } of slice(trace.milestones))
    marks.push({ kind: 'milestone', step, milestone, process, facts });
  for (const { step, act } of slice(trace.interventions)) marks.push({ kind: 'act', step, act });
  for (const { step, invariant } of slice(trace.violations)) marks.push({ kind: 'violation', step, invariant });
  return marks.sort((a, b) => a.step - b.step);
}
