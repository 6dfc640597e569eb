import type { ProcessId, RequestId } from '../../kernel/ids';
import type { ProcessEvent, RuleId } from '../../kernel/protocol';
import type { CommitMessage, Decision, Envelope, LocalState, TransactionId, Vote } from './messages';
import type { Stable } from './records';

/**
 * Which protocol of the family is played: two-phase commit under one of its presumptions, three-phase commit as
 * textbooks retell it, or Skeen's.
 */
export type Variant = TwoPhaseVariant | ThreePhaseVariant;
export type TwoPhaseVariant = 'presumed-nothing' | 'presumed-abort' | 'presumed-commit';
export type ThreePhaseVariant = 'book' | 'skeen';

/** What is agreed beforehand; times are milliseconds. */
export interface CommitConfig {
  readonly variant: Variant;
  readonly coordinator: ProcessId;
  readonly participants: readonly ProcessId[];
  /** Two-phase commit: participants in doubt ask each other too (co-operative termination, BHG 7.4). */
  readonly cooperation: boolean;
  /** Book variant: who comes back, or runs out of time, asks first, or goes by its timer alone. */
  readonly recovery: 'timer' | 'ask';
  /** What a participant does that decides alone where the rule against it is off. */
  readonly heuristic: Decision;
  /** A participant that was told to expect a request, until it aborts alone. */
  readonly requestTimeout: number;
  /** The coordinator, for votes. */
  readonly voteTimeout: number;
  /** The coordinator, for acknowledgements. */
  readonly ackTimeout: number;
  /** A participant that has voted, for what comes next. */
  readonly decisionTimeout: number;
  /** A backup coordinator for answers, and others for a backup to show itself. */
  readonly terminationTimeout: number;
}

/** What every process of this family knows. */
export interface Common {
  readonly self: ProcessId;
  readonly config: CommitConfig;
  readonly rulesOff: readonly RuleId[];
  /** What its disk is to hold, and what the disk surely holds. */
  readonly stable: Stable;
  readonly durable: Stable;
  /** Messages that are still to be sent, one a step. */
  readonly outbox: readonly Envelope[];
  /** The transaction at hand, or the last one. */
  readonly tx: TransactionId | null;
  /** How often it has asked or repeated in vain since it entered its state. */
  readonly attempts: number;
}

export interface CoordinatorContext extends Common {
  readonly type: 'coordinator';
  /** What each participant is to do to its account. */
  readonly changes: Readonly<Record<number, number>>;
  /** The client that asked for it, if it still waits. */
  readonly client: RequestId | null;
  readonly votes: Readonly<Record<number, Vote>>;
  /** Who has acknowledged what the coordinator waits for at present. */
  readonly acks: readonly ProcessId[];
  /** Whom it has told something that awaits an acknowledgement. */
  readonly told: readonly ProcessId[];
  readonly decision: Decision | null;
  /** Whether PreCommit has been sent in this transaction. */
  readonly hasPrecommitted: boolean;
  /** Transfers that wait for the present one to end. */
  readonly queue: readonly Transfer[];
}
export interface Transfer {
  readonly request: RequestId;
  readonly changes: Readonly<Record<number, number>>;
}

export interface ParticipantContext extends Common {
  readonly type: 'participant';
  /** What it is asked to do to its account. */
  readonly change: number;
  /** Its account as memory has it, an executed transaction included. */
  readonly balance: number;
  /** Which transaction holds the lock on its account. */
  readonly lock: TransactionId | null;
  /** Clients that wait for the lock. */
  readonly readers: readonly RequestId[];
  /** It says No to the next request, or fails when it next executes one. */
  readonly refuses: boolean;
  readonly fails: boolean;
  /** Whether it has sent, or is about to send, its Yes. */
  readonly hasVoted: boolean;
  /** It came back from a crash in the middle of the transaction at hand. */
  readonly isRecovered: boolean;
  /** Three-phase commit: it has PreCommit, so that nobody is uncertain any more who may still abort. */
  readonly isCommittable: boolean;
  readonly termination: Termination | null;
}

/** Skeen's termination protocol as one participant sees it. */
export interface Termination {
  /** Participants that were asked to lead and stayed silent. */
  readonly suspects: readonly ProcessId[];
  /** The newest backup coordinator: nobody else is obeyed any more. */
  readonly backup: ProcessId | null;
  /** What a backup has been told, and who has acknowledged its PreCommit. */
  readonly states: Readonly<Record<number, LocalState>>;
  readonly asked: readonly ProcessId[];
  readonly acks: readonly ProcessId[];
  readonly verdict: 'commit' | 'abort' | 'precommit' | null;
}

export type CommitContext = CoordinatorContext | ParticipantContext;

/** A running process as the world keeps it: its place in its chart, and what it knows. */
export interface CommitSnapshot {
  readonly value: string;
  readonly context: CommitContext;
}

/** What a client may ask: the coordinator for a transfer, a participant for its balance; or that it cannot do its part. */
export type CommitRequest =
  | { readonly type: 'transfer'; readonly amount: number; readonly payer: ProcessId }
  | { readonly type: 'read' }
  /** The client has done its work here: from now on the coordinator's question is expected. */
  | { readonly type: 'begin' }
  | { readonly type: 'refuse' | 'fail' };
export interface CommitResult {
  readonly error: CommitError | null;
  readonly value: string | null;
}
export type CommitError = 'ABORTED' | 'NOTACOORDINATOR' | 'NOTAPARTICIPANT' | 'NOSUCHPARTICIPANT' | 'BUSY';

/** `send`: the next message of the outbox; the others by what is waited for. */
export type CommitTimer = 'send' | 'question' | 'votes' | 'acks' | 'decision' | 'termination';

export type CommitMilestone =
  | 'transactionStarted'
  | 'voted'
  | 'preCommitted'
  | 'decided'
  | 'committed'
  | 'aborted'
  | 'ended'
  | 'inDoubt'
  | 'backupElected'
  | 'answered';

/** The vocabulary of the family for the kernel. */
export interface AtomicCommit {
  state: CommitSnapshot;
  stable: Stable;
  message: CommitMessage;
  timer: CommitTimer;
  request: CommitRequest;
  result: CommitResult;
  milestone: CommitMilestone;
  /** Datagrams need no connections. */
  channel: never;
  config: CommitConfig;
  kind: 'coordinator' | 'participant';
}

export type CommitEvent = ProcessEvent<AtomicCommit>;
