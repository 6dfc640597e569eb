import type { ProcessId } from '../../kernel/ids';
import type { MessageEvent } from '../../kernel/protocol';

/** Names a transaction for ever: the number of the request that asked for it, from 1. */
export type TransactionId = number & { readonly brand: 'TransactionId' };
export const transactionId = (n: number): TransactionId => n as TransactionId;

export type Decision = 'commit' | 'abort';
export type Vote = 'YES' | 'NO';

/** What a participant tells a backup coordinator of itself (Skeen 1981: q, w, p, c, a). */
export type LocalState = 'initial' | 'uncertain' | 'precommitted' | 'committed' | 'aborted';

/** Messages by the names that the figures of two-phase and three-phase commit give them. */
export type CommitMessage = { readonly tx: TransactionId } & (
  | { readonly type: 'QUERY-TO-COMMIT'; readonly change: number }
  | { readonly type: 'CanCommit'; readonly change: number }
  | { readonly type: 'VOTE'; readonly vote: Vote }
  | { readonly type: 'COMMIT' | 'ROLLBACK' }
  | { readonly type: 'PreCommit' | 'doCommit' | 'Abort' }
  /** `ACK` answers PreCommit, `ACKNOWLEDGMENT` the decision. */
  | { readonly type: 'ACK' | 'ACKNOWLEDGMENT' }
  /** Someone in doubt asks for the decision (BHG 7.4); `UNCERTAIN` is the answer of one who cannot help. */
  | { readonly type: 'DECISION-REQUEST' | 'UNCERTAIN' }
  /** Termination protocol: "the coordinator is silent, lead", and the backup's round. */
  | { readonly type: 'TERMINATE' | 'STATE-REQUEST' }
  | { readonly type: 'STATE'; readonly state: LocalState }
);
export type MessageType = CommitMessage['type'];

/** A message that waits for its turn: each single send of a broadcast is a step of its own. */
export interface Envelope {
  readonly to: ProcessId;
  readonly message: CommitMessage;
}

export type Arrival<T extends MessageType = MessageType> = Extract<
  MessageEvent<CommitMessage>,
  { readonly message: { readonly type: T } }
>;
