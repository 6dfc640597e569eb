import type { Act, Intervention } from './act';
import type { Instant, MessageId, ProcessId, StepIndex } from './ids';
import type { Effect, ProcessEvent, Protocol, ProtocolTypes, Violation } from './protocol';
import type { Vector } from './vector';
import type { Reached, Setup, World } from './world';

/** What happened in a step. */
export type Occurrence<P extends ProtocolTypes> =
  | { readonly type: 'act'; readonly act: Act<P> }
  | { readonly type: 'boot'; readonly process: ProcessId }
  /** A process was handed an event; `message` and `sentAt` are set where it came over a link. */
  | {
      readonly type: 'event';
      readonly process: ProcessId;
      readonly event: ProcessEvent<P>;
      readonly message: MessageId | null;
      readonly sentAt: Instant | null;
    }
  /** A message came to where no one takes it any more: its connection is closed or its receiver is down. */
  | {
      readonly type: 'lost';
      readonly process: ProcessId;
      readonly from: ProcessId;
      readonly message: MessageId;
      readonly sentAt: Instant;
      readonly content: P['message'];
    };

/** One entry of a trace. Its instant is larger than that of the step before. */
export interface Step<P extends ProtocolTypes> {
  readonly index: StepIndex;
  readonly at: Instant;
  /** The earlier step that led to this one; null for acts of a person and for the start. */
  readonly cause: StepIndex | null;
  readonly occurrence: Occurrence<P>;
  /** What the process asked for, in order. */
  readonly effects: readonly Effect<P>[];
  readonly verdict: 'handled' | 'ignored' | 'lost';
}

/** A world with what the auditor remembers of the steps before it. */
export interface Moment<P extends ProtocolTypes> {
  readonly world: World<P>;
  readonly ghost: unknown;
}

/** A run so far. Every `frameInterval`-th moment is kept; those between are made again when asked for. */
export interface Trace<P extends ProtocolTypes> {
  readonly protocol: Protocol<P>;
  readonly setup: Setup<P>;
  readonly steps: Vector<Step<P>>;
  readonly frames: Vector<Moment<P>>;
  readonly head: Moment<P>;
  readonly interventions: Vector<Intervention<P> & { readonly step: StepIndex }>;
  readonly milestones: Vector<Reached & { readonly step: StepIndex; readonly at: Instant }>;
  readonly violations: Vector<Violation & { readonly step: StepIndex; readonly at: Instant }>;
}
