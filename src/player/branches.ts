import { assert } from '../kernel/assert';
import type { StepIndex } from '../kernel/ids';
import { at, lowerBound } from '../kernel/vector';
import type { AnyTrace, Branch, Note, PlayerState } from './contract';
import { lastStep } from './timeline';

/** More lines of history than a person can tell apart; each keeps a whole run in memory. */
export const maxBranches = 50;

/** The branches after one of them has grown. */
export const withTrace = (branches: readonly Branch[], id: number, trace: AnyTrace): readonly Branch[] =>
  branches.map((branch) => (branch.id === id && branch.trace !== trace ? { ...branch, trace } : branch));

export interface Forked {
  readonly branches: readonly Branch[];
  readonly branch: number;
}

/**
 * The branches after something was done at a step of one of them: at its end the branch grows, before its end another
 * begins, named after what was done, and the old future stays.
 */
export function fork(
  branches: readonly Branch[],
  from: number,
  step: StepIndex,
  trace: AnyTrace,
  name: string,
): Forked {
  const parent = branches.find((branch) => branch.id === from);
  assert(parent !== undefined, 'a branch that is acted on exists');
  if (step >= lastStep(parent.trace)) return { branches: withTrace(branches, from, trace), branch: from };
  const id = Math.max(...branches.map((branch) => branch.id)) + 1;
  return { branches: [...branches, { id, name, trace, parent: { branch: from, step } }], branch: id };
}

type Annotated = Pick<PlayerState, 'notes' | 'scriptEnd' | 'branches' | 'branch' | 'step'>;

/**
 * What the scenario's author says at the playhead: the last note up to it, on the history that the branch shares with the
 * scenario's run. After a person has done something it no longer fits, and nothing is said.
 */
export function noteFor(state: Annotated): Note | null {
  const shared = sharedSteps(state);
  const trace = state.branches.find(({ id }) => id === state.branch)?.trace;
  const position = trace === undefined ? 0 : lowerBound(trace.interventions, ({ step }) => step > shared);
  const ownAct = trace === undefined ? undefined : at(trace.interventions, position);
  if (ownAct !== undefined && ownAct.step <= state.step) return null;
  return state.notes.findLast(({ step }) => step <= Math.min(shared, state.step)) ?? null;
}

/** Up to which step a branch is the scenario's own run. */
function sharedSteps({ branches, branch: id, scriptEnd }: Annotated): number {
  let shared: number = scriptEnd;
  let branch = branches.find((candidate) => candidate.id === id);
  while (branch?.parent) {
    const { parent } = branch;
    shared = Math.min(shared, parent.step);
    branch = branches.find((candidate) => candidate.id === parent.branch);
  }
  return shared;
}
