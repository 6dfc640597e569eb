import type { Sentence } from '../kernel/describe';
import type { Instant, StepIndex } from '../kernel/ids';
import { forkStep } from './branch-tree';
import { commandsAfter } from './command-text';
import type { AnyTrace, Branch, PlayerState, ProtocolEntry } from './contract';
import { type Difference, differencesBetween } from './differences';
import { worldOf } from './selectors';
import { endOf, instantOf, lastStep, stepAt } from './timeline';

/** Two lines of history beside each other from where they part. */
export interface Comparison {
  /** The last step that both share; -1 where they part before the first. */
  readonly fork: StepIndex;
  readonly forkAt: Instant;
  readonly sides: readonly [Side, Side];
  /** What differs between the processes of the two at the instant that is compared; nothing where they are alike. */
  readonly differences: readonly Difference[];
}

/** One of two lines of history. */
export interface Side {
  readonly branch: Branch;
  /** What was done after the fork, as commands, with their steps. */
  readonly acts: readonly { readonly step: StepIndex; readonly text: string }[];
  /** The step at or before the instant that is compared; the last one where the line ends earlier. */
  readonly step: StepIndex;
  /** Whether the line is not known as far as that instant. */
  readonly isShorter: boolean;
  /** The state of the whole at that step. */
  readonly ensemble: Sentence;
}

type Compared = Pick<PlayerState, 'branches' | 'entry'>;

/** Compares two lines of history at an instant. */
export function compareBranches(state: Compared, ids: readonly [number, number], when: Instant): Comparison | null {
  const [a, b] = ids.map((id) => state.branches.find((branch) => branch.id === id));
  if (a === undefined || b === undefined) return null;
  const fork = forkStep(state.branches, a.id, b.id);
  const sides = [sideOf(a, fork, when, state.entry), sideOf(b, fork, when, state.entry)] as const;
  const standing = ({ branch: { trace }, step }: Side) => ({ trace, step, entry: state.entry });
  const differences = differencesBetween(standing(sides[0]), standing(sides[1]));
  return { fork, forkAt: instantOf(a.trace, fork), sides, differences };
}

function sideOf(branch: Branch, fork: StepIndex, when: Instant, entry: ProtocolEntry): Side {
  const { trace } = branch;
  const isShorter = endOf(trace) < when;
  const step = isShorter ? lastStep(trace) : stepAt(trace, when);
  return { branch, acts: commandsAfter(trace, fork, entry), step, isShorter, ensemble: ensembleAt(trace, step, entry) };
}

const ensembleAt = (trace: AnyTrace, step: StepIndex, { portrait }: ProtocolEntry): Sentence =>
  portrait.ensemble(worldOf(trace, step));
