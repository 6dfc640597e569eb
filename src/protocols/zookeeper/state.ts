import type { ConnectionId, ProcessId, RequestId } from '../../kernel/ids';
import type { RuleId } from '../../kernel/protocol';
import type { Vector } from '../../kernel/vector';
import type { DataTree, ErrorCode, ReadRequest, WriteRequest } from './data-tree';
import type { Notification, Origin, Packet, ServerState, Transaction, Vote, ZooKeeperMessage } from './messages';
import type { Outstanding } from './prepare-request';
import type { Epoch, Zxid } from './zxid';

/** What a deployment agrees on beforehand (zoo.cfg); times are milliseconds, limits are ticks. */
export interface ZooKeeperConfig {
  readonly voters: readonly ProcessId[];
  readonly observers: readonly ProcessId[];
  /** Voting groups (group.N) and weights (weight.N); null for plain majorities. */
  readonly groups: readonly (readonly ProcessId[])[] | null;
  readonly weights: Readonly<Record<number, number>>;
  readonly tickTime: number;
  readonly initLimit: number;
  readonly syncLimit: number;
  /** How many committed proposals stay in memory for DIFF; one more is kept (ZKDatabase). */
  readonly commitLogCount: number;
  /** Smallest count that is heeded: 500 in ZooKeeper; lower it to see SNAP after few transactions. */
  readonly commitLogFloor: number;
  /** Share of the snapshot's size up to which the transaction log may be read for DIFF; negative: never. */
  readonly snapshotSizeFactor: number;
  /** Which rule for truncation is used: `3.4` also truncates across epochs. */
  readonly syncRule: '3.5' | '3.4';
  /** Low word of the first zxid of the first epoch (zookeeper.testingonly.initialZxid); to try a rollover. */
  readonly initialCounter: number;
}

/** What a disk holds. */
export interface Stable {
  /** Highest epoch promised to a leader (f.p in the Zab paper). */
  readonly acceptedEpoch: Epoch;
  /** Epoch of the last leader whose NEWLEADER was accepted (f.a). */
  readonly currentEpoch: Epoch;
  /** All transactions this server has, oldest first: those inside its snapshot, then those of its log files (h.f). */
  readonly history: Vector<Transaction>;
  readonly snapshot: {
    readonly zxid: Zxid;
    readonly tree: DataTree /** How many of `history` it contains. */;
    readonly length: number;
  };
  /** Positions in `history` at which log files begin, ascending; what is before the first is in no log file. */
  readonly files: readonly number[];
}

/** One ballot as recorded: the vote and the state its sender was in. */
export interface Ballot extends Vote {
  readonly state: ServerState;
}

/** The election under way, or the last one (FastLeaderElection). */
export interface Election {
  /** Logical clock: not on disk. */
  readonly round: number;
  /** What this server proposes now. */
  readonly proposal: Vote;
  /** What it proposed first: itself, with what its log ends with. */
  readonly initial: Vote;
  /** Ballots of this round, by sender (recvset). */
  readonly received: Readonly<Record<number, Ballot>>;
  /** Ballots of servers that are not looking, by sender (outofelection). */
  readonly outOfElection: Readonly<Record<number, Ballot>>;
  /** Present wait for a message, milliseconds; doubles up to 60 s. */
  readonly wait: number;
  /** The vote that won, once it has. */
  readonly decided: Vote | null;
}

/** One peer of the election transport (QuorumCnxManager): a queue of one, and the last message for a new connection. */
export interface ElectionPeer {
  readonly connection: ConnectionId | null;
  readonly dialling: boolean;
  readonly queued: Notification | null;
  readonly lastSent: Notification | null;
}

/** A client's write that this server still has to answer. */
export interface PendingRequest {
  readonly id: RequestId;
  readonly request: WriteRequest;
  readonly error: ErrorCode | null;
}

/** How a learner was brought up to date (QuorumPeer.SyncMode); `truncDiff` stands for TRUNC followed by proposals. */
export type SyncMode = 'DIFF' | 'TRUNC' | 'SNAP';

/** A follower's or observer's view of its leader (Learner, Follower, Observer). */
export interface LearnerRole {
  readonly type: 'learner';
  readonly leader: ProcessId;
  readonly connection: ConnectionId | null;
  readonly tries: number;
  readonly epoch: Epoch;
  readonly syncMode: SyncMode | null;
  /** Whether packets of the synchronization go to the log (after DIFF) or only to the tree until the snapshot is taken. */
  readonly writesLog: boolean;
  readonly needsSnapshot: boolean;
  /** packetsNotLogged of Learner.syncWithLeader. */
  readonly unlogged: readonly Transaction[];
  /** packetsCommitted of Learner.syncWithLeader. */
  readonly committed: readonly Zxid[];
  /** Last zxid of a proposal or inform received, for the check that none is missing. */
  readonly lastReceived: Zxid;
  /** What is to be sent once the disk has it: the answer to LEADERINFO, or the ACK of NEWLEADER. */
  readonly owed: readonly OwedPacket[];
  /** Whether NEWLEADER was accepted: from here on its history is the leader's. */
  readonly accepted: boolean;
  /** Positions in history up to which proposals were acknowledged. */
  readonly acked: number;
}
/** A packet held back until the disk holds a state at least as new as `needs`. */
export interface OwedPacket {
  readonly packet: Packet;
  readonly needs: Stable;
}

/** What the leader knows of one learner (LearnerHandler). */
export interface LearnerHandler {
  readonly connection: ConnectionId;
  readonly sid: ProcessId;
  readonly isObserver: boolean;
  readonly stage:
    | 'connected'
    | 'registered'
    | 'epochSent'
    | 'epochAcked'
    | 'newLeaderSent'
    | 'newLeaderAcked'
    | 'upToDate';
  readonly acceptedEpoch: Epoch;
  readonly lastZxid: Zxid;
  readonly currentEpoch: number;
  readonly syncMode: SyncMode | null;
  /** Whether proposals (or informs) go to it as they come. */
  readonly isForwarding: boolean;
  /** Last tick by which it must be heard of again. */
  readonly ackDeadline: number;
  readonly acked: Zxid;
  /** Oldest unacknowledged proposal and the tick it was sent in (SyncLimitCheck). */
  readonly oldestUnacked: { readonly zxid: Zxid; readonly tick: number } | null;
}

/** A proposal that awaits its quorum (Leader.Proposal). */
export interface Proposal {
  readonly txn: Transaction;
  readonly acks: readonly ProcessId[];
}

/** A leader's bookkeeping; exists only in a leader's state (Leader). */
export interface LeaderRole {
  readonly type: 'leader';
  readonly epoch: Epoch;
  readonly epochIsFixed: boolean;
  /** Who has registered with its accepted epoch (connectingFollowers). */
  readonly registered: readonly ProcessId[];
  /** Who has acknowledged the new epoch (electingFollowers). */
  readonly epochAcks: readonly ProcessId[];
  readonly newLeaderAcks: readonly ProcessId[];
  /** currentEpoch and last zxid at the start of its lead: no follower may be more recent (StateSummary). */
  readonly summary: { readonly currentEpoch: Epoch; readonly lastZxid: Zxid };
  readonly learners: Readonly<Record<number, LearnerHandler>>;
  readonly lastProposed: Zxid;
  readonly lastCommitted: Zxid;
  /** Proposals without their quorum, in zxid order (outstandingProposals). */
  readonly outstanding: readonly Proposal[];
  /** Requests validated but not applied (outstandingChanges of ZooKeeperServer). */
  readonly changes: Outstanding;
  readonly tick: number;
  readonly isHalfTick: boolean;
  readonly serves: boolean;
  /** Requests that came before it served. */
  readonly waiting: readonly { readonly request: WriteRequest; readonly origin: Origin }[];
  /** Positions in its history that its own disk has acknowledged. */
  readonly acked: number;
}

/** Why a server gives up its role and looks again. */
export type Departure =
  | 'leaderGone'
  | 'leaderUnreachable'
  | 'leaderSilent'
  | 'leaderRefused'
  | 'staleEpoch'
  | 'outOfOrder'
  | 'quorumLost'
  | 'epochTimeout'
  | 'rollover'
  | 'notFollowed';

/** All that a running server knows (the context of its machine). */
export interface ServerContext {
  readonly self: ProcessId;
  readonly isObserver: boolean;
  readonly config: ZooKeeperConfig;
  readonly rulesOff: readonly RuleId[];
  /** What its disk is to hold, and what the disk surely holds. */
  readonly stable: Stable;
  readonly durable: Stable;
  /** The newest value that the disk was asked to hold; `stable` runs ahead of it while a snapshot is being received. */
  readonly asked: Stable;
  /** How many of `history` it knows to be committed. */
  readonly committed: number;
  /** The database in memory: the tree, how many of `history` are applied, and the zxid it stands at. */
  readonly tree: DataTree;
  readonly applied: number;
  readonly lastProcessed: Zxid;
  /** Position in `history` of the oldest entry of the committed log (ZKDatabase.minCommittedLog). */
  readonly committedFrom: number;
  /** Whether the next append opens a new log file. */
  readonly opensFile: boolean;
  readonly currentVote: Vote;
  readonly election: Election;
  readonly peers: Readonly<Record<number, ElectionPeer>>;
  readonly role: LearnerRole | LeaderRole | null;
  readonly pending: readonly PendingRequest[];
  /** Set when the role is to be left; the chart's guards read it. */
  readonly departure: Departure | null;
}

/** A running server as the world keeps it: its place in the chart and its context. */
export interface ServerSnapshot {
  readonly value: ServerPlace;
  readonly context: ServerContext;
}
/** Active node of the chart: `{ looking: 'gathering' }`, `{ leading: 'broadcast' }`. */
export type ServerPlace =
  | { readonly looking: 'gathering' | 'finalizing' }
  | { readonly following: ZabPhase }
  | { readonly observing: ZabPhase }
  | { readonly leading: ZabPhase };
/** QuorumPeer.ZabState. */
export type ZabPhase = 'discovery' | 'synchronization' | 'broadcast';

export type ZooKeeperRequest = WriteRequest | ReadRequest;
/** What a client is answered: an error by its name, or the value; with the zxid that the reply's header carries. */
export interface ZooKeeperResult {
  readonly error: ErrorCode | null;
  readonly zxid: Zxid;
  readonly value: string | null;
}

export type ZooKeeperTimer = 'notification' | 'finalize' | 'tick' | 'quorumWait' | 'readTimeout' | 'reconnect';
export type ZooKeeperMilestone =
  | 'electionStarted'
  | 'leaderElected'
  | 'epochEstablished'
  | 'synced'
  | 'upToDate'
  | 'serving'
  | 'proposed'
  | 'committed'
  | 'quorumLost'
  | 'leaderLost'
  | 'answered';

/** The vocabulary of ZooKeeper for the kernel. */
export interface ZooKeeper {
  state: ServerSnapshot;
  stable: Stable;
  message: ZooKeeperMessage;
  timer: ZooKeeperTimer;
  request: ZooKeeperRequest;
  result: ZooKeeperResult;
  milestone: ZooKeeperMilestone;
  channel: 'election' | 'quorum';
  config: ZooKeeperConfig;
  kind: 'participant' | 'observer';
}
