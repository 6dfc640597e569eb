import { assert } from '../kernel/assert';
import { at, lowerBound } from '../kernel/vector';
import { descendants, neighbour } from './branch-tree';
import { commandOfAct } from './command-text';
import type { Branch, PlayerActions, PlayerState } from './contract';
import { remembering } from './history';
import { onBranch } from './looking';
import { currentTrace } from './selectors';
import { instantOf, lastStep } from './timeline';
import type { Store } from './transport';

/** Longer names do not fit anywhere. */
export const longestName = 60;

/** What is done to lines of history as a whole. */
export function createBranching({
  get,
  set,
}: Store): Pick<PlayerActions, 'renameBranch' | 'deleteBranch' | 'nextBranch' | 'previousBranch'> {
  const turn = (by: 1 | -1): void => set(onBranch(get(), neighbour(get().branches, get().branch, by)));
  return {
    renameBranch: (id, name) => set(renamed(get(), id, name.trim().slice(0, longestName))),
    deleteBranch: (id) => set(deleted(get(), id)),
    nextBranch: () => turn(1),
    previousBranch: () => turn(-1),
  };
}

function renamed(state: PlayerState, id: number, wanted: string): Partial<PlayerState> {
  const branch = state.branches.find((candidate) => candidate.id === id);
  if (branch === undefined) return {};
  const name = wanted === '' ? ownName(branch, state) : wanted;
  if (branch.name === name) return {};
  const branches = state.branches.map((other) => (other === branch ? { ...branch, name } : other));
  return { branches, ...remembering(state, name) };
}

/** The name that a line has by itself: what was done where it begins. The first line has none. */
function ownName({ parent, trace }: Branch, { entry }: PlayerState): string {
  if (parent === null) return '';
  const position = lowerBound(trace.interventions, ({ step }) => step > parent.step);
  const began = at(trace.interventions, position);
  return began === undefined ? '' : commandOfAct(trace, began, entry);
}

/** A line goes with all that begin in it; whoever looked at one of them stands where it began. The first line stays. */
function deleted(state: PlayerState, id: number): Partial<PlayerState> {
  const branch = state.branches.find((candidate) => candidate.id === id);
  if (branch === undefined || branch.parent === null) return {};
  const gone = new Set([id, ...descendants(state.branches, id)]);
  const branches = state.branches.filter((other) => !gone.has(other.id));
  const place = gone.has(state.branch) ? whereItBegan(branches, branch) : {};
  const notice = { kind: 'info' as const, id: 'tape.branch.deleted', values: { count: gone.size, name: branch.name } };
  return { branches, ...place, ...remembering(state, branch.name), notice };
}

function whereItBegan(branches: readonly Branch[], { parent }: Branch): Partial<PlayerState> {
  assert(parent !== null, 'the first line of history is not deleted');
  const trace = currentTrace({ branches, branch: parent.branch });
  const step = parent.step > lastStep(trace) ? lastStep(trace) : parent.step;
  return { branch: parent.branch, step, playhead: instantOf(trace, step) };
}
