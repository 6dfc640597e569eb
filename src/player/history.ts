import type { Branch, Notice, PlayerActions, PlayerState } from './contract';
import type { Store } from './transport';

/** What an undo brings back: the run, and where it was looked at. Versions of a trace share their steps, so it costs little. */
export type Remembered = Readonly<ReturnType<typeof runOf>>;

/** A deed that can be undone or done again, and the run without it or with it. */
export interface Done {
  readonly what: string;
  readonly run: Remembered;
}

/** More than a person goes back in one go. */
export const longestHistory = 200;

/** The changes that make a deed undoable: `state` is what it is done to, `what` how it is called (a command, or a name). */
export const remembering = (state: PlayerState, what: string): Pick<PlayerState, 'undoable' | 'redoable'> => ({
  undoable: [...state.undoable, { what, run: runOf(state) }].slice(-longestHistory),
  redoable: [],
});

/** Undo and redo of whatever changed the run or its branches. */
export function createHistory({ get, set }: Store): Pick<PlayerActions, 'undo' | 'redo'> {
  return {
    undo: () => set(undone(get())),
    redo: () => set(redone(get())),
  };
}

function undone(state: PlayerState): Partial<PlayerState> {
  const deed = state.undoable.at(-1);
  if (deed === undefined) return { notice: told('commands.nothingToUndo', '') };
  return {
    ...broughtBack(state, deed.run),
    undoable: state.undoable.slice(0, -1),
    redoable: [...state.redoable, { what: deed.what, run: runOf(state) }],
    notice: told('commands.undone', deed.what),
  };
}

function redone(state: PlayerState): Partial<PlayerState> {
  const deed = state.redoable.at(-1);
  if (deed === undefined) return { notice: told('commands.nothingToRedo', '') };
  return {
    ...broughtBack(state, deed.run),
    redoable: state.redoable.slice(0, -1),
    undoable: [...state.undoable, { what: deed.what, run: runOf(state) }],
    notice: told('commands.redone', deed.what),
  };
}

const told = (id: string, command: string): Notice => ({ kind: 'info', id, values: { command } });

/** The run as it was, but with every future that has become known since. */
function broughtBack(state: PlayerState, run: Remembered): Partial<PlayerState> {
  const branches = run.branches.map((branch) => asKnownNow(branch, state.branches));
  return { ...run, branches, selection: null, problem: null };
}

function asKnownNow(branch: Branch, present: readonly Branch[]): Branch {
  const grown = present.find(({ id, trace }) => id === branch.id && trace.setup === branch.trace.setup);
  const isSameStory = grown?.trace.interventions === branch.trace.interventions;
  const isLonger = grown !== undefined && grown.trace.steps.length > branch.trace.steps.length;
  return isSameStory && isLonger ? { ...branch, trace: grown.trace } : branch;
}

const runOf = ({
  entry,
  scenario,
  title,
  summary,
  notes,
  scriptEnd,
  branches,
  branch,
  playhead,
  step,
  hiddenFamilies,
}: PlayerState) => ({
  entry,
  scenario,
  title,
  summary,
  notes,
  scriptEnd,
  branches,
  branch,
  playhead,
  step,
  hiddenFamilies,
});
