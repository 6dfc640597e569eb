import { instant } from '../../../src/kernel/ids';
import { advanceTo } from '../../../src/kernel/run';
import { toArray } from '../../../src/kernel/vector';
import { isBlocked, isInDoubt } from '../../../src/protocols/atomic-commit/processes';
import { isSettled } from '../../../src/protocols/atomic-commit/settled';
import { type CommitTrace, mend } from './chaos';

/** The invariants that a run has broken. */
export const brokenIn = ({ violations }: CommitTrace): readonly string[] =>
  toArray(violations).map(({ invariant }) => invariant);

/** The run with everything mended and time enough for every timer to ring a few times. */
export function recovered(trace: CommitTrace): CommitTrace {
  const mended = mend(trace);
  return advanceTo(mended, instant(mended.head.world.now + 3_000_000));
}

/** Time enough for every timer, and no repair: what the survivors do by themselves. */
export const unrepaired = (trace: CommitTrace): CommitTrace =>
  advanceTo(trace, instant(trace.head.world.now + 1_000_000));

/** Who is up and has said Yes, and knows no outcome. */
export const doubtful = ({ head: { world } }: CommitTrace): readonly string[] =>
  world.processes.filter((process) => process.status === 'up' && isInDoubt(process)).map(({ id }) => `P${id}`);

/** Who is blocked by the exact condition: nobody in reach can end the doubt. */
export const blockedIn = ({ head: { world } }: CommitTrace): readonly string[] =>
  world.processes.filter((process) => isBlocked(world, process)).map(({ id }) => `P${id}`);

/** What a mended run has left undone, as sentences (AC5). */
export const undone = (trace: CommitTrace): readonly string[] => [
  ...doubtful(trace).map((name) => `${name} is still in doubt`),
  ...(isSettled(trace) ? [] : ['something is still under way']),
];
