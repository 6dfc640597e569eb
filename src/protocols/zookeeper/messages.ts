import type { ProcessId, RequestId } from '../../kernel/ids';
import type { MessageEvent } from '../../kernel/protocol';
import type { Vector } from '../../kernel/vector';
import type { DataTree, Txn, WriteRequest } from './data-tree';
import type { Zxid } from './zxid';

/** QuorumPeer.ServerState. */
export type ServerState = 'LOOKING' | 'FOLLOWING' | 'LEADING' | 'OBSERVING';

/** Who asked for a transaction and under which number: stands for session id and cxid of a TxnHeader. */
export interface Origin {
  readonly server: ProcessId;
  readonly request: RequestId;
}
/** A transaction as logs and proposals carry it. */
export interface Transaction extends Txn {
  readonly origin: Origin | null;
}

/** A ballot of FastLeaderElection (class Vote): whom, with which last zxid, in which round and epoch. */
export interface Vote {
  readonly leader: ProcessId;
  readonly zxid: Zxid;
  /** Logical clock: tells whether two ballots belong to the same election. */
  readonly electionEpoch: number;
  readonly peerEpoch: number;
}

/** Election traffic (FastLeaderElection.Notification). */
export interface Notification extends Vote {
  readonly type: 'NOTIFICATION';
  /** State of the sender. */
  readonly state: ServerState;
}

/** Packets between a leader and its learners (QuorumPacket; types in Leader). */
export type Packet =
  | { readonly type: 'FOLLOWERINFO' | 'OBSERVERINFO'; readonly zxid: Zxid }
  | { readonly type: 'LEADERINFO'; readonly zxid: Zxid }
  /** `currentEpoch` is -1 where it must not count towards the quorum. */
  | { readonly type: 'ACKEPOCH'; readonly zxid: Zxid; readonly currentEpoch: number }
  | { readonly type: 'DIFF'; readonly zxid: Zxid }
  | { readonly type: 'TRUNC'; readonly zxid: Zxid }
  | { readonly type: 'SNAP'; readonly zxid: Zxid; readonly snapshot: Snapshot }
  | { readonly type: 'NEWLEADER'; readonly zxid: Zxid }
  | { readonly type: 'UPTODATE'; readonly zxid: Zxid }
  | {
      readonly type: 'REQUEST';
      readonly zxid: Zxid;
      readonly request: WriteRequest;
      readonly origin: Origin /** When the client asked, virtual milliseconds. */;
      readonly time: number;
    }
  | { readonly type: 'PROPOSAL'; readonly zxid: Zxid; readonly txn: Transaction }
  | { readonly type: 'ACK'; readonly zxid: Zxid }
  | { readonly type: 'COMMIT'; readonly zxid: Zxid }
  | { readonly type: 'INFORM'; readonly zxid: Zxid; readonly txn: Transaction }
  | { readonly type: 'PING'; readonly zxid: Zxid };

/** A whole database: the tree, and the transactions that made it (which a real snapshot does not keep, but invariants need). */
export interface Snapshot {
  readonly zxid: Zxid;
  readonly tree: DataTree;
  readonly history: Vector<Transaction>;
}

export type ZooKeeperMessage = Notification | Packet;
/** The event by which a message of one type arrives. */
export type Arrival<T extends ZooKeeperMessage['type']> = MessageEvent<Extract<ZooKeeperMessage, { readonly type: T }>>;
