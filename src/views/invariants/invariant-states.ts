import type { Instant, StepIndex } from '../../kernel/ids';
import type { Facts, Invariant, Violation } from '../../kernel/protocol';
import { slice, type Vector } from '../../kernel/vector';

export type Broken = Violation & { readonly step: StepIndex; readonly at: Instant };

/** An invariant and, if it was broken at or before a step, where that happened first. */
export interface InvariantState {
  readonly id: string;
  readonly source: string;
  readonly broken: { readonly step: StepIndex; readonly at: Instant; readonly facts: Facts } | null;
}

/**
 * What holds at a step. A property that was broken once stays broken: the run after that shows what a reader must not
 * take for the protocol.
 */
export function invariantStates(
  invariants: readonly Invariant[],
  violations: Vector<Broken>,
  step: StepIndex,
): readonly InvariantState[] {
  const first = new Map<string, Broken>();
  for (const violation of slice(violations)) {
    if (violation.step > step) break;
    if (!first.has(violation.invariant)) first.set(violation.invariant, violation);
  }
  return invariants.map(({ id, source }) => ({ id, source, broken: first.get(id) ?? null }));
}

/** The property that was broken before all others; null while all hold. */
export function firstBroken(states: readonly InvariantState[]): InvariantState | null {
  return states.reduce<InvariantState | null>((first, state) => {
    if (state.broken === null) return first;
    return first?.broken == null || state.broken.step < first.broken.step ? state : first;
  }, null);
}
