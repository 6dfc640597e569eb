import type { Instant } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Expected, Who } from './command';

/** What a run can be let run to, and what a breakpoint stops at. */
export type Condition<P extends ProtocolTypes> = Happens<P> | Holds;

/** It is met by a step. */
export type Happens<P extends ProtocolTypes> =
  | { readonly type: 'milestone' /** Null: any. */; readonly milestone: P['milestone'] | null; readonly by: Who | null }
  /** An invariant breaks. */
  | { readonly type: 'broken' }
  | EventCondition;

/** Something comes to a process, or it does something. `who` null: any process; `name` null: whatever it is. */
export interface EventCondition {
  readonly type: 'event';
  readonly who: Who | null;
  readonly kind: EventKind;
  /** The type of the message, the name of the timer, or the channel. */
  readonly name: string | null;
  /** The label of the message, such as `1.5`. */
  readonly label: string | null;
}
export const eventKinds = ['receives', 'sends', 'timer', 'synced', 'connected', 'disconnected', 'boots'] as const;
export type EventKind = (typeof eventKinds)[number];

/** It is met by how things stand, however they came to it. */
export type Holds =
  | { readonly type: 'settled' }
  /** An instant of the run has come. */
  | { readonly type: 'time'; readonly at: Instant }
  /** What could be expected is the case, or (`holds` false) is not. */
  | { readonly type: 'expected'; readonly expected: Expected; readonly holds: boolean };
