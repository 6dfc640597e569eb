import type { ProtocolTypes } from '../kernel/protocol';
import { begin, extend, intervene } from '../kernel/run';
import type { Trace } from '../kernel/trace';
import { last } from '../kernel/vector';
import type { Setup, World } from '../kernel/world';
import { compactStep } from './compact-step';
import { firstDifference } from './difference';
import type { TraceEntry } from './entry';
import type { PlacedAct } from './read-acts';
import { differing, fine, pathText, type Result, shown } from './trace-problem';
import { engineVersion } from './version';

/** What a file tells of a run, checked as far as that is possible without running it. */
export interface Told<P extends ProtocolTypes> {
  readonly engine: string;
  readonly setup: Setup<P>;
  readonly acts: readonly PlacedAct<P>[];
  /** The position of the first of the steps. */
  readonly from: number;
  readonly steps: readonly unknown[];
}

/** Makes the run again, and ends at the first step that is not as the file tells it: so it never runs longer than the file. */
export function makeAgain<P extends ProtocolTypes>(told: Told<P>, entry: TraceEntry<P>): Result<Trace<P>> {
  const end = told.from + told.steps.length;
  let trace = begin(entry.protocol, told.setup);
  let done = 0;
  while (trace.steps.length < end) {
    const before = trace.head.world;
    const act = told.acts[done];
    const isAct = act !== undefined && act.step === trace.steps.length;
    const next = isAct ? acted(trace, act, done + 1, told) : went(trace, told);
    if (!next.ok) return next;
    trace = next.value;
    if (isAct) done++;
    const same = compared(trace, before, told, entry);
    if (!same.ok) return same;
  }
  return fine(trace);
}

function acted<P extends ProtocolTypes>(
  trace: Trace<P>,
  { at, act }: PlacedAct<P>,
  number: number,
  { engine }: Told<P>,
): Result<Trace<P>> {
  const { now } = trace.head.world;
  const step = trace.steps.length;
  // Nothing else was due any more. Without this look an instant far off would let the run go on and on.
  if (at > now && extend(trace, at) !== null)
    return differing(`${reason(engine)}.early`, { number, step, ...versions(engine) });
  const done = intervene(trace, act, at);
  if (done.ok) return fine(done.trace);
  const expected = { id: `scenario.refused.${done.refusal}`, values: {} };
  return differing('act.refused', { number, step, act: act.type }, { expected });
}

function went<P extends ProtocolTypes>(trace: Trace<P>, { engine }: Told<P>): Result<Trace<P>> {
  const next = extend(trace);
  return next === null
    ? differing(`${reason(engine)}.end`, { step: trace.steps.length, ...versions(engine) })
    : fine(next);
}

/** A step may differ because another engine made it, or because somebody changed it. */
const reason = (engine: string): string => (engine === engineVersion ? 'edited' : 'otherEngine');
const versions = (engine: string) => ({ engine, own: engineVersion });

function compared<P extends ProtocolTypes>(
  trace: Trace<P>,
  before: World<P>,
  { engine, from, steps }: Told<P>,
  entry: TraceEntry<P>,
): Result<null> {
  const step = last(trace.steps);
  if (step === undefined || step.index < from) return fine(null);
  const made = compactStep({ step, before, after: trace.head.world }, entry);
  const difference = firstDifference(made, steps[step.index - from]);
  if (difference === null) return fine(null);
  const [expected, found] = [shown(difference.a), shown(difference.b)];
  const where = { step: step.index, path: pathText(difference.path), expected, found };
  const values = { step: step.index, made: expected, found, path: where.path || '–', ...versions(engine) };
  return differing(`${reason(engine)}.step`, values, { difference: where });
}
