import type { Refusal } from '../kernel/act';
import { type Instant, instant } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { extend, intervene } from '../kernel/run';
import type { Trace } from '../kernel/trace';
import { type Action, actsOf } from './acts';
import { checkExpected } from './check-expected';
import type { Command, RunGoal, Texts } from './command';
import type { Entry } from './entry';
import { isAboutState, meets } from './meets';
import { type Diagnostic, expectedSentence } from './problem';

/** A `run` that reaches nothing ends after this much virtual time. */
export const patience = 120_000_000;
/** No run of a scenario has more steps. */
export const maxSteps = 2_000_000;

/** What came of a command. */
export type Outcome =
  | { readonly type: 'done' }
  | { readonly type: 'noted'; readonly texts: Texts }
  | { readonly type: 'expected'; readonly holds: boolean; readonly found: string }
  /** It cannot be carried out as things are: a mistake of the scenario's. */
  | { readonly type: 'refused'; readonly problem: Diagnostic }
  /** The run did not come to what it was to run to. */
  | { readonly type: 'unreached'; readonly problem: Diagnostic };

/** Where a run stands: its trace, and the instant up to which it was let run, at or after the last step. */
export interface Progress<P extends ProtocolTypes> {
  readonly trace: Trace<P>;
  readonly clock: Instant;
}
export interface Executed<P extends ProtocolTypes> extends Progress<P> {
  readonly outcome: Outcome;
}

/** Carries out one command at the end of a trace, or at a later instant if `clock` names one. */
export function execute<P extends ProtocolTypes>(
  trace: Trace<P>,
  command: Command<P>,
  entry: Entry<P>,
  clock: Instant = trace.head.world.now,
): Executed<P> {
  switch (command.verb) {
    case 'run':
      return runUntil({ trace, clock }, command, command.until, entry);
    case 'expect':
      return { trace, clock, outcome: { type: 'expected', ...checkExpected(trace, entry, command.expected) } };
    case 'note':
      return { trace, clock, outcome: { type: 'noted', texts: command.texts } };
    default:
      return act({ trace, clock }, command, entry);
  }
}

function act<P extends ProtocolTypes>(
  progress: Progress<P>,
  command: Command<P> & Action<P>,
  entry: Entry<P>,
): Executed<P> {
  const refuse = (problem: Diagnostic): Executed<P> => ({ ...progress, outcome: { type: 'refused', problem } });
  const meaning = actsOf(progress.trace, entry, command);
  if (!meaning.ok)
    return refuse({
      ...command.place,
      column: meaning.column,
      found: meaning.found,
      expected: expectedSentence(meaning.expected),
    });
  let { trace } = progress;
  let isFirst = true;
  for (const wanted of meaning.acts) {
    const done = intervene(trace, wanted, progress.clock);
    if (done.ok) trace = done.trace;
    // Dropping one message may have taken others of its stream with it.
    else if (isFirst || done.refusal !== 'noSuchMessage') return refuse(refused(command, done.refusal));
    isFirst = false;
  }
  return { trace, clock: later(progress.clock, trace), outcome: { type: 'done' } };
}

const refused = <P extends ProtocolTypes>(command: Command<P>, refusal: Refusal): Diagnostic => ({
  ...command.place,
  found: command.text,
  expected: expectedSentence(`scenario.refused.${refusal}`),
});

const later = <P extends ProtocolTypes>(clock: Instant, trace: Trace<P>): Instant =>
  instant(Math.max(clock, trace.head.world.now));

function runUntil<P extends ProtocolTypes>(
  progress: Progress<P>,
  command: Command<P>,
  goal: RunGoal<P>,
  entry: Entry<P>,
): Executed<P> {
  const limit = limitOf(progress.clock, goal);
  let { trace } = progress;
  let isReached = goal.type === 'condition' && isAboutState(goal.condition) && meets(trace, goal.condition, entry);
  while (!isReached) {
    const next = trace.steps.length < maxSteps ? extend(trace, limit) : null;
    if (next === null) return atLimit({ trace, clock: limit }, command, goal);
    trace = next;
    isReached = goal.type === 'condition' && meets(trace, goal.condition, entry);
  }
  return { trace, clock: later(progress.clock, trace), outcome: { type: 'done' } };
}

/** Up to when a run may go: to the instant that is its goal, or as long as its patience lasts. */
function limitOf<P extends ProtocolTypes>(clock: Instant, goal: RunGoal<P>): Instant {
  if (goal.type === 'duration') return instant(clock + goal.span);
  if (goal.condition.type === 'time') return instant(Math.max(clock, goal.condition.at));
  return instant(clock + patience);
}

const isForTime = <P extends ProtocolTypes>(goal: RunGoal<P>): boolean =>
  goal.type === 'duration' || goal.condition.type === 'time';

function atLimit<P extends ProtocolTypes>(
  { trace, clock }: Progress<P>,
  command: Command<P>,
  goal: RunGoal<P>,
): Executed<P> {
  const hasRunOn = trace.steps.length >= maxSteps;
  if (isForTime(goal) && !hasRunOn) return { trace, clock, outcome: { type: 'done' } };
  const expected = expectedSentence(
    hasRunOn ? `scenario.stepLimit ${maxSteps}` : `scenario.reached ${patience / 1_000_000}s`,
  );
  return { trace, clock, outcome: { type: 'unreached', problem: { ...command.place, found: command.text, expected } } };
}
