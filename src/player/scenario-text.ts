import { at, slice } from '../kernel/vector';
import { writeDuration } from '../scenario/quantities';
import { commandOfAct } from './command-text';
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
    lines.push(commandOfAct(trace, { act, step }, entry));
    clock = Math.max(clock, at(trace.steps, step)?.at ?? when);
  }
  runTo(endOf(trace));
  return lines;
}
