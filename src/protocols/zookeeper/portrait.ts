import type { LogCell, MessageFigure, OutcomeFigure, Portrait, ProcessFigure } from '../../kernel/describe';
import type { Facts } from '../../kernel/protocol';
import { at } from '../../kernel/vector';
import { type ClientRequest, isRunning, type Process, type World } from '../../kernel/world';
import { chartOf } from './chart';
import { lastZxidOf } from './database';
import type { Transaction, ZooKeeperMessage } from './messages';
import { narrate, readable } from './narrate';
import { isQuorum, quorumSize } from './quorum-verifier';
import { writeRequest as requestText } from './request-words';
import type { ServerContext, ServerPlace, Stable, ZooKeeper } from './state';
import { txnText } from './txn-text';
import { supporters } from './vote';
import { hexZxid, shortZxid, type Zxid } from './zxid';

/** How many cells of a log a server shows on the stage. */
const shownCells = 10;

/** What ZooKeeper's servers and messages look like, in plain data. */
export const portrait: Portrait<ZooKeeper> = {
  catalogue: 'zookeeper',
  process: figureOf,
  message: messageFigure,
  request: requestText,
  outcome: outcomeFigure,
  variant: () => null,
  ensemble: ensembleSentence,
  narrate,
  readable,
  chart: chartOf,
  families: ['vote', 'discovery', 'sync', 'proposal', 'ack', 'commit', 'inform', 'request', 'ping'],
  quiet: ['ping'],
};

function figureOf(process: Process<ZooKeeper>): ProcessFigure {
  return isRunning(process) ? runningFigure(process) : downFigure(process);
}

function runningFigure(process: Extract<Process<ZooKeeper>, { status: 'up' | 'paused' }>): ProcessFigure {
  const { context, value } = process.state;
  const { state, phase } = placeOf(value);
  return {
    state: process.status === 'paused' ? 'paused' : state.toUpperCase(),
    phase,
    tone: process.status === 'paused' ? 'paused' : state,
    votes: !context.isObserver,
    tags: [
      zxidTag(context.lastProcessed),
      epochTag(context.stable),
      { key: 'round', value: String(context.election.round), long: null },
    ],
    ...logFigure(context),
    arrow: arrowOf(context, state),
    meter: meterOf(context, phase),
    active: phase === null ? [state] : [state, phase],
    fields: fieldsOf(context),
  };
}

function downFigure({ disk: { stable }, status, kind }: Process<ZooKeeper>): ProcessFigure {
  const cells = lastCells(stable.history.length, (i) =>
    cellOf(at(stable.history, i) as Transaction, { where: 'disk', acked: false, committed: false, applied: false }),
  );
  return {
    ...{
      state: status,
      phase: null,
      tone: 'down',
      votes: kind === 'participant',
      arrow: null,
      meter: null,
      active: [],
    },
    tags: [zxidTag(lastZxidOf(stable)), epochTag(stable)],
    log: cells,
    earlier: stable.history.length - cells.length,
    fields: [
      { key: 'acceptedEpoch', value: String(stable.acceptedEpoch) },
      { key: 'currentEpoch', value: String(stable.currentEpoch) },
    ],
  };
}

/** The state and phase of a place in the chart. */
export function placeOf(place: ServerPlace): {
  readonly state: 'looking' | 'following' | 'observing' | 'leading';
  readonly phase: string;
} {
  if ('looking' in place) return { state: 'looking', phase: place.looking };
  if ('following' in place) return { state: 'following', phase: place.following };
  if ('observing' in place) return { state: 'observing', phase: place.observing };
  return { state: 'leading', phase: place.leading };
}

const zxidTag = (zxid: Zxid) => ({ key: 'zxid', value: shortZxid(zxid), long: hexZxid(zxid) });
const epochTag = ({ currentEpoch, acceptedEpoch }: Stable) => ({
  key: 'epoch',
  value: String(currentEpoch),
  long: currentEpoch === acceptedEpoch ? null : `${currentEpoch} / ${acceptedEpoch}`,
});

function logFigure({
  stable,
  durable,
  committed,
  applied,
  role,
}: ServerContext): Pick<ProcessFigure, 'log' | 'earlier'> {
  const ackedTo = role === null ? 0 : role.acked;
  const log = lastCells(stable.history.length, (i) =>
    cellOf(at(stable.history, i) as Transaction, {
      where: at(durable.history, i) === at(stable.history, i) ? 'disk' : 'memory',
      acked: i < ackedTo,
      committed: i < committed,
      applied: i < applied,
    }),
  );
  return { log, earlier: stable.history.length - log.length };
}

function lastCells(length: number, cell: (index: number) => LogCell): LogCell[] {
  const from = Math.max(0, length - shownCells);
  return Array.from({ length: length - from }, (_, i) => cell(from + i));
}

/** One transaction with the marks that it has at one server. */
export const cellOf = (
  txn: Transaction,
  marks: Pick<LogCell, 'where' | 'acked' | 'committed' | 'applied'>,
): LogCell => ({
  key: String(txn.zxid),
  label: shortZxid(txn.zxid),
  long: hexZxid(txn.zxid),
  title: txnText(txn),
  isError: txn.body.type === 'error',
  ...marks,
});

function arrowOf(context: ServerContext, state: string): ProcessFigure['arrow'] {
  const { election, currentVote, isObserver, self } = context;
  if (state === 'leading') return null;
  if (state !== 'looking') return { to: currentVote.leader, label: `S${currentVote.leader}`, decided: true };
  const { leader, zxid } = election.proposal;
  return isObserver || leader < 0 || leader === self
    ? null
    : { to: leader, label: `S${leader} ${shortZxid(zxid)}`, decided: false };
}

function meterOf(context: ServerContext, phase: string | null): ProcessFigure['meter'] {
  const { election, role, config } = context;
  if (config.groups !== null) return null;
  const need = quorumSize(config);
  if (role === null) {
    const probe = { ...election.proposal, electionEpoch: election.round, state: 'LOOKING' as const };
    return { key: 'votes', have: supporters(election.received, probe, 'received').length, need };
  }
  if (role.type !== 'leader') return null;
  if (phase === 'discovery')
    return role.epochIsFixed
      ? { key: 'epochAcks', have: role.epochAcks.length, need }
      : { key: 'registered', have: role.registered.length, need };
  if (phase === 'synchronization') return { key: 'newLeaderAcks', have: role.newLeaderAcks.length, need };
  const proposal = role.outstanding[0];
  return proposal === undefined ? null : { key: 'acks', have: proposal.acks.length, need };
}

function fieldsOf(context: ServerContext): ProcessFigure['fields'] {
  const { stable, durable, election, role, pending, currentVote } = context;
  const rows: [string, unknown][] = [
    ['logicalClock', election.round],
    ['vote', voteText(currentVote)],
    ['proposal', voteText(election.proposal)],
    ['acceptedEpoch', stable.acceptedEpoch],
    ['currentEpoch', stable.currentEpoch],
    ['acceptedEpochOnDisk', durable.acceptedEpoch],
    ['currentEpochOnDisk', durable.currentEpoch],
    ['lastProcessed', shortZxid(context.lastProcessed)],
    ['logged', stable.history.length],
    ['onDisk', durable.history.length],
    ['committed', context.committed],
    ['applied', context.applied],
    ['snapshot', `${shortZxid(stable.snapshot.zxid)}`],
    ['notificationWait', `${election.wait} ms`],
    ['pendingRequests', pending.length],
    ...(role === null ? [] : role.type === 'leader' ? leaderRows(role) : learnerRows(role)),
  ];
  return rows.map(([key, value]) => ({ key, value: String(value) }));
}

const voteText = ({ leader, zxid, peerEpoch }: { leader: number; zxid: Zxid; peerEpoch: number }): string =>
  leader < 0 ? '-' : `S${leader} zxid ${shortZxid(zxid)} peerEpoch ${peerEpoch}`;
const names = (sids: readonly number[]): string => (sids.length === 0 ? '-' : sids.map((sid) => `S${sid}`).join(' '));

const leaderRows = (role: Extract<ServerContext['role'], { type: 'leader' }>): [string, unknown][] => [
  ['epoch', role.epochIsFixed ? role.epoch : `${role.epoch}?`],
  ['registered', names(role.registered)],
  ['epochAcks', names(role.epochAcks)],
  ['newLeaderAcks', names(role.newLeaderAcks)],
  ['tick', role.tick],
  ['lastProposed', shortZxid(role.lastProposed)],
  ['lastCommitted', shortZxid(role.lastCommitted)],
  ['outstanding', role.outstanding.map(({ txn, acks }) => `${shortZxid(txn.zxid)} (${names(acks)})`).join(', ') || '-'],
  ...Object.values(role.learners).map((h): [string, unknown] => [
    `learner S${h.sid}`,
    `${h.stage} ${h.syncMode ?? ''} acked ${shortZxid(h.acked)} deadline ${h.ackDeadline}`,
  ]),
];
const learnerRows = (role: Extract<ServerContext['role'], { type: 'learner' }>): [string, unknown][] => [
  ['leader', `S${role.leader}`],
  ['epoch', role.epoch],
  ['syncMode', role.syncMode ?? '-'],
  ['acceptedNewLeader', role.accepted],
  ['unlogged', role.unlogged.map(({ zxid }) => shortZxid(zxid)).join(' ') || '-'],
  ['packetsCommitted', role.committed.map(shortZxid).join(' ') || '-'],
  ['connectAttempts', role.tries],
];

const families: Readonly<Record<ZooKeeperMessage['type'], string>> = {
  NOTIFICATION: 'vote',
  ...{ FOLLOWERINFO: 'discovery', OBSERVERINFO: 'discovery', LEADERINFO: 'discovery', ACKEPOCH: 'discovery' },
  ...{ DIFF: 'sync', TRUNC: 'sync', SNAP: 'sync', NEWLEADER: 'sync', UPTODATE: 'sync' },
  ...{ PROPOSAL: 'proposal', ACK: 'ack', COMMIT: 'commit', INFORM: 'inform', REQUEST: 'request', PING: 'ping' },
};

function messageFigure(message: ZooKeeperMessage): MessageFigure {
  const family = families[message.type];
  if (message.type !== 'NOTIFICATION')
    return { name: message.type, family, label: packetLabel(message), fields: packetFields(message) };
  const { leader, zxid, electionEpoch, peerEpoch, state } = message;
  const label = leader < 0 ? '-' : `S${leader} ${shortZxid(zxid)}`;
  return {
    name: 'vote',
    family,
    label,
    fields: {
      type: 'NOTIFICATION',
      state,
      leader: leader < 0 ? null : `S${leader}`,
      zxid: shortZxid(zxid),
      electionEpoch,
      peerEpoch: peerEpoch < 0 ? null : peerEpoch,
    },
  };
}

type PacketOf = Exclude<ZooKeeperMessage, { readonly type: 'NOTIFICATION' }>;
function packetLabel(packet: PacketOf): string {
  if (packet.type === 'REQUEST') return requestText(packet.request);
  if (packet.type === 'UPTODATE' || packet.type === 'PING') return '';
  return shortZxid(packet.zxid);
}

function packetFields(packet: PacketOf): Facts {
  const base = { zxid: shortZxid(packet.zxid), hex: hexZxid(packet.zxid) };
  switch (packet.type) {
    case 'ACKEPOCH':
      return { ...base, currentEpoch: packet.currentEpoch };
    case 'SNAP':
      return { ...base, transactions: packet.snapshot.history.length };
    case 'PROPOSAL':
    case 'INFORM':
      return { ...base, txn: txnText(packet.txn) };
    case 'REQUEST':
      return {
        request: requestText(packet.request),
        server: `S${packet.origin.server}`,
        number: packet.origin.request + 1,
      };
    default:
      return base;
  }
}

function outcomeFigure({ outcome }: ClientRequest<ZooKeeper>): OutcomeFigure {
  if (outcome === null) return { status: 'pending', error: null, value: null, stamp: null };
  if (outcome.type === 'lost') return { status: 'unknown', error: 'CONNECTIONLOSS', value: null, stamp: null };
  const { error, value, zxid } = outcome.result;
  return { status: error === null ? 'ok' : 'error', error, value, stamp: { key: 'zxid', value: shortZxid(zxid) } };
}

function ensembleSentence(world: World<ZooKeeper>) {
  const running = world.processes.filter((process) => process.status === 'up' && isRunning(process));
  const contexts = running.flatMap((process) => (isRunning(process) ? [process.state] : []));
  const config = contexts[0]?.context.config;
  const voters = config?.voters ?? [];
  const up = running.filter(({ id }) => voters.includes(id)).map(({ id }) => id);
  const leading = contexts.filter(({ value }) => 'leading' in value);
  const counts = { up: up.length, of: voters.length, quorum: config === undefined ? 0 : quorumSize(config) };
  const serving = leading.filter(({ value }) => 'leading' in value && value.leading === 'broadcast');
  const name = ({ context: { self, stable } }: (typeof contexts)[number]): string =>
    `S${self} (${stable.currentEpoch})`;
  if (config === undefined) return { id: 'zookeeper.ensemble.down', values: {} };
  const first = serving[0];
  if (leading.length > 1)
    return { id: 'zookeeper.ensemble.several', values: { ...counts, leaders: leading.map(name).join(', ') } };
  if (first !== undefined)
    return {
      id: 'zookeeper.ensemble.serving',
      values: { ...counts, leader: `S${first.context.self}`, epoch: first.context.stable.currentEpoch },
    };
  const coming = leading[0];
  if (coming !== undefined)
    return {
      id: 'zookeeper.ensemble.establishing',
      values: { ...counts, leader: `S${coming.context.self}`, phase: placeOf(coming.value).phase },
    };
  const round = Math.max(0, ...contexts.map(({ context }) => context.election.round));
  return {
    id: isQuorum(config, up) ? 'zookeeper.ensemble.looking' : 'zookeeper.ensemble.noQuorum',
    values: { ...counts, round },
  };
}
