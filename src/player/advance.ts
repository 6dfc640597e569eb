import { first } from '../kernel/agenda';
import { type Instant, instant, type StepIndex } from '../kernel/ids';
import { extend } from '../kernel/run';
import { at, lowerBound } from '../kernel/vector';
import type { AnyTrace } from './contract';
import { instantOf, lastStep, stepAt } from './timeline';
import { usedLast } from './used-last';

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
export interface Advance {
  readonly places: readonly Place[];
  readonly halt: Halt | null;
  /** Which of the runs halted; null where none or all did. */
  readonly halted: number | null;
}

/** What is asked about one of several runs that move together, by its number. */
export interface Course {
  /** The pace from a place to the next step, in virtual microseconds a millisecond. */
  paceOf(run: number, place: Place, next: Instant): number;
  isStop(run: number, place: Place): boolean;
}

/**
 * Moves places of runs on together by wall time, all at the same instant: what happens next in any of them comes next, and the
 * slowest pace holds for all. A pace is constant between two steps and asked for at each; a run that ends is extended, so that its
 * future exists no earlier than the playhead reaches it.
 */
export function advance(from: readonly Place[], wallMs: number, { paceOf, isStop }: Course): Advance {
  let places = from;
  let left = wallMs;
  for (let made = 0; made < maxStepsPerFrame; made++) {
    const ahead = nextOf(places);
    if (typeof ahead === 'string') return { places, halt: ahead, halted: null };
    const { next, at: when } = ahead;
    const playhead = places[0]?.playhead ?? when;
    let pace = Number.POSITIVE_INFINITY;
    for (const [run, place] of places.entries()) {
      const own = next[run];
      if (typeof own !== 'string') pace = Math.min(pace, paceOf(run, place, own?.playhead ?? when));
    }
    // Rounded up, so that the slowest pace still moves by whole microseconds.
    const reach = Math.ceil(playhead + left * pace);
    if (reach < when)
      return { places: places.map((place) => ({ ...place, playhead: instant(reach) })), halt: null, halted: null };
    left = Math.max(0, left - (when - playhead) / pace);
    const before = places;
    places = steppedTo(places, ahead);
    const isNew = ({ step }: Place, run: number): boolean => step !== before[run]?.step;
    const broken = places.findIndex((place, run) => isNew(place, run) && isBroken(place.trace, place.step));
    if (broken >= 0) return { places, halt: 'violation', halted: broken };
    const stop = places.findIndex((place, run) => isNew(place, run) && isStop(run, place));
    if (stop >= 0) return { places, halt: 'breakpoint', halted: stop };
  }
  return { places, halt: null, halted: null };
}

/** What comes next in several runs, and when the first of it does. */
export interface Ahead {
  readonly next: readonly (Place | 'end' | 'limit')[];
  readonly at: Instant;
}

/** What comes next; the reason where nothing does in any of the runs, or one is too long. */
export function nextOf(places: readonly Place[]): Ahead | 'end' | 'limit' {
  const next = places.map(({ trace, step }) => nextPlace(trace, step));
  if (next.includes('limit')) return 'limit';
  let at: Instant | null = null;
  for (const place of next) if (typeof place !== 'string' && (at === null || place.playhead < at)) at = place.playhead;
  return at === null ? 'end' : { next, at };
}

/** The places at the instant of what comes next. */
export const steppedTo = (places: readonly Place[], { next, at }: Ahead): readonly Place[] =>
  places.map((place, run) => {
    const own = next[run];
    return own !== undefined && typeof own !== 'string' && own.playhead === at ? own : { ...place, playhead: at };
  });

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

/** Two and no more, as many as move together: whoever holds an old version of a run would hold all that came of it. */
let peeked: readonly { readonly trace: AnyTrace; readonly longer: AnyTrace | null }[] = [];

/** The trace with its next step, made once although it is looked at in every frame. */
function peek(trace: AnyTrace): AnyTrace | null {
  const found = peeked.find((known) => known.trace === trace) ?? { trace, longer: extend(trace) };
  peeked = usedLast(peeked, found);
  return found.longer;
}
