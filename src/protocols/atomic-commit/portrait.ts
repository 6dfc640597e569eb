import type { LogCell, MessageFigure, OutcomeFigure, Portrait, ProcessFigure, Sentence } from '../../kernel/describe';
import type { Facts } from '../../kernel/protocol';
import { type ClientRequest, isRunning, type Process, type World } from '../../kernel/world';
import { chartOf } from './chart';
import type { CommitMessage, MessageType } from './messages';
import { narrate, readable } from './narrate';
import { contextOf, decisionAt, isBlocked, isInDoubt, isParticipant, placeOf } from './processes';
import { decisionIn, type LogRecord, type Stable } from './records';
import { writeRequest } from './request-words';
import type { AtomicCommit, CommitContext, CoordinatorContext, ParticipantContext } from './state';

/** How many records of a log a process shows on the stage. */
const shownCells = 10;

const families: Readonly<Record<MessageType, string>> = {
  ...{ 'QUERY-TO-COMMIT': 'question', CanCommit: 'question', VOTE: 'vote' },
  ...{ PreCommit: 'precommit', ACK: 'ack', ACKNOWLEDGMENT: 'ack' },
  ...{ COMMIT: 'commit', doCommit: 'commit', ROLLBACK: 'rollback', Abort: 'rollback' },
  ...{ 'DECISION-REQUEST': 'inquiry', UNCERTAIN: 'inquiry' },
  ...{ TERMINATE: 'termination', 'STATE-REQUEST': 'termination', STATE: 'termination' },
};

/** What the processes and messages of atomic commitment look like, in plain data. */
export const portrait: Portrait<AtomicCommit> = {
  catalogue: 'commit',
  process: figureOf,
  message: messageFigure,
  request: writeRequest,
  outcome: outcomeFigure,
  variant: ({ config }) => ({ id: `commit.variant.${config.variant}`, values: {} }),
  ensemble: ensembleSentence,
  narrate,
  readable,
  chart: (kind, setup) => chartOf(setup.config.variant, kind),
  families: [...new Set(Object.values(families))],
  quiet: [],
};

function figureOf(process: Process<AtomicCommit>, world: World<AtomicCommit>): ProcessFigure {
  const context = contextOf(process);
  const place = placeOf(process);
  const stable = context?.stable ?? process.disk.stable;
  const isPaused = process.status === 'paused';
  return {
    state: isPaused ? 'paused' : (place ?? process.status),
    phase: isBlocked(world, process) ? 'blocked' : null,
    tone: toneOf(process),
    votes: isParticipant(process),
    tags: tagsOf(process, context, stable),
    ...logFigure(stable, process.disk.stable),
    arrow: context === null ? null : arrowOf(context),
    meter: context?.type === 'coordinator' ? meterOf(context, place) : null,
    active: place === null ? [] : [place],
    fields: context === null ? [] : fieldsOf(context),
  };
}

/** Picks colour and icon: what a process may still do. */
function toneOf(process: Process<AtomicCommit>): string {
  if (process.status === 'paused') return 'paused';
  const place = placeOf(process);
  if (place === null) return 'down';
  const decision = decisionAt(place);
  if (decision !== null) return decision === 'commit' ? 'committed' : 'aborted';
  if (isInDoubt(process)) return 'prepared';
  return restful.includes(place) ? 'idle' : 'working';
}
const restful: readonly string[] = ['idle', 'initial', 'ended'];

function tagsOf(process: Process<AtomicCommit>, context: CommitContext | null, stable: Stable): ProcessFigure['tags'] {
  const tx = context?.tx ?? null;
  const transaction = tx === null ? [] : [{ key: 'tx', value: `T${tx}`, long: null }];
  if (!isParticipant(process)) return transaction;
  const balance = context?.type === 'participant' ? context.balance : stable.balance;
  const isChanging = balance !== stable.balance;
  const account = {
    key: 'balance',
    value: String(balance),
    long: isChanging ? `${stable.balance} → ${balance}` : null,
  };
  const lock =
    context?.type === 'participant' && context.lock !== null
      ? [{ key: 'lock', value: `T${context.lock}`, long: null }]
      : [];
  return [account, ...lock, ...transaction];
}

function logFigure(stable: Stable, disk: Stable): Pick<ProcessFigure, 'log' | 'earlier'> {
  const from = Math.max(0, stable.log.length - shownCells);
  const log = stable.log.slice(from).map((record, i) => cellOf(record, from + i, stable, disk));
  return { log, earlier: from };
}

function cellOf(record: LogRecord, index: number, stable: Stable, disk: Stable): LogCell {
  const { type, tx, value } = record;
  const isOnDisk = disk.log.some((each) => each.type === type && each.tx === tx && each.value === value);
  const decision = decisionIn(stable.log, tx);
  const title = `${type} T${tx}${value === null ? '' : ` ${value}`}`;
  return {
    key: `${index}`,
    label: value === null ? type : `${type} ${value}`,
    ...{ long: title, title, where: isOnDisk ? 'disk' : 'memory' },
    acked: false,
    committed: decision === 'commit',
    applied: decision !== null,
    isError: decision === 'abort',
  };
}

/** Whom a participant has promised, or obeys. */
function arrowOf(context: CommitContext): ProcessFigure['arrow'] {
  if (context.type !== 'participant') return null;
  const { termination, self, hasVoted, stable, tx, config } = context;
  const backup = termination?.backup ?? null;
  const decision = decisionIn(stable.log, tx);
  if (backup !== null && backup !== self) return { to: backup, label: '', decided: decision !== null };
  return hasVoted ? { to: config.coordinator, label: 'YES', decided: decision !== null } : null;
}

function meterOf({ votes, acks, told, config }: CoordinatorContext, place: string | null): ProcessFigure['meter'] {
  if (place === 'waiting' || place === 'canCommit') {
    const have = Object.values(votes).filter((vote) => vote === 'YES').length;
    return { key: 'votes', have, need: config.participants.length };
  }
  const isAwaited = place === 'preCommit' || decisionAt(place) !== null;
  return isAwaited ? { key: 'acks', have: acks.length, need: told.length } : null;
}

function fieldsOf(context: CommitContext): ProcessFigure['fields'] {
  const rows: readonly (readonly [string, unknown])[] =
    context.type === 'coordinator' ? coordinatorRows(context) : participantRows(context);
  return [['outbox', context.outbox.length], ['attempts', context.attempts], ...rows].map(([key, value]) => ({
    key: String(key),
    value: value === null ? '-' : String(value),
  }));
}

const names = (ids: readonly number[]): string => ids.map((id) => `P${id}`).join(' ') || '-';
const coordinatorRows = ({ votes, acks, told, decision, queue, changes }: CoordinatorContext) =>
  [
    [
      'votes',
      Object.entries(votes)
        .map(([id, vote]) => `P${id} ${vote}`)
        .join(' ') || '-',
    ],
    ['told', names(told)],
    ['acknowledged', names(acks)],
    ['decision', decision],
    [
      'changes',
      Object.entries(changes)
        .map(([id, change]) => `P${id} ${change}`)
        .join(' ') || '-',
    ],
    ['queued', queue.length],
  ] as const;

const participantRows = (knows: ParticipantContext) =>
  [
    ['balance', knows.balance],
    ['change', knows.change],
    ['lock', knows.lock === null ? null : `T${knows.lock}`],
    ['readersWaiting', knows.readers.length],
    ['votedYes', knows.hasVoted],
    ['cameBack', knows.isRecovered],
    ['committable', knows.isCommittable],
    ['suspects', names(knows.termination?.suspects ?? [])],
    [
      'backup',
      knows.termination?.backup === null || knows.termination === null ? null : `P${knows.termination.backup}`,
    ],
  ] as const;

function messageFigure(message: CommitMessage): MessageFigure {
  return {
    name: message.type.replaceAll('-', ' '),
    family: families[message.type],
    label: labelOf(message),
    fields: fieldsOfMessage(message),
  };
}

function labelOf(message: CommitMessage): string {
  switch (message.type) {
    case 'VOTE':
      return message.vote;
    case 'STATE':
      return message.state;
    case 'QUERY-TO-COMMIT':
    case 'CanCommit':
      return message.change > 0 ? `+${message.change}` : String(message.change);
    default:
      return '';
  }
}

function fieldsOfMessage(message: CommitMessage): Facts {
  const { type, tx } = message;
  return { type, tx: `T${tx}`, ...('change' in message ? { change: labelOf(message) } : {}) };
}

function outcomeFigure({ outcome }: ClientRequest<AtomicCommit>): OutcomeFigure {
  if (outcome === null) return { status: 'pending', error: null, value: null, stamp: null };
  if (outcome.type === 'lost') return { status: 'unknown', error: 'CONNECTIONLOSS', value: null, stamp: null };
  const { error, value } = outcome.result;
  return { status: error === null ? 'ok' : 'error', error, value, stamp: null };
}

function ensembleSentence(world: World<AtomicCommit>): Sentence {
  const participants = world.processes.filter(isParticipant);
  const count = (holds: (process: Process<AtomicCommit>) => boolean): number => participants.filter(holds).length;
  const coordinator = world.processes.find((process) => !isParticipant(process));
  const values = {
    coordinator: placeOf(coordinator) ?? 'down',
    of: participants.length,
    up: count(isRunning),
    committed: count((each) => decisionAt(placeOf(each)) === 'commit'),
    aborted: count((each) => decisionAt(placeOf(each)) === 'abort'),
    inDoubt: count((each) => isRunning(each) && isInDoubt(each)),
    blocked: count((each) => isBlocked(world, each)),
  };
  const isSplit = values.committed > 0 && values.aborted > 0;
  return {
    id: isSplit ? 'commit.ensemble.split' : values.blocked > 0 ? 'commit.ensemble.blocked' : 'commit.ensemble.whole',
    values,
  };
}
