import type { ProtocolTypes } from '../kernel/protocol';
import type { Expected, RequestStatus } from './command';
import { type Cursor, takeAs, takeWord } from './cursor';
import type { Reader } from './read-command';
import { whoOf } from './read-who';

/** Takes what follows `expect`; what is in no words of ours is the dialect's to read, or to refuse. */
export function takeExpected<P extends ProtocolTypes>(reader: Reader<P>, cursor: Cursor): Expected | null {
  const [first, second] = cursor.rest();
  if (first === undefined) return cursor.fail('scenario.expectation');
  if (takeWord(cursor, 'invariants'))
    return takeWord(cursor, 'hold') ? { type: 'invariants' } : cursor.fail('scenario.word hold');
  if (takeWord(cursor, 'invariant')) return takeInvariant(reader, cursor);
  if (takeWord(cursor, 'request')) return takeRequestOutcome(cursor);
  const who = whoOf(first, reader.names);
  const status = statuses.find((name) => name === second?.text.toLowerCase());
  if (who?.type === 'process' && status !== undefined) {
    cursor.skip(2);
    return { type: 'status', process: who.id, status };
  }
  return takeOwn(reader, cursor);
}

const statuses = ['up', 'down', 'paused'] as const;
const outcomes: readonly RequestStatus[] = ['ok', 'error', 'unknown', 'pending'];

function takeInvariant<P extends ProtocolTypes>({ entry }: Reader<P>, cursor: Cursor): Expected | null {
  const ids = entry.protocol.auditor.invariants.map(({ id }) => id);
  const id = takeAs(
    cursor,
    (text) => ids.find((name) => name.toLowerCase() === text.toLowerCase()) ?? null,
    `scenario.oneOf ${ids.join(', ')}`,
  );
  if (id === null) return null;
  if (takeWord(cursor, 'holds')) return { type: 'invariant', id, holds: true };
  return takeWord(cursor, 'broken')
    ? { type: 'invariant', id, holds: false }
    : cursor.fail('scenario.oneOf holds, broken');
}

function takeRequestOutcome(cursor: Cursor): Expected | null {
  const number = takeAs(
    cursor,
    (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
    'scenario.requestNumber',
  );
  if (number === null) return null;
  const status = takeAs(
    cursor,
    (text) => outcomes.find((name) => name === text.toLowerCase()) ?? null,
    `scenario.oneOf ${outcomes.join(', ')}`,
  );
  if (status === null) return null;
  const wantsCode = status === 'error' && cursor.peek() !== null;
  const error = wantsCode
    ? takeAs(cursor, (text) => (/^[A-Za-z]+$/.test(text) ? text.toUpperCase() : null), 'scenario.errorCode')
    : null;
  return cursor.failure() === null ? { type: 'request', number, status, error } : null;
}

function takeOwn<P extends ProtocolTypes>({ entry, setup }: Reader<P>, cursor: Cursor): Expected | null {
  const tokens = cursor.rest();
  const words = tokens.map(({ text }) => text);
  const read = entry.dialect.readExpectation(words, setup);
  if (!read.ok) return cursor.fail(read.expected, read.word);
  cursor.skip(tokens.length);
  return { type: 'own', words };
}
