import { connectionId, type ProcessId, processId } from '../../src/kernel/ids';
import type { Setup } from '../../src/kernel/world';
import { emptyStable } from '../../src/protocols/zookeeper/database';
import { zookeeper } from '../../src/protocols/zookeeper/index';
import type { ServerEvent } from '../../src/protocols/zookeeper/machine';
import type { Notification, Packet, Vote, ZooKeeperMessage } from '../../src/protocols/zookeeper/messages';
import { readSetup } from '../../src/protocols/zookeeper/setup-reader';
import type {
  ServerContext,
  ServerSnapshot,
  Stable,
  ZooKeeper,
  ZooKeeperConfig,
} from '../../src/protocols/zookeeper/state';
import type { ZooKeeperEffect } from '../../src/protocols/zookeeper/turn';
import { noZxid, shortZxid } from '../../src/protocols/zookeeper/zxid';

/** A single server whose network and disk are in the hands of a test. */
export interface Driven {
  readonly state: ServerSnapshot;
  /** What it has sent since the last look, and to whom. */
  readonly sent: readonly { readonly to: ProcessId; readonly message: ZooKeeperMessage }[];
  /** How often it has tried to connect to a leader. */
  readonly dials: number;
  /** The timers that it has started since the last look, and after how many milliseconds they ring. */
  readonly timers: readonly { readonly timer: string; readonly span: number }[];
  readonly disk: Stable;
  /** What the disk was asked to hold and does not hold yet. */
  readonly unwritten: Stable | null;
}

type Fields = Readonly<Record<string, unknown>>;

function setupOf(fields: Fields): Setup<ZooKeeper> {
  const read = readSetup(fields);
  if (!read.ok) throw new Error(`a setup can be read: ${JSON.stringify(read.problems)}`);
  return read.value;
}

/** A configuration as a scenario gives it. */
export const configOf = (fields: Fields): ZooKeeperConfig => setupOf(fields).config;

/** What a scenario gives the disk of a server. */
export const stableOf = (fields: Fields, sid: number): Stable =>
  setupOf(fields).processes.find(({ id }) => id === sid)?.stable ?? emptyStable;

interface Start {
  readonly sid: number;
  readonly config: ZooKeeperConfig;
  readonly stable?: Stable;
}

/** A server that has just been started. */
export function boot({ sid, config, stable = emptyStable }: Start): Driven {
  const kind = config.voters.includes(processId(sid)) ? 'participant' : 'observer';
  const [state, effects] = zookeeper.boot({ self: processId(sid), kind, config, rulesOff: [], stable });
  return after({ state, sent: [], dials: 0, timers: [], disk: stable, unwritten: null }, state, effects);
}

/** The server after an event. */
export function hand(server: Driven, event: ServerEvent): Driven {
  const [state, effects] = zookeeper.step(server.state, event);
  return after(server, state, effects);
}

function after(server: Driven, state: ServerSnapshot, effects: readonly ZooKeeperEffect[]): Driven {
  const sent = effects.flatMap((effect) =>
    effect.type === 'send' ? [{ to: effect.to, message: effect.message }] : [],
  );
  const dials = effects.filter((effect) => effect.type === 'dial' && effect.channel === 'quorum').length;
  const timers = effects.flatMap((effect) =>
    effect.type === 'startTimer' ? [{ timer: effect.timer, span: effect.between[0] / 1000 }] : [],
  );
  const asked = effects.findLast((effect) => effect.type === 'persist')?.stable ?? server.unwritten;
  const seen = { sent: [...server.sent, ...sent], timers: [...server.timers, ...timers], dials: server.dials + dials };
  return { ...server, ...seen, state, unwritten: asked };
}

/** The disk writes what it was asked to hold. */
export function flush(server: Driven): Driven {
  const { unwritten } = server;
  if (unwritten === null) return server;
  return flush(hand({ ...server, disk: unwritten, unwritten: null }, { type: 'synced', stable: unwritten }));
}

/** Forgets what was sent so far, so that the next look shows only what is new. */
export const look = (server: Driven): Driven => ({ ...server, sent: [], timers: [] });

export const contextOf = (server: Driven): ServerContext => server.state.context;
export const roleOf = (server: Driven): string => Object.keys(server.state.value)[0] ?? 'none';

type NotificationOf = Partial<Notification> & { readonly leader: ProcessId };

/** A notification reaches the server; round 1 of a fresh ensemble unless it says otherwise. */
export function notify(server: Driven, from: number, part: NotificationOf): Driven {
  const fresh: Vote = { leader: part.leader, zxid: noZxid, electionEpoch: 1, peerEpoch: 0 };
  const message: Notification = { type: 'NOTIFICATION', state: 'LOOKING', ...fresh, ...part };
  return hand(server, { type: 'NOTIFICATION', from: processId(from), connection: electionConnection, message });
}

const electionConnection = connectionId(1);
const quorumConnection = (sid: number) => connectionId(100 + sid);

/** Lets the server be elected by the votes of others. */
export function elect(server: Driven, voters: readonly number[]): Driven {
  const { proposal } = contextOf(server).election;
  const voted = voters.reduce((so, sid) => notify(so, sid, proposal), server);
  return look(hand(voted, { type: 'finalize' }));
}

/** Lets the server find that another one is elected. */
export function follow(server: Driven, leader: number, voters: readonly number[]): Driven {
  const vote = { ...contextOf(server).election.proposal, leader: processId(leader), peerEpoch: 100 };
  const voted = voters.reduce((so, sid) => notify(so, sid, vote), server);
  return hand(look(voted), { type: 'finalize' });
}

/** A quorum connection between the server and a peer stands. */
export const connect = (server: Driven, peer: number, dialled: boolean): Driven =>
  hand(server, {
    type: 'connected',
    peer: processId(peer),
    channel: 'quorum',
    connection: quorumConnection(peer),
    dialled,
  });

/** It breaks. */
export const disconnect = (server: Driven, peer: number): Driven =>
  hand(server, { type: 'disconnected', peer: processId(peer), channel: 'quorum', connection: quorumConnection(peer) });

/** A packet reaches the server over its quorum connection. */
export const deliver = (server: Driven, from: number, message: Packet): Driven =>
  hand(server, {
    type: message.type,
    from: processId(from),
    connection: quorumConnection(from),
    message,
  } as ServerEvent);

/** What was sent since the last look, as type, zxid and the epoch of an ACKEPOCH. */
export const packets = ({ sent }: Driven): readonly string[] =>
  sent.flatMap(({ message }) => {
    if (message.type === 'NOTIFICATION') return [];
    const epoch = message.type === 'ACKEPOCH' ? [`epoch ${message.currentEpoch}`] : [];
    return [[message.type, shortZxid(message.zxid), ...epoch].join(' ')];
  });
