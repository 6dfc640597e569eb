import type { Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import type { Counters } from '../../protocols/atomic-commit/counters';
import {
  amountOf,
  type Course,
  type ExpectedCosts,
  expectedCosts,
  writeFormula,
} from '../../protocols/atomic-commit/expected-costs';
import type { AtomicCommit } from '../../protocols/atomic-commit/state';

/** A counter of the run so far beside what the lesson says of one transaction without a fault. */
export interface CostRow {
  readonly name: keyof ExpectedCosts;
  readonly soFar: number;
  readonly expected: Readonly<Record<Course, { readonly formula: string; readonly amount: number }>>;
}

const names = ['messages', 'forced', 'executions', 'wasted'] as const;

/** The counters of a run with their formulas, in the order of a lesson. */
export function costRows({ config }: Trace<AtomicCommit>['setup'], counters: Counters): readonly CostRow[] {
  const { variant, participants } = config;
  const expectedIn = (name: CostRow['name'], course: Course): CostRow['expected'][Course] => {
    const formula = expectedCosts(variant, course)[name];
    return { formula: writeFormula(formula), amount: amountOf(formula, participants.length) };
  };
  return names.map((name) => ({
    name,
    soFar: counters[name],
    expected: { allYes: expectedIn(name, 'allYes'), oneNo: expectedIn(name, 'oneNo') },
  }));
}

/** How many transactions have begun up to a step. */
export function transactionsAt({ milestones }: Trace<AtomicCommit>, step: number): number {
  let begun = 0;
  for (const reached of slice(milestones)) {
    if (reached.step > step) break;
    if (reached.milestone === 'transactionStarted') begun++;
  }
  return begun;
}
