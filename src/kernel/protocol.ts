import type { ConnectionId, Duration, Instant, ProcessId, RequestId } from './ids';
import type { Step } from './trace';
import type { World } from './world';

/** The vocabulary of a protocol, bundled: every kernel type takes it as its one parameter. */
export interface ProtocolTypes {
  /** What a running process knows; lost in a crash. */
  state: unknown;
  /** What its disk holds; survives a crash. */
  stable: unknown;
  message: { readonly type: string };
  timer: string;
  /** What a client may ask of a process. */
  request: unknown;
  /** What it may be answered. */
  result: unknown;
  milestone: string;
  /** Names of the channels between two processes, such as `election` and `quorum`. */
  channel: string;
  /** Parameters that all processes share: limits, intervals, who votes. */
  config: unknown;
  /** Kinds of process: server, observer; coordinator, participant. */
  kind: string;
}

/** Values by name that explain a decision or a milestone; words for people are made of them elsewhere. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** Identifier of a protocol's rule, such as `vote-order`. */
export type RuleId = string;

/** One of the protocol's own rules. Those that carry safety are switches: on by default, off to see what then breaks. */
export interface Rule {
  readonly id: RuleId;
  /** Paper section, or class and method of the implementation. */
  readonly source: string;
  /** Whether it can be switched off. */
  readonly isSwitch: boolean;
}

/** What can happen to a process. */
export type ProcessEvent<P extends ProtocolTypes> =
  | MessageEvent<P['message']>
  | { readonly type: P['timer'] }
  | { readonly type: 'synced'; readonly stable: P['stable'] }
  /** `at`: when the client asked; the only time a process ever sees. */
  | { readonly type: 'request'; readonly id: RequestId; readonly request: P['request']; readonly at: Instant }
  | ConnectionEvent<P['channel']>;

/** A message arrives; its own type is the event's type, so that a state chart can name it. */
export type MessageEvent<M extends { readonly type: string }> = M extends unknown
  ? {
      readonly type: M['type'];
      readonly from: ProcessId;
      /** The stream it came by, or null for a datagram. */
      readonly connection: ConnectionId | null;
      readonly message: M;
    }
  : never;

/** Life of stream connections: `dialled` tells the side that opened it. */
export type ConnectionEvent<C extends string> =
  | {
      readonly type: 'connected';
      readonly peer: ProcessId;
      readonly channel: C;
      readonly connection: ConnectionId;
      readonly dialled: boolean;
    }
  | { readonly type: 'disconnected'; readonly peer: ProcessId; readonly channel: C; readonly connection: ConnectionId }
  | { readonly type: 'dialFailed'; readonly peer: ProcessId; readonly channel: C };

/** What a process asks the world for. Nothing else leaves a process. */
export type Effect<P extends ProtocolTypes> =
  /** Over a stream if `connection` is given, else as a datagram. */
  | {
      readonly type: 'send';
      readonly to: ProcessId;
      readonly connection: ConnectionId | null;
      readonly message: P['message'];
    }
  /** Open a stream; answered by `connected`, or by `dialFailed` when refused or after the time-out. */
  | { readonly type: 'dial'; readonly to: ProcessId; readonly channel: P['channel']; readonly timeout: Duration }
  /** Close a stream; the peer hears `disconnected` after what was sent before. */
  | { readonly type: 'hangUp'; readonly connection: ConnectionId }
  /** Whether streams of this channel are accepted; all others are refused. */
  | { readonly type: 'listen'; readonly channel: P['channel']; readonly open: boolean }
  /** Write the whole stable value; answered by `synced` once the disk has it. */
  | { readonly type: 'persist'; readonly stable: P['stable'] }
  /** Start or restart a timer that rings after a time drawn from the range. */
  | { readonly type: 'startTimer'; readonly timer: P['timer']; readonly between: readonly [Duration, Duration] }
  | { readonly type: 'stopTimer'; readonly timer: P['timer'] }
  | { readonly type: 'reply'; readonly request: RequestId; readonly result: P['result'] }
  /** Close the client's connection: it never learns the outcome of this request. */
  | { readonly type: 'abandon'; readonly request: RequestId }
  | { readonly type: 'reach'; readonly milestone: P['milestone']; readonly facts: Facts }
  /** Why this branch was taken: the rule that fired and the values it compared. */
  | { readonly type: 'because'; readonly rule: RuleId; readonly facts: Facts };

export type Reaction<P extends ProtocolTypes> = readonly [state: P['state'], effects: readonly Effect<P>[]];

/** All that a process has when it starts: who it is, what was agreed beforehand, and its disk. */
export interface BootInput<P extends ProtocolTypes> {
  readonly self: ProcessId;
  readonly kind: P['kind'];
  readonly config: P['config'];
  /** Safety rules that are switched off. */
  readonly rulesOff: readonly RuleId[];
  readonly stable: P['stable'];
}

/** A property of every reachable world; its sentence is in the catalogues under its id. */
export interface Invariant {
  readonly id: string;
  readonly source: string;
}

/** An invariant that does not hold, with the facts that contradict each other. */
export interface Violation {
  readonly invariant: string;
  readonly facts: Facts;
}

/** Watches a run from outside: a fold over its steps that remembers what invariants need (ghost variables). */
export interface Auditor<P extends ProtocolTypes> {
  readonly invariants: readonly Invariant[];
  begin(world: World<P>): unknown;
  /** The ghost after a step, and what the step has broken. Costs only what the step touched. */
  observe(
    ghost: unknown,
    before: World<P>,
    after: World<P>,
    step: Step<P>,
  ): readonly [ghost: unknown, violations: readonly Violation[]];
}

export interface Protocol<P extends ProtocolTypes> {
  readonly id: string;
  readonly channels: Readonly<Record<P['channel'], 'stream' | 'datagram'>>;
  readonly rules: readonly Rule[];
  readonly milestones: readonly P['milestone'][];
  readonly auditor: Auditor<P>;
  /** The state that a process has after its start, and what it asks for first. */
  boot(input: BootInput<P>): Reaction<P>;
  /** One step of one process: a pure function of its state and one event. */
  step(state: P['state'], event: ProcessEvent<P>): Reaction<P>;
  /** An empty disk, as a wiped or new process has it. */
  emptyStable(config: P['config']): P['stable'];
}
