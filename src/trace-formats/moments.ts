import { assert } from '../kernel/assert';
import { happen } from '../kernel/happen';
import { carryOut } from '../kernel/intervene';
import type { ProtocolTypes } from '../kernel/protocol';
import { worldAt } from '../kernel/run';
import type { Step, Trace } from '../kernel/trace';
import { at, lowerBound, slice } from '../kernel/vector';
import type { World } from '../kernel/world';
import { clipped, type StepRange, wholeRun } from './step-range';

/** A step with the world before and after it. */
export interface Change<P extends ProtocolTypes> {
  readonly step: Step<P>;
  readonly before: World<P>;
  readonly after: World<P>;
}

/** The steps of a range with their worlds, made again one after another: much faster than asking for each world by itself. */
export function* changes<P extends ProtocolTypes>(trace: Trace<P>, range: StepRange = wholeRun): Generator<Change<P>> {
  const { from, to } = clipped(trace, range);
  let world = worldAt(trace, from - 1);
  let intervention = lowerBound(trace.interventions, ({ step }) => step >= from);
  for (const step of slice(trace.steps, from, to + 1)) {
    const before = world;
    if (step.occurrence.type === 'act') {
      const { at: when } = at(trace.interventions, intervention++) ?? step;
      world = carryOut(trace, before, step.occurrence.act, when, step.index).world;
    } else {
      const again = happen(trace, before, step.index, Number.POSITIVE_INFINITY);
      assert(again !== null, 'a step that happened once happens again');
      world = again.world;
    }
    yield { step, before, after: world };
  }
}
