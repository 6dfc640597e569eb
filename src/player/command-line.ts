import type { Instant } from '../kernel/ids';
import { execute } from '../scenario/execute';
import type { Diagnostic } from '../scenario/problem';
import { readCommand } from '../scenario/script';
import type { AnyTrace, CommandProblem, Notice, ProtocolEntry } from './contract';

/** What became of a line of the scenario language that was typed. */
export type LineResult =
  | { readonly type: 'problem'; readonly problem: CommandProblem }
  /** `clock` is the instant up to which the run was let run. */
  | { readonly type: 'done'; readonly trace: AnyTrace; readonly clock: Instant; readonly notice: Notice | null };

/** Carries out one line at the end of a trace and at an instant; a line without a command does nothing. */
export function runLine(line: string, entry: ProtocolEntry, trace: AnyTrace, now: Instant): LineResult {
  const read = readCommand(line, entry, trace);
  if (!read.ok) return { type: 'problem', problem: problemIn(line, read.problem) };
  if (read.command === null) return { type: 'done', trace, clock: now, notice: null };
  const { outcome, ...reached } = execute(trace, read.command, entry, now);
  switch (outcome.type) {
    case 'refused':
    case 'unreached':
      return { type: 'problem', problem: problemIn(line, outcome.problem) };
    case 'expected':
      return { type: 'done', ...reached, notice: expectation(outcome.holds, outcome.found) };
    case 'noted':
    case 'done':
      return { type: 'done', ...reached, notice: { kind: 'info', id: 'commands.done', values: { command: line } } };
  }
}

const expectation = (holds: boolean, found: string): Notice => ({
  kind: holds ? 'info' : 'error',
  id: holds ? 'commands.expectation.holds' : 'commands.expectation.fails',
  values: { found },
});

const problemIn = (line: string, { column, found, expected }: Diagnostic): CommandProblem => ({
  ...{ place: null, line, column, found, expected },
});
