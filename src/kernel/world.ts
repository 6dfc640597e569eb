import type { Agenda, AgendaItem, InFlight } from './agenda';
import type { ConnectionId, Duration, Instant, MessageId, ProcessId, RequestId, StepIndex } from './ids';
import type { Facts, ProtocolTypes, RuleId } from './protocol';
import type { RandomState } from './random';
import type { Vector } from './vector';

/** All that determines a run beside its interventions. */
export interface Setup<P extends ProtocolTypes> {
  readonly protocol: string;
  readonly seed: number;
  readonly processes: readonly ProcessSetup<P>[];
  readonly config: P['config'];
  readonly timing: Timing;
  /** `all`: every process boots at the start; `none`: nobody does until told to. */
  readonly start: 'all' | 'none';
  readonly rulesOff: readonly RuleId[];
}
export interface ProcessSetup<P extends ProtocolTypes> {
  readonly id: ProcessId;
  /** What people and scenarios call it, such as `S1`. */
  readonly name: string;
  readonly kind: P['kind'];
  readonly stable: P['stable'];
}
/** Ranges from which latencies and disk writes are drawn. */
export interface Timing {
  readonly latency: Range;
  readonly disk: Range;
}
export type Range = readonly [Duration, Duration];

/** The whole simulated world at one instant: a plain value, never changed. */
export interface World<P extends ProtocolTypes> {
  readonly now: Instant;
  /** The number that the next agenda entry gets. */
  readonly nextId: number;
  readonly agenda: Agenda<P>;
  /** In the order of the setup. */
  readonly processes: readonly Process<P>[];
  /** `links[i][j]` leads from the i-th process to the j-th. */
  readonly links: readonly (readonly Link<P>[])[];
  readonly requests: Vector<ClientRequest<P>>;
}

/** A process that is down has a disk and nothing else. `dead`: its host is gone with it, so peers learn nothing. */
export type Process<P extends ProtocolTypes> = Running<P> | Down<P>;
export interface Down<P extends ProtocolTypes> extends Machine<P> {
  readonly status: 'down' | 'dead';
}
export interface Running<P extends ProtocolTypes> extends Machine<P> {
  readonly status: 'up' | 'paused';
  readonly state: P['state'];
  readonly timers: Readonly<Record<string, Timer>>;
  readonly sockets: ReadonlyMap<ConnectionId, Socket<P>>;
  readonly listening: readonly P['channel'][];
  /** What has arrived while it was paused. */
  readonly waiting: readonly AgendaItem<P>[];
  readonly pending: readonly RequestId[];
}
interface Machine<P extends ProtocolTypes> {
  readonly id: ProcessId;
  readonly kind: P['kind'];
  readonly disk: Disk<P>;
  readonly random: RandomState;
  /** How often it was started; tells what an earlier life had asked for. */
  readonly incarnation: number;
  /** Its timers take this many times as long; 1 unless its clock is skewed. */
  readonly skew: number;
}

/** One end of a stream; `open` is false while the dial is under way. */
export interface Socket<P extends ProtocolTypes> {
  readonly peer: ProcessId;
  readonly channel: P['channel'];
  readonly open: boolean;
}

export interface Timer {
  readonly startedAt: Instant;
  readonly due: Instant;
  /** Its agenda entry, and when that comes up: earlier than `due` if the timer was restarted since. */
  readonly entry: MessageId;
  readonly entryAt: Instant;
}

/** Writes go to the disk one after another; those asked for while one is under way go together in the next. */
export interface Disk<P extends ProtocolTypes> {
  /** What is surely there. */
  readonly stable: P['stable'];
  readonly writing: Write<P> | null;
  readonly next: Write<P> | null;
  /** A write takes this many times as long; 1 for a healthy disk. */
  readonly slowness: number;
}
export interface Write<P extends ProtocolTypes> {
  readonly stable: P['stable'];
  /** When it was asked for, and by which step. */
  readonly since: Instant;
  readonly cause: StepIndex;
}

/** One direction between two processes. */
export interface Link<P extends ProtocolTypes> {
  readonly random: RandomState;
  readonly latency: Range;
  /** Latency is multiplied by it. */
  readonly slowness: number;
  /** Share of packets lost: a datagram is gone, a stream retransmits. */
  readonly loss: number;
  readonly cut: boolean;
  /** What a cut holds back until it heals, in order. */
  readonly held: readonly InFlight<P>[];
  /** When the newest packet of each stream under way arrives: a stream is in order, two streams are not. */
  readonly streams: readonly StreamTail[];
}

/** The newest packet of one stream in one direction. */
export interface StreamTail {
  readonly connection: ConnectionId;
  readonly arrives: Instant;
}

/** What a client asked of a process, and what came of it. */
export interface ClientRequest<P extends ProtocolTypes> {
  readonly id: RequestId;
  readonly target: ProcessId;
  readonly request: P['request'];
  readonly at: Instant;
  readonly step: StepIndex;
  readonly outcome: Outcome<P> | null;
}
/** `lost`: the connection broke first, so the client cannot know whether it happened. */
export type Outcome<P extends ProtocolTypes> =
  | { readonly type: 'answered'; readonly result: P['result']; readonly at: Instant; readonly step: StepIndex }
  | { readonly type: 'lost'; readonly at: Instant; readonly step: StepIndex };

/** A milestone that a step reached. */
export interface Reached {
  readonly process: ProcessId;
  readonly milestone: string;
  readonly facts: Facts;
}

/** Position of a process in the setup's order. */
export function positionOf<P extends ProtocolTypes>(world: World<P>, id: ProcessId): number {
  const { processes } = world;
  // Ids are mostly 1..n in order, so the first look nearly always finds it.
  if (processes[id - 1]?.id === id) return id - 1;
  return processes.findIndex((process) => process.id === id);
}

export const processOf = <P extends ProtocolTypes>(world: World<P>, id: ProcessId): Process<P> | undefined =>
  world.processes[positionOf(world, id)];

/** What people call a process of a run; its number where the setup has none such. */
export const nameIn = ({ setup }: { readonly setup: Named }, id: number): string =>
  setup.processes.find((process) => process.id === id)?.name ?? String(id);

interface Named {
  readonly processes: readonly Pick<ProcessSetup<ProtocolTypes>, 'id' | 'name'>[];
}

export const isRunning = <P extends ProtocolTypes>(process: Process<P> | undefined): process is Running<P> =>
  process !== undefined && (process.status === 'up' || process.status === 'paused');
