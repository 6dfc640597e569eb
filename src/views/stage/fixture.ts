import type { Act } from '../../kernel/act';
import type { ChartNode, Portrait, ProcessFigure } from '../../kernel/describe';
import type { Dialect } from '../../kernel/dialect';
import { duration, milliseconds, processId } from '../../kernel/ids';
import type { Effect, Protocol, ProtocolTypes } from '../../kernel/protocol';
import { advanceTo, begin, intervene } from '../../kernel/run';
import { isRunning, type Setup } from '../../kernel/world';
import type { AnyTrace, ProtocolEntry } from '../../player/contract';

/**
 * A protocol for tests of the stage: the first process leads and the others follow it. Each follower greets the leader by a
 * datagram when it starts; the leader passes every request on to all followers, and answers it when the first has echoed it.
 */
type Types = ProtocolTypes & {
  message: { type: 'greet' | 'echo' | 'propose' };
  state: State;
  kind: 'server' | 'guest';
};
interface State {
  readonly self: number;
  readonly isLeader: boolean;
  readonly log: readonly string[];
  readonly peers: readonly number[];
}

const leader = processId(1);

const protocol: Protocol<Types> = {
  id: 'fixture',
  channels: {},
  rules: [],
  milestones: [],
  auditor: { invariants: [], begin: () => null, observe: () => [null, []] },
  boot: ({ self, config }) => {
    const state: State = { self, isLeader: self === leader, log: [], peers: config as readonly number[] };
    const tick: Effect<Types> = { type: 'startTimer', timer: 'tick', between: [milliseconds(80), milliseconds(80)] };
    return [state, state.isLeader ? [tick] : [tick, send(leader, 'greet')]];
  },
  step: (state, event) => {
    if (event.type === 'request' && 'id' in event) {
      const followers = state.peers.filter((peer) => peer !== state.self);
      const proposals = followers.map((to) => send(processId(to), 'propose'));
      return [{ ...state, log: [...state.log, `entry ${state.log.length + 1}`] }, proposals];
    }
    if (event.type === 'propose') return [{ ...state, log: [...state.log, 'entry'] }, [send(leader, 'echo')]];
    return [state, []];
  },
  emptyStable: () => null,
};

const send = (to: ReturnType<typeof processId>, type: 'greet' | 'echo' | 'propose'): Effect<Types> => ({
  ...{ type: 'send', to, connection: null },
  message: { type },
});

const figureOf: Portrait<Types>['process'] = (process): ProcessFigure => {
  const state = isRunning(process) ? (process.state as State) : null;
  const tone =
    state === null ? 'down' : process.status === 'paused' ? 'paused' : state.isLeader ? 'leading' : 'following';
  return {
    state: state === null ? 'down' : tone.toUpperCase(),
    phase: null,
    tone,
    // A process that is down cannot tell whether it is a guest.
    votes: process.id < 4,
    tags: [
      { key: 'zxid', value: `1.${state?.log.length ?? 0}`, long: '0x100000000' },
      { key: 'epoch', value: '1', long: null },
    ],
    log: (state?.log ?? []).map((title, i) => ({
      ...{ key: String(i), label: `1.${i + 1}`, long: `0x10000000${i + 1}`, title, where: i === 0 ? 'disk' : 'memory' },
      ...{ acked: i < 2, committed: i === 0, applied: i === 0, isError: false },
    })),
    earlier: 0,
    arrow: state === null || state.isLeader ? null : { to: leader, label: 'S1', decided: true },
    meter: state?.isLeader === true && state.log.length > 0 ? { key: 'acks', have: 1, need: 2 } : null,
    active: [],
    fields: [],
  };
};

const portrait = {
  process: figureOf,
  message: ({ type }) => ({
    name: type.toUpperCase(),
    family: type === 'greet' ? 'vote' : type === 'echo' ? 'ack' : 'proposal',
    label: type === 'greet' ? '' : '1.1',
    fields: { type, zxid: '1.1' },
  }),
  request: (request) => String(request),
  outcome: ({ outcome }) => ({
    status: outcome === null ? 'pending' : outcome.type === 'lost' ? 'unknown' : 'ok',
    error: null,
    value: null,
    stamp: null,
  }),
  variant: () => null,
  ensemble: () => ({ id: 'fixture.ensemble', values: {} }),
  narrate: () => [],
  chart: () => ({ key: '', path: '', source: null, initial: null, children: [], transitions: [] }) satisfies ChartNode,
  families: ['vote', 'proposal', 'ack'],
  quiet: [],
} satisfies Partial<Portrait<Types>>;

const dialect = {
  requests: [{ form: 'create PATH ["DATA"]', example: 'create /a "x"', help: '' }],
  writeRequest: (request) => String(request),
} satisfies Partial<Dialect<Types>>;

export const fixtureEntry = { protocol, portrait, dialect } as unknown as ProtocolEntry;

/** All links take 10 ms. The last `guests` of the servers have no vote. */
export function fixtureTrace(servers = 3, guests = 0): AnyTrace {
  const ids = Array.from({ length: servers }, (_, i) => i + 1);
  const setup: Setup<Types> = {
    protocol: 'fixture',
    seed: 1,
    processes: ids.map((id) => ({
      id: processId(id),
      name: `S${id}`,
      kind: id > servers - guests ? 'guest' : 'server',
      stable: null,
    })),
    config: ids,
    timing: { latency: [milliseconds(10), milliseconds(10)], disk: [duration(0), duration(0)] },
    start: 'all',
    rulesOff: [],
  };
  return begin(protocol, setup) as unknown as AnyTrace;
}

/** The trace with these acts at its end. */
export function acted(trace: AnyTrace, ...acts: readonly Act<ProtocolTypes>[]): AnyTrace {
  return acts.reduce((before, act) => {
    const result = intervene(before, act);
    if (!result.ok) throw new Error(`the fixture refuses ${act.type}: ${result.refusal}`);
    return result.trace;
  }, trace);
}

export const until = (trace: AnyTrace, ms: number): AnyTrace =>
  advanceTo(trace, (ms * 1000) as Parameters<typeof advanceTo>[1]);
