import { milliseconds, type ProcessId } from '../../kernel/ids';
import type { Effect, Facts } from '../../kernel/protocol';
import type { CommitMessage } from './messages';
import { appended, type LogRecord, type RecordType } from './records';
import type { CommitRule } from './rules';
import type { AtomicCommit, CommitMilestone, CommitTimer, Common } from './state';

export type CommitEffect = Effect<AtomicCommit>;

/** One step of a process in the making: what it knows and what it asks for so far. Seen from outside a step stays pure. */
export interface Turn<K extends Common> {
  context: K;
  readonly effects: CommitEffect[];
}

export const turnOf = <K extends Common>(context: K): Turn<K> => ({ context, effects: [] });

export function know<K extends Common>(turn: Turn<K>, change: Partial<K>): void {
  turn.context = { ...turn.context, ...change };
}
/** As `know`, for what processes of both kinds know. */
const knowCommon = <K extends Common>(turn: Turn<K>, change: Partial<Common>): void => {
  turn.context = { ...turn.context, ...change };
};

export const because = <K extends Common>(turn: Turn<K>, rule: CommitRule, facts: Facts): void => {
  turn.effects.push({ type: 'because', rule, facts: { tx: turn.context.tx, ...facts } });
};
export const reach = <K extends Common>(turn: Turn<K>, milestone: CommitMilestone, facts: Facts = {}): void => {
  turn.effects.push({ type: 'reach', milestone, facts: { tx: turn.context.tx, ...facts } });
};

/** Starts a timer of exactly so many milliseconds. */
export const startTimer = <K extends Common>(turn: Turn<K>, timer: CommitTimer, span: number): void => {
  const time = milliseconds(span);
  turn.effects.push({ type: 'startTimer', timer, between: [time, time] });
};
export const stopTimer = <K extends Common>(turn: Turn<K>, timer: CommitTimer): void => {
  turn.effects.push({ type: 'stopTimer', timer });
};

/** The wait before the next attempt: twice as long each time, up to eight times, so that the blocked do not flood the network. */
export const patience = ({ attempts }: Common, span: number): number => span * 2 ** Math.min(attempts, 3);

/** Between two messages of one process: long enough that it can die, or the network break, between any two. */
export const sendGap = 0.1;

/** Puts a message into the outbox, from which one leaves at each `send`. */
export function post<K extends Common>(turn: Turn<K>, to: ProcessId, message: CommitMessage): void {
  const { outbox } = turn.context;
  if (outbox.length === 0) startTimer(turn, 'send', sendGap);
  knowCommon(turn, { outbox: [...outbox, { to, message }] });
}

/** Sends the next message of the outbox. */
export function sendNext<K extends Common>(turn: Turn<K>): void {
  const [next, ...rest] = turn.context.outbox;
  if (next === undefined) return;
  turn.effects.push({ type: 'send', to: next.to, connection: null, message: next.message });
  if (rest.length > 0) startTimer(turn, 'send', sendGap);
  knowCommon(turn, { outbox: rest });
}

/** Records of the transaction at hand go to the log; the disk has them when `synced` says so. */
export function write<K extends Common>(
  turn: Turn<K>,
  records: readonly (RecordType | LogRecord)[],
  balance = turn.context.stable.balance,
): void {
  const { tx, stable } = turn.context;
  if (tx === null) return;
  const added = records.map((record) => (typeof record === 'string' ? { type: record, tx, value: null } : record));
  const next = { balance, log: appended(stable.log, added) };
  knowCommon(turn, { stable: next });
  turn.effects.push({ type: 'persist', stable: next });
}

/** Ends the wait for the disk: everything written is durable, or need not be. */
export const noteDurable = <K extends Common>(turn: Turn<K>, event: { readonly stable: Common['durable'] }): void =>
  knowCommon(turn, { durable: event.stable });

/** Counts one more time that it asked or repeated in vain. */
export const tryAgain = <K extends Common>(turn: Turn<K>): void =>
  knowCommon(turn, { attempts: turn.context.attempts + 1 });
