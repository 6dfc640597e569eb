import { type ConnectionId, milliseconds, type ProcessId } from '../../kernel/ids';
import type { ConnectionEvent } from '../../kernel/protocol';
import type { Notification } from './messages';
import type { ElectionPeer } from './state';
import { because, know, type Turn } from './turn';

/** zookeeper.cnxTimeout: how long a connection attempt may take, milliseconds. */
const connectTimeout = 5000;

const unknownPeer: ElectionPeer = { connection: null, dialling: false, queued: null, lastSent: null };

/** Queues a notification for a peer (QuorumCnxManager.toSend): a queue of one, in which the newest wins. */
export function post(turn: Turn, to: ProcessId, notification: Notification): void {
  const peer = turn.context.peers[to] ?? unknownPeer;
  if (peer.connection !== null) {
    change(turn, to, { ...peer, queued: null, lastSent: notification });
    turn.effects.push({ type: 'send', to, connection: peer.connection, message: notification });
    return;
  }
  change(turn, to, { ...peer, queued: notification });
  connectOne(turn, to);
}

/** Dials a peer unless it is connected or being dialled (connectOne). */
export function connectOne(turn: Turn, to: ProcessId): void {
  const peer = turn.context.peers[to] ?? unknownPeer;
  if (peer.connection !== null || peer.dialling) return;
  change(turn, to, { ...peer, dialling: true });
  turn.effects.push({ type: 'dial', to, channel: 'election', timeout: milliseconds(connectTimeout) });
}

/** Whether some peer has taken what was queued for it (haveDelivered); false too where nothing was ever queued. */
export const haveDelivered = (turn: Turn): boolean =>
  Object.values(turn.context.peers).some((peer) => peer.queued === null);

/** Dials all peers that something was ever queued for (connectAll). */
export function connectAll(turn: Turn): void {
  for (const sid in turn.context.peers) connectOne(turn, Number(sid) as ProcessId);
}

type Connected = Extract<ConnectionEvent<'election' | 'quorum'>, { type: 'connected' }>;
type Gone = Extract<ConnectionEvent<'election' | 'quorum'>, { type: 'disconnected' | 'dialFailed' }>;

/**
 * A connection stands (initiateConnection, handleConnection). Of two servers only the one with the larger sid may keep the
 * connection that it opened: the smaller one's is closed, and the larger dials back.
 */
export function electionConnected(turn: Turn, { peer: sid, connection, dialled }: Connected): void {
  const peer = turn.context.peers[sid] ?? unknownPeer;
  const mayKeep = dialled ? turn.context.self > sid : sid > turn.context.self;
  because(turn, 'larger-sid-connects', { self: turn.context.self, peer: sid, openedBySelf: dialled, kept: mayKeep });
  if (mayKeep) return keep(turn, sid, { ...peer, dialling: dialled ? false : peer.dialling }, connection);
  hangUp(turn, connection);
  if (dialled) return change(turn, sid, { ...peer, dialling: false });
  if (peer.connection !== null) hangUp(turn, peer.connection);
  change(turn, sid, { ...peer, connection: null });
  connectOne(turn, sid);
}

/** A new SendWorker sends what is queued, or else the last message again: the peer may have died before it read that. */
function keep(turn: Turn, sid: ProcessId, peer: ElectionPeer, connection: ConnectionId): void {
  if (peer.connection !== null) hangUp(turn, peer.connection);
  const message = peer.queued ?? peer.lastSent;
  change(turn, sid, { ...peer, connection, queued: null, lastSent: message });
  if (message === null) return;
  if (peer.queued === null) because(turn, 'last-message-again', { peer: sid, leader: message.leader });
  turn.effects.push({ type: 'send', to: sid, connection, message });
}

/** A connection is gone, or could not be made. Nothing dials again until there is something to send or a wait runs out. */
export function electionDisconnected(turn: Turn, event: Gone): void {
  const peer = turn.context.peers[event.peer];
  if (peer === undefined) return;
  if (event.type === 'dialFailed') change(turn, event.peer, { ...peer, dialling: false });
  else if (peer.connection === event.connection) change(turn, event.peer, { ...peer, connection: null });
}

const hangUp = (turn: Turn, connection: ConnectionId): void => {
  turn.effects.push({ type: 'hangUp', connection });
};
const change = (turn: Turn, sid: ProcessId, peer: ElectionPeer): void =>
  know(turn, { peers: { ...turn.context.peers, [sid]: peer } });
