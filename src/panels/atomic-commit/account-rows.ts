import type { RequestId } from '../../kernel/ids';
import type { Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import { isRunning, nameIn, type World } from '../../kernel/world';
import type { TransactionId } from '../../protocols/atomic-commit/messages';
import { type CommitProcess, isParticipant, participantOf, stableOf } from '../../protocols/atomic-commit/processes';
import { decisionIn, openTransaction, valueIn } from '../../protocols/atomic-commit/records';
import type { AtomicCommit } from '../../protocols/atomic-commit/state';

/** The account of a participant: what stands, what is under way, and who must wait for that. */
export interface AccountRow {
  readonly id: number;
  readonly name: string;
  readonly isUp: boolean;
  /** As the last committed transaction left it. */
  readonly balance: number;
  /** What the log holds of a transaction without an outcome: how to take it back, and how to make it again. */
  readonly records: { readonly tx: TransactionId; readonly undo: number | null; readonly redo: number | null } | null;
  /** The transaction that holds the lock. */
  readonly lock: TransactionId | null;
  /** Reads that wait for it. */
  readonly waiting: readonly RequestId[];
}

/** The accounts of all participants, in their order. */
export const accountRows = (trace: Trace<AtomicCommit>, world: World<AtomicCommit>): readonly AccountRow[] =>
  world.processes.filter(isParticipant).map((process) => {
    const knows = participantOf(process);
    return {
      id: process.id,
      name: nameIn(trace, process.id),
      isUp: isRunning(process),
      balance: stableOf(process).balance,
      records: recordsOf(process),
      lock: knows?.lock ?? null,
      waiting: knows?.readers ?? [],
    };
  });

function recordsOf(process: CommitProcess): AccountRow['records'] {
  const { log } = stableOf(process);
  const tx = openTransaction(log);
  if (tx === null || decisionIn(log, tx) !== null) return null;
  const [undo, redo] = [valueIn(log, tx, 'undo'), valueIn(log, tx, 'redo')];
  return undo === null && redo === null ? null : { tx, undo, redo };
}

/** All accounts together, now and at the start. `moving`: some have made the change, others not yet. */
export interface AccountSum {
  readonly now: number;
  readonly start: number;
  readonly state: 'same' | 'moving' | 'broken';
}

/** The sum of the accounts after a step, and what the invariant says of it. */
export function accountSum(trace: Trace<AtomicCommit>, world: World<AtomicCommit>, step: number): AccountSum {
  const now = world.processes.filter(isParticipant).reduce((sum, process) => sum + stableOf(process).balance, 0);
  const start = trace.setup.processes
    .filter(({ kind }) => kind === 'participant')
    .reduce((sum, { stable }) => sum + stable.balance, 0);
  return { now, start, state: isBrokenAt(trace, step) ? 'broken' : now === start ? 'same' : 'moving' };
}

function isBrokenAt({ violations }: Trace<AtomicCommit>, step: number): boolean {
  for (const violation of slice(violations))
    if (violation.invariant === 'sum-of-accounts' && violation.step <= step) return true;
  return false;
}
