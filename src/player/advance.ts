import { first } from '../kernel/agenda';
import { type Instant, instant, type StepIndex } from '../kernel/ids';
import { extend } from '../kernel/run';
import { at, lowerBound } from '../kernel/vector';
import type { AnyTrace } from './contract';
import { instantOf, lastStep, stepAt } from './timeline';

/** A run cannot be drawn out beyond this by playing, stepping or seeking; the memory of a page is finite. */
export const maxSteps = 100_000;
/** Steps that one frame may make before it lets the page breathe. */
const maxStepsPerFrame = 1_000;

/** A place in a run, between two of its steps. */
export interface Place {
  readonly trace: AnyTrace;
  readonly playhead: Instant;
  readonly step: StepIndex;
}
/** Why playing ends by itself. */
export type Halt = 'end' | 'limit' | 'violation' | 'breakpoint';
export interface Advance extends Place {
  readonly halt: Halt | null;
}

/**
 * Moves a place on by wall time. The pace is constant between two steps and asked for at each, in virtual microseconds a
 * millisecond; a run that ends is extended, so that its future exists no earlier than the playhead reaches it.
 */
export function advance(
  place: Place,
  wallMs: number,
  paceOf: (place: Place, next: Instant) => number,
  isStop: (trace: AnyTrace, step: StepIndex) => boolean = () => false,
): Advance {
  let { trace, playhead, step } = place;
  let left = wallMs;
  for (let made = 0; made < maxStepsPerFrame; made++) {
    const next = nextPlace(trace, step);
    if (typeof next === 'string') return { trace, playhead, step, halt: next };
    const pace = paceOf({ trace, playhead, step }, next.playhead);
    // Rounded up, so that the slowest pace still moves by whole microseconds.
    const reach = Math.ceil(playhead + left * pace);
    if (reach < next.playhead) return { trace, playhead: instant(reach), step, halt: null };
    left = Math.max(0, left - (next.playhead - playhead) / pace);
    ({ trace, playhead, step } = next);
    if (isBroken(trace, step)) return { trace, playhead, step, halt: 'violation' };
    if (isStop(trace, step)) return { trace, playhead, step, halt: 'breakpoint' };
  }
  return { trace, playhead, step, halt: null };
}

/** The place at the step after this one, extending the run where it ends; the reason where there is none. */
export function nextPlace(trace: AnyTrace, step: StepIndex): Place | 'end' | 'limit' {
  const known = (step + 1) as StepIndex;
  if (known <= lastStep(trace)) return { trace, playhead: instantOf(trace, known), step: known };
  if (trace.steps.length >= maxSteps) return 'limit';
  const longer = peek(trace);
  return longer === null ? 'end' : { trace: longer, playhead: instantOf(longer, known), step: known };
}

/** The place at an instant, extending the run where it ends before. */
export function placeAt(trace: AnyTrace, when: Instant): Place {
  let longest = trace;
  while (longest.steps.length < maxSteps && (first(longest.head.world.agenda)?.at ?? when + 1) <= when) {
    const longer = extend(longest, when);
    if (longer === null) break;
    longest = longer;
  }
  return { trace: longest, playhead: when, step: stepAt(longest, when) };
}

/** Whether a property stops holding with this step. */
export function isBroken(trace: AnyTrace, step: StepIndex): boolean {
  const position = lowerBound(trace.violations, (violation) => violation.step >= step);
  return at(trace.violations, position)?.step === step;
}

/** One and no more: whoever holds an old version of a run would hold all that came of it. */
let peeked: { readonly trace: AnyTrace; readonly longer: AnyTrace | null } | null = null;

/** The trace with its next step, made once although it is looked at in every frame. */
function peek(trace: AnyTrace): AnyTrace | null {
  if (peeked?.trace !== trace) peeked = { trace, longer: extend(trace) };
  return peeked.longer;
}
