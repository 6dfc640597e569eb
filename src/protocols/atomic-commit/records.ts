import type { Decision, TransactionId } from './messages';

/** What can stand in a log. `value`: the balance before (undo) and after (redo); null elsewhere. */
export interface LogRecord {
  readonly type: RecordType;
  readonly tx: TransactionId;
  readonly value: number | null;
}
export type RecordType =
  /** Coordinator: a transaction has begun; presumed commit must have it on disk first (`collecting`). */
  | 'start'
  | 'collecting'
  | 'precommit'
  /** Participant: how to take the change back, how to make it again, and the promise to do either as told. */
  | 'undo'
  | 'redo'
  | 'prepared'
  | 'commit'
  | 'abort'
  /** Coordinator: all acknowledgements are in, nobody will ask any more. */
  | 'end';

/** What a disk holds: of a participant its account as the last committed transaction left it. */
export interface Stable {
  readonly balance: number;
  readonly log: readonly LogRecord[];
}

/** No log holds more records, unless one transaction after another stays open; nobody asks for older ones. */
const rememberedRecords = 96;

/** The log with more records at its end; the oldest transaction that is decided is forgotten where it grows too long. */
export function appended(log: readonly LogRecord[], records: readonly LogRecord[]): readonly LogRecord[] {
  const all = [...log, ...records];
  if (all.length <= rememberedRecords) return all;
  const oldest = all.find(({ type }) => isDecision(type))?.tx;
  return all.filter(({ tx }) => tx !== oldest);
}

export const hasRecord = (log: readonly LogRecord[], tx: TransactionId | null, ...types: readonly RecordType[]) =>
  log.some((record) => record.tx === tx && types.includes(record.type));

/** What a log says became of a transaction. The first decision counts: there must never be another. */
export function decisionIn(log: readonly LogRecord[], tx: TransactionId | null): Decision | null {
  const decided = log.find((record) => record.tx === tx && isDecision(record.type));
  return decided === undefined ? null : decided.type === 'commit' ? 'commit' : 'abort';
}

const isDecision = (type: RecordType): boolean => type === 'commit' || type === 'abort';

/** The transaction that a log has a promise or a beginning of and no end; else the newest one; null for an empty log. */
export function openTransaction(log: readonly LogRecord[]): TransactionId | null {
  const open = log.find(({ type, tx }) => isPromise(type) && decisionIn(log, tx) === null);
  return open?.tx ?? log[log.length - 1]?.tx ?? null;
}

const isPromise = (type: RecordType): boolean => type === 'redo' || type === 'prepared';

/** The balance that an undo or redo record of a transaction holds; null where there is none. */
export const valueIn = (log: readonly LogRecord[], tx: TransactionId | null, type: 'undo' | 'redo'): number | null =>
  log.find((record) => record.tx === tx && record.type === type)?.value ?? null;
