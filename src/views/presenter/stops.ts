import { type StepIndex, stepIndex } from '../../kernel/ids';
import { noteFor } from '../../player/branches';
import type { Note, PlayerState } from '../../player/contract';
import { currentTrace } from '../../player/selectors';
import { beforeFirst, milestoneAfter, milestoneBefore } from '../../player/timeline';

type Walked = Pick<PlayerState, 'branches' | 'branch' | 'step' | 'notes' | 'scriptEnd'>;

/**
 * Where a talk halts next: where the scenario's author has something to say, and after the last such place at every milestone.
 * Null where neither lies ahead in the run as far as it was made.
 */
export function stopAfter(state: Walked): StepIndex | null {
  const note = notesTold(state).find(({ step }) => step > state.step);
  return note?.step ?? milestoneAfter(currentTrace(state), state.step);
}

/** Where a talk halted before; the beginning where it has not. */
export function stopBefore(state: Walked): StepIndex {
  const notes = notesTold(state);
  const note = notes.findLast(({ step }) => step < state.step)?.step ?? beforeFirst;
  const isInside = notes.some(({ step }) => step >= state.step);
  const milestone = isInside ? null : milestoneBefore(currentTrace(state), state.step);
  return stepIndex(Math.max(note, milestone ?? beforeFirst));
}

/** The notes that are shown when the playhead comes to them: those of the scenario's own run. */
export const notesTold = (state: Walked): readonly Note[] =>
  state.notes.filter((note) => noteFor({ ...state, step: note.step }) === note);
