import type { Instant } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { begin } from '../kernel/run';
import type { Trace } from '../kernel/trace';
import { brokenInvariants } from './check-expected';
import type { Command } from './command';
import { type Executed, execute, type Progress } from './execute';
import type { Diagnostic } from './problem';
import type { Script } from './script';

/** One command of a scenario with what came of it. */
export interface Scene<P extends ProtocolTypes> extends Executed<P> {
  readonly command: Command<P>;
  /** Number of steps before it. */
  readonly before: number;
  readonly startedAt: Instant;
}

/** Carries out a scenario command by command. It ends early at one that cannot be carried out or does not come to its goal. */
export function* play<P extends ProtocolTypes>(script: Script<P>): Generator<Scene<P>, Trace<P>> {
  let progress: Progress<P> = start(script);
  for (const command of script.commands) {
    const { trace, clock } = progress;
    const executed = execute(trace, command, script.entry, clock);
    yield { ...executed, command, before: trace.steps.length, startedAt: clock };
    progress = executed;
    if (executed.outcome.type === 'refused' || executed.outcome.type === 'unreached') break;
  }
  return progress.trace;
}

/** The run of a scenario before its first command. */
export function start<P extends ProtocolTypes>(script: Script<P>): Progress<P> {
  const trace = begin(script.entry.protocol, script.setup);
  return { trace, clock: trace.head.world.now };
}

/** A scenario carried out as a whole. */
export interface Performance<P extends ProtocolTypes> {
  readonly trace: Trace<P>;
  readonly scenes: readonly Scene<P>[];
  /** A command that could not be carried out: a mistake of the scenario's. */
  readonly refused: Diagnostic | null;
  /** A `run` that did not come to its goal. */
  readonly unreached: Diagnostic | null;
  readonly failedExpectations: readonly Scene<P>[];
  /** Broken invariants that the scenario does not expect to be broken. */
  readonly brokenInvariants: readonly string[];
}

export function perform<P extends ProtocolTypes>(script: Script<P>): Performance<P> {
  const scenes = [...play(script)];
  const last = scenes[scenes.length - 1];
  const trace = last?.trace ?? start(script).trace;
  const foreseen = scenes.flatMap(({ command, outcome }) => {
    const isForeseen = command.verb === 'expect' && command.expected.type === 'invariant' && !command.expected.holds;
    return isForeseen && outcome.type === 'expected' && outcome.holds ? [command.expected.id] : [];
  });
  return {
    trace,
    scenes,
    refused: last?.outcome.type === 'refused' ? last.outcome.problem : null,
    unreached: last?.outcome.type === 'unreached' ? last.outcome.problem : null,
    failedExpectations: scenes.filter(({ outcome }) => outcome.type === 'expected' && !outcome.holds),
    brokenInvariants: brokenInvariants(trace).filter((id) => !foreseen.includes(id)),
  };
}
