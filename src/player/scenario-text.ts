import type { StepIndex } from '../kernel/ids';
import { lowerBound, slice } from '../kernel/vector';
import { writeDuration } from '../scenario/quantities';
import { commandOfAct } from './command-text';
import type { AnyTrace, PlayerState, ProtocolEntry } from './contract';
import { frontMatterText } from './front-matter-text';
import { currentTrace } from './selectors';
import { beforeFirst, endOf, instantOf } from './timeline';

/** The scenario that makes the present run again: its setup, and what was done when. */
export function scenarioText(state: Pick<PlayerState, 'branches' | 'branch' | 'entry' | 'title'>): string {
  const trace = currentTrace(state);
  const { dialect, protocol } = state.entry;
  const setup = dialect.writeSetup(trace.setup);
  return `${frontMatterText({ title: state.title, protocol: protocol.id, ...setup })}${commandLines(trace, state.entry).join('\n')}\n`;
}

/** What was done in a run after a step, and when, as commands. */
export function commandLines(trace: AnyTrace, entry: ProtocolEntry, after: StepIndex = beforeFirst): readonly string[] {
  const lines: string[] = [];
  let clock: number = instantOf(trace, after);
  const runTo = (instant: number): void => {
    if (instant > clock) lines.push(`run ${writeDuration(instant - clock)}`);
    clock = Math.max(clock, instant);
  };
  const from = lowerBound(trace.interventions, ({ step }) => step > after);
  for (const { at: when, act, step } of slice(trace.interventions, from)) {
    runTo(when);
    lines.push(commandOfAct(trace, { act, step }, entry));
    clock = Math.max(clock, instantOf(trace, step));
  }
  runTo(endOf(trace));
  return lines;
}
