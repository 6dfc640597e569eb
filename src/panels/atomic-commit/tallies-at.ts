import type { Step, Trace } from '../../kernel/trace';
import { at, slice } from '../../kernel/vector';
import type { AtomicCommit } from '../../protocols/atomic-commit/state';
import { copyOf, countStep, newTallies, type Tallies } from '../../protocols/atomic-commit/tallies';

/** Every so many steps the tallies are kept. */
const interval = 128;

/** By the step that they count last. Versions and branches of a run share their steps, so they share these as well. */
const kept = new WeakMap<Step<AtomicCommit>, Tallies>();

/** The tallies after a step (-1: before the first), counted from the nearest place before it where they are kept. */
export function talliesAt({ setup, steps }: Trace<AtomicCommit>, index: number): Tallies {
  const length = Math.min(index + 1, steps.length);
  let from = length - (length % interval);
  while (from > 0 && keptBefore(steps, from) === undefined) from -= interval;
  const tallies = copyOf(keptBefore(steps, from) ?? newTallies(setup));
  for (const step of slice(steps, from, length)) {
    countStep(tallies, step);
    if ((step.index + 1) % interval === 0) kept.set(step, copyOf(tallies));
  }
  return tallies;
}

function keptBefore(steps: Trace<AtomicCommit>['steps'], length: number): Tallies | undefined {
  const step = at(steps, length - 1);
  return step === undefined ? undefined : kept.get(step);
}
