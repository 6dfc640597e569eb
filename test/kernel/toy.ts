import type { Act, Refusal } from '../../src/kernel/act';
import {
  type Duration,
  duration,
  type Instant,
  instant,
  type ProcessId,
  processId,
  type RequestId,
} from '../../src/kernel/ids';
import type { Effect, ProcessEvent, Protocol, ProtocolTypes } from '../../src/kernel/protocol';
import { advanceTo, begin, intervene } from '../../src/kernel/run';
import type { Step, Trace } from '../../src/kernel/trace';
import { slice } from '../../src/kernel/vector';
import { isRunning, processOf, type Range, type Running, type Setup } from '../../src/kernel/world';

/** A protocol without a mind of its own: its processes do what they are ordered to do and remember what they hear. */
export interface Toy extends ProtocolTypes {
  state: ToyState;
  stable: number;
  message: { readonly type: 'NOTE' | 'HINT'; readonly text: string };
  timer: 'bell' | 'clock';
  request: readonly Order[];
  result: string;
  milestone: 'told';
  channel: 'wire';
  config: null;
  kind: 'toy';
}

/** What a request makes a process do; a peer stands for the newest connection with it. */
export type Order =
  | { readonly type: 'listen'; readonly open: boolean }
  | { readonly type: 'dial'; readonly to: ProcessId; readonly timeout?: Duration }
  | { readonly type: 'hangUp' | 'note' | 'hint'; readonly to: ProcessId; readonly text?: string }
  | { readonly type: 'write'; readonly value: number }
  | { readonly type: 'start'; readonly timer: Toy['timer']; readonly span: Duration }
  | { readonly type: 'stop'; readonly timer: Toy['timer'] }
  | { readonly type: 'answer' | 'abandon' };

interface ToyState {
  readonly self: ProcessId;
  /** Everything that was handed to it, in short, oldest first. */
  readonly heard: readonly string[];
  readonly connections: Readonly<Record<number, number>>;
}

export const toy: Protocol<Toy> = {
  id: 'toy',
  channels: { wire: 'stream' },
  rules: [],
  milestones: ['told'],
  auditor: { invariants: [], begin: () => 0, observe: (ghost) => [Number(ghost) + 1, []] },
  boot: ({ self, stable }) => [
    { self, heard: [`boot ${stable}`], connections: {} },
    [{ type: 'listen', channel: 'wire', open: true }],
  ],
  step(state, event) {
    const text = describeEvent(event);
    const heard = text === null ? state.heard : [...state.heard, text];
    const next = { ...state, heard, connections: connectionsAfter(state.connections, event) };
    return [next, isRequest(event) ? event.request.flatMap((order) => effectsOf(next, order, event.id)) : []];
  },
  emptyStable: () => 0,
};

type ToyEvent = ProcessEvent<Toy>;
const isRequest = (event: ToyEvent): event is Extract<ToyEvent, { readonly type: 'request' }> =>
  event.type === 'request';

function describeEvent(event: ToyEvent): string | null {
  switch (event.type) {
    case 'NOTE':
    case 'HINT':
      return `${event.message.text} from ${event.from}`;
    case 'connected':
    case 'disconnected':
    case 'dialFailed':
      return `${event.type} ${event.peer}`;
    case 'synced':
      return `synced ${event.stable}`;
    case 'request':
      return null;
    default:
      return event.type;
  }
}

function connectionsAfter(connections: ToyState['connections'], event: ToyEvent): ToyState['connections'] {
  return event.type === 'connected' ? { ...connections, [event.peer]: event.connection } : connections;
}

function effectsOf({ connections }: ToyState, order: Order, request: RequestId): readonly Effect<Toy>[] {
  switch (order.type) {
    case 'listen':
      return [{ type: 'listen', channel: 'wire', open: order.open }];
    case 'dial':
      return [{ type: 'dial', to: order.to, channel: 'wire', timeout: order.timeout ?? duration(1_000_000) }];
    case 'hangUp':
      return [{ type: 'hangUp', connection: (connections[order.to] ?? -1) as never }];
    case 'note':
      return [
        {
          type: 'send',
          to: order.to,
          connection: (connections[order.to] ?? -1) as never,
          message: { type: 'NOTE', text: order.text ?? '' },
        },
      ];
    case 'hint':
      return [{ type: 'send', to: order.to, connection: null, message: { type: 'HINT', text: order.text ?? '' } }];
    case 'write':
      return [{ type: 'persist', stable: order.value }];
    case 'start':
      return [{ type: 'startTimer', timer: order.timer, between: [order.span, order.span] }];
    case 'stop':
      return [{ type: 'stopTimer', timer: order.timer }];
    case 'answer':
      return [
        { type: 'reply', request, result: 'yes' },
        { type: 'reach', milestone: 'told', facts: { request } },
      ];
    case 'abandon':
      return [{ type: 'abandon', request }];
    default:
      return [];
  }
}

export type ToyTrace = Trace<Toy>;
export type ToyAct = Act<Toy>;

export interface ToyOptions {
  readonly processes?: number;
  readonly seed?: number;
  readonly latency?: Range;
  readonly disk?: Range;
  readonly start?: 'all' | 'none';
}

export const ms = (n: number): Duration => duration(n * 1000);
export const at = (n: number): Instant => instant(n * 1000);
export const [p1, p2, p3] = [processId(1), processId(2), processId(3)] as const;

export function toySetup({
  processes = 2,
  seed = 1,
  latency = [ms(10), ms(10)],
  disk = [ms(5), ms(5)],
  start = 'all',
}: ToyOptions): Setup<Toy> {
  return {
    protocol: 'toy',
    seed,
    processes: Array.from({ length: processes }, (_, i) => ({
      id: processId(i + 1),
      name: `P${i + 1}`,
      kind: 'toy',
      stable: 0,
    })),
    config: null,
    timing: { latency, disk },
    start,
    rulesOff: [],
  };
}

/** A run in which everybody has booted and nothing is to come. */
export const bootedToys = (options: ToyOptions = {}): ToyTrace => advanceTo(begin(toy, toySetup(options)), at(1));

/** A run in which the first process has a connection to the second. */
export const connectedToys = (options: ToyOptions = {}): ToyTrace =>
  runFor(order(bootedToys(options), p1, { type: 'dial', to: p2 }), ms(100));

/** The run with an act that must be possible. */
export function act(trace: ToyTrace, deed: ToyAct, when?: Instant): ToyTrace {
  const result = intervene(trace, deed, when);
  if (!result.ok) throw new Error(`${deed.type} is refused: ${result.refusal}`);
  return result.trace;
}

/** The run with an act a while after its last step, whether anything happens in between or not. */
export const actAfter = (trace: ToyTrace, span: Duration, deed: ToyAct): ToyTrace =>
  act(trace, deed, instant(trace.head.world.now + span));

export function refusalOf(trace: ToyTrace, deed: ToyAct): Refusal | null {
  const result = intervene(trace, deed);
  return result.ok ? null : result.refusal;
}

export const order = (trace: ToyTrace, process: ProcessId, ...orders: readonly Order[]): ToyTrace =>
  act(trace, { type: 'request', process, request: orders });

export const orderAfter = (
  trace: ToyTrace,
  span: Duration,
  process: ProcessId,
  ...orders: readonly Order[]
): ToyTrace => actAfter(trace, span, { type: 'request', process, request: orders });

/** The run with all that is due within a time after its last step; what happens then is its new last step. */
export const runFor = (trace: ToyTrace, span: Duration): ToyTrace =>
  advanceTo(trace, instant(trace.head.world.now + span));

export function running({ head }: ToyTrace, id: ProcessId): Running<Toy> {
  const process = processOf(head.world, id);
  if (!isRunning(process)) throw new Error(`process ${id} runs`);
  return process;
}

/** What a process has been handed since its start, without its connections unless asked. */
export const heard = (trace: ToyTrace, id: ProcessId): readonly string[] => running(trace, id).state.heard.slice(1);
/** The notes and hints among it. */
export const notes = (trace: ToyTrace, id: ProcessId): readonly string[] =>
  heard(trace, id).flatMap((text) => /^(.*) from \d+$/.exec(text)?.[1] ?? []);

export const stepsOf = (trace: ToyTrace): readonly Step<Toy>[] => [...slice(trace.steps)];
