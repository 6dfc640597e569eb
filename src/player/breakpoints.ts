import type { Instant, StepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { rewind } from '../kernel/run';
import { at } from '../kernel/vector';
import type { Condition } from '../scenario/condition';
import { isAboutState, meets } from '../scenario/meets';
import type { Diagnostic } from '../scenario/problem';
import { readCondition, readerFor } from '../scenario/read-command';
import type { AnyTrace, CommandProblem, ProtocolEntry } from './contract';

/** Where playing stops: at a condition of the scenario language. */
export interface Breakpoint {
  readonly id: number;
  readonly text: string;
  readonly isOn: boolean;
}

/** More conditions than these would be asked for at every step of a run that plays fast. */
export const maxBreakpoints = 20;

/** The breakpoint that a step meets; a state that was so before meets none. */
export function hitBy(
  trace: AnyTrace,
  step: StepIndex,
  entry: ProtocolEntry,
  breakpoints: readonly Breakpoint[],
): Breakpoint | null {
  const on = breakpoints.filter(({ isOn }) => isOn);
  return on.find(({ text }) => isMetAt(trace, step, entry, text)) ?? null;
}

function isMetAt(trace: AnyTrace, step: StepIndex, entry: ProtocolEntry, text: string): boolean {
  const condition = conditionOf(text, entry, trace);
  if (condition === null) return false;
  // Most steps are told apart by themselves, without the worlds around them.
  if (!isMet(trace, step, entry, condition, text)) return false;
  return !isAboutState(condition) || !isMet(trace, (step - 1) as StepIndex, entry, condition, text);
}

/** The step that was asked for last is the one before the next: its answer is kept. */
function isMet(
  trace: AnyTrace,
  step: StepIndex,
  entry: ProtocolEntry,
  condition: Condition<ProtocolTypes>,
  text: string,
): boolean {
  const key = at(trace.steps, step) ?? trace.setup;
  const known = answers.get(key)?.get(text);
  if (known !== undefined) return known;
  const answer = meets(rewind(trace, step), condition, entry);
  answers.set(key, (answers.get(key) ?? new Map<string, boolean>()).set(text, answer));
  return answer;
}
const answers = new WeakMap<object, Map<string, boolean>>();

/** The instant at which a breakpoint stands; null where it is about something else. */
export function instantOfBreakpoint({ text }: Breakpoint, entry: ProtocolEntry, trace: AnyTrace): Instant | null {
  const condition = conditionOf(text, entry, trace);
  return condition?.type === 'time' ? condition.at : null;
}

/** What is wrong with the text of a breakpoint; null where it is a condition that this run can meet. */
export function problemWith(text: string, entry: ProtocolEntry, { setup }: AnyTrace): CommandProblem | null {
  const read = readCondition(readerFor(entry, setup), text);
  if (!read.ok) return { place: null, line: text, ...shown(read.problem) };
  if (read.value !== null) return null;
  return { place: null, line: text, column: 1, found: '', expected: { id: 'commands.noCondition', values: {} } };
}

const shown = ({ column, found, expected }: Diagnostic): Pick<Diagnostic, 'column' | 'found' | 'expected'> => ({
  column,
  found,
  expected,
});

/** The condition that a text means in a run; null where it means none there, such as a server that this run has not. */
function conditionOf(text: string, entry: ProtocolEntry, { setup }: AnyTrace): Condition<ProtocolTypes> | null {
  const known = conditions.get(setup)?.get(text);
  if (known !== undefined) return known;
  const read = readCondition(readerFor(entry, setup), text);
  const condition = read.ok ? read.value : null;
  conditions.set(
    setup,
    (conditions.get(setup) ?? new Map<string, Condition<ProtocolTypes> | null>()).set(text, condition),
  );
  return condition;
}
const conditions = new WeakMap<object, Map<string, Condition<ProtocolTypes> | null>>();
