import { assert } from '../kernel/assert';
import { instant, type StepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { extend, intervene, rewind } from '../kernel/run';
import { at, lowerBound } from '../kernel/vector';
import type { Condition } from '../scenario/condition';
import { isAboutState, meets } from '../scenario/meets';
import { readCommand } from '../scenario/script';
import { type LineResult, runLine } from './command-line';
import type { AnyTrace, PlayerState, ProtocolEntry } from './contract';
import { currentTrace } from './selectors';
import { endOf, instantOf, lastStep } from './timeline';

/**
 * A `run` to a condition from a place where acts of the known future are still to come: they come true, so that the condition is
 * looked for among them, and only then beyond what is known. Null for every other line, and where no act lies ahead.
 */
export function runInKnownFuture(line: string, state: PlayerState): LineResult | null {
  const { entry, step, playhead } = state;
  const trace = currentTrace(state);
  const past = rewind(trace, step);
  if (trace.interventions.length === past.interventions.length) return null;
  const read = readCommand(line, entry, past);
  if (!read.ok || read.command?.verb !== 'run' || read.command.until.type !== 'condition') return null;
  const met = firstMet(trace, past, read.command.until.condition, entry);
  if (met !== null) {
    const clock = instant(Math.max(playhead, instantOf(trace, met)));
    return {
      type: 'done',
      trace: past,
      clock,
      notice: { kind: 'info', id: 'commands.done', values: { command: line } },
    };
  }
  const beyond = runLine(line, entry, trace, instant(Math.max(playhead, endOf(trace))));
  // What it ran on is what comes by itself: no history is changed.
  return beyond.type === 'done' ? { ...beyond, trace: past } : beyond;
}

/** The first known step from the playhead on that meets a condition; null where none does. */
function firstMet(
  trace: AnyTrace,
  past: AnyTrace,
  condition: Condition<ProtocolTypes>,
  entry: ProtocolEntry,
): StepIndex | null {
  const here = lastStep(past);
  if (isAboutState(condition) && meets(past, condition, entry)) return here;
  let replayed = past;
  for (let index = here + 1; index <= lastStep(trace); index++) {
    replayed = replay(trace, replayed, index);
    if (meets(replayed, condition, entry)) return index as StepIndex;
  }
  return null;
}

/** The replayed run with the next step of the known one. One after the other this is far quicker than to rewind to each. */
function replay(trace: AnyTrace, replayed: AnyTrace, index: number): AnyTrace {
  if (at(trace.steps, index)?.occurrence.type !== 'act') {
    const longer = extend(replayed);
    assert(longer !== null, 'a step that happened once happens again');
    return longer;
  }
  const position = lowerBound(trace.interventions, ({ step }) => step >= index);
  const done = at(trace.interventions, position);
  assert(done !== undefined, 'an act of a run is among its interventions');
  const result = intervene(replayed, done.act, done.at);
  assert(result.ok, 'an act that was carried out once is carried out again');
  return result.trace;
}
