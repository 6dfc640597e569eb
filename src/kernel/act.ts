import type { Duration, Instant, MessageId, ProcessId } from './ids';
import type { ProtocolTypes } from './protocol';
import type { Range } from './world';

/** What a person or a script does to the world: the only steps without a cause. */
export type Act<P extends ProtocolTypes> =
  | { readonly type: 'start'; readonly process: ProcessId }
  /** The process is killed; its host closes its connections, so peers notice at once. */
  | { readonly type: 'crash'; readonly process: ProcessId }
  /** The host is gone: peers hear nothing, and what it had under way is lost. */
  | { readonly type: 'die'; readonly process: ProcessId }
  | { readonly type: 'pause' | 'resume'; readonly process: ProcessId }
  /** Its disk is replaced by an empty one; a running process is killed by that. */
  | { readonly type: 'wipe'; readonly process: ProcessId }
  /** Cuts every link between processes of different groups; who is in no group is in one of its own with the other unnamed. */
  | { readonly type: 'partition'; readonly groups: readonly (readonly ProcessId[])[] }
  | { readonly type: 'cut'; readonly from: ProcessId; readonly to: ProcessId; readonly bothWays: boolean }
  /** Mends all links (nobody named), those of one process, or those between two. */
  | { readonly type: 'heal'; readonly who: readonly ProcessId[] }
  | { readonly type: 'drop' | 'duplicate' | 'deliverNow'; readonly message: MessageId }
  | { readonly type: 'delay'; readonly message: MessageId; readonly by: number }
  | { readonly type: 'latency'; readonly from: ProcessId; readonly to: ProcessId; readonly range: Range }
  | { readonly type: 'loss'; readonly from: ProcessId; readonly to: ProcessId; readonly share: number }
  /** Multiplies the latency of links, or the time a disk takes. */
  | { readonly type: 'slowLink'; readonly from: ProcessId; readonly to: ProcessId; readonly factor: number }
  | { readonly type: 'slowDisk'; readonly process: ProcessId; readonly factor: number }
  | { readonly type: 'skew'; readonly process: ProcessId; readonly factor: number }
  /** Lets a running timer ring after so long from now on, sooner or later than it would; at once if that is nothing. */
  | { readonly type: 'timer'; readonly process: ProcessId; readonly timer: P['timer']; readonly after: Duration }
  | { readonly type: 'request'; readonly process: ProcessId; readonly request: P['request'] };

/** An act with the instant from which it may happen; it happens before anything of the agenda that is due later. */
export interface Intervention<P extends ProtocolTypes> {
  readonly at: Instant;
  readonly act: Act<P>;
}

/** Why an act cannot be carried out now. */
export type Refusal =
  | 'noSuchProcess'
  | 'alreadyUp'
  | 'notUp'
  | 'notPaused'
  | 'alreadyDown'
  | 'noSuchMessage'
  | 'noSuchTimer'
  | 'heldByCut'
  | 'sameProcess'
  | 'outOfRange';
