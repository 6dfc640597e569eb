import type { Act } from '../kernel/act';
import type { ProtocolTypes } from '../kernel/protocol';
import { rewind } from '../kernel/run';
import { at, slice } from '../kernel/vector';
import { writeDuration } from '../scenario/quantities';
import { commandText } from './command-text';
import type { AnyTrace, PlayerState } from './contract';
import { frontMatterText } from './front-matter-text';
import { currentTrace } from './selectors';
import { endOf } from './timeline';

/** The scenario that makes the present run again: its setup, and what was done when. */
export function scenarioText(state: Pick<PlayerState, 'branches' | 'branch' | 'entry' | 'title'>): string {
  const trace = currentTrace(state);
  const { dialect, protocol } = state.entry;
  const setup = dialect.writeSetup(trace.setup);
  return `${frontMatterText({ title: state.title, protocol: protocol.id, ...setup })}${commandLines(trace, state).join('\n')}\n`;
}

function commandLines(trace: AnyTrace, { entry }: Pick<PlayerState, 'entry'>): readonly string[] {
  const lines: string[] = [];
  let clock = 0;
  const runTo = (instant: number): void => {
    if (instant > clock) lines.push(`run ${writeDuration(instant - clock)}`);
    clock = Math.max(clock, instant);
  };
  for (const { at: when, act, step } of slice(trace.interventions)) {
    runTo(when);
    lines.push(commandText(act, meansMessage(act) ? rewind(trace, step - 1) : trace, entry));
    clock = Math.max(clock, at(trace.steps, step)?.at ?? when);
  }
  runTo(endOf(trace));
  return lines;
}

/** A message is named by what else is in flight, so only such acts need the run as it was. */
const meansMessage = (act: Act<ProtocolTypes>): boolean => 'message' in act;
