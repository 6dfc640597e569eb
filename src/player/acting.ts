import type { Act } from '../kernel/act';
import type { Instant } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { intervene, rewind } from '../kernel/run';
import { placeAt } from './advance';
import { fork, maxBranches } from './branches';
import { runLine } from './command-line';
import { commandText } from './command-text';
import type { AnyTrace, Notice, PlayerActions, PlayerState } from './contract';
import { remembering } from './history';
import { runInKnownFuture } from './run-known';
import { currentTrace } from './selectors';
import { endOf, lastStep } from './timeline';
import { moved, type Store } from './transport';

/** More lines than a person looks back at. */
export const longestLog = 500;

/** What changes the run: acts of the mouse and lines of the scenario language, both at the playhead. */
export function createActing({ get, set }: Store): Pick<PlayerActions, 'act' | 'command'> {
  const carryOut = ({ isDone, changes }: Deed): boolean => {
    set(changes);
    return isDone;
  };
  return {
    act: (act) => carryOut(acted(get(), act)),
    command: (line) => carryOut(commanded(get(), line.trim())),
  };
}

interface Deed {
  readonly isDone: boolean;
  readonly changes: Partial<PlayerState>;
}

function acted(state: PlayerState, act: Act<ProtocolTypes>): Deed {
  const past = upToPlayhead(state);
  const command = commandText(act, past, state.entry);
  const result = intervene(past, act, state.playhead);
  if (!result.ok) return refused({ kind: 'error', id: `commands.refused.${result.refusal}`, values: { command } });
  return changed(state, result.trace, command, { kind: 'info', id: 'commands.done', values: { command } });
}

function commanded(state: PlayerState, line: string): Deed {
  if (line === '') return { isDone: true, changes: {} };
  const past = upToPlayhead(state);
  const result = runInKnownFuture(line, state) ?? runLine(line, state.entry, past, state.playhead);
  if (result.type === 'problem') return { isDone: false, changes: { problem: result.problem, notice: null } };
  const { trace, clock, notice } = result;
  if (trace.interventions.length > past.interventions.length) return changed(state, trace, line, notice);
  // Letting time pass or asking something changes no history: the future that is known already comes true.
  return { isDone: true, changes: { ...elapsed(state, clock), ...said(state, line, notice) } };
}

/** What follows the playhead is another story: the run as it was known then. */
const upToPlayhead = (state: PlayerState): AnyTrace => rewind(currentTrace(state), state.step);

const refused = (notice: Notice): Deed => ({ isDone: false, changes: { notice, problem: null } });

function said(state: PlayerState, text: string, notice: Notice | null): Partial<PlayerState> {
  return { commandLog: [...state.commandLog, { text, at: state.playhead }].slice(-longestLog), notice, problem: null };
}

function elapsed(state: PlayerState, clock: Instant): Partial<PlayerState> {
  return clock <= state.playhead ? {} : moved(state, placeAt(currentTrace(state), clock));
}

function changed(state: PlayerState, trace: AnyTrace, text: string, notice: Notice | null): Deed {
  const forked = fork(state.branches, state.branch, state.step, trace, text);
  if (forked.branches.length > maxBranches)
    return refused({ kind: 'error', id: 'commands.tooManyBranches', values: { most: maxBranches } });
  return {
    isDone: true,
    changes: {
      ...forked,
      ...remembering(state, text),
      ...said(state, text, notice),
      playhead: endOf(trace),
      step: lastStep(trace),
    },
  };
}
