import { instant } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Who } from './command';
import { type Condition, type EventKind, eventKinds } from './condition';
import { type Cursor, takeAs, takeWord } from './cursor';
import { readDuration } from './quantities';
import type { Reader } from './read-command';
import { takeExpected } from './read-expectation';
import { takeWho, whoOf } from './read-who';

/** Takes a condition to the end of the line: `settled`, a milestone, an event of a process, or what `expect` takes. */
export function takeCondition<P extends ProtocolTypes>(reader: Reader<P>, cursor: Cursor): Condition<P> | null {
  if (cursor.peek() === null) return cursor.fail(`scenario.condition ${milestonesOf(reader).join(', ')}`);
  if (takeWord(cursor, 'settled')) return { type: 'settled' };
  if (takeWord(cursor, 'broken')) return { type: 'broken' };
  if (takeWord(cursor, 'time')) return takeTime(cursor);
  if (takeWord(cursor, 'milestone')) return takeMilestone(reader, cursor, null);
  const milestone = startingMilestone(reader, cursor);
  if (milestone !== null) {
    cursor.skip();
    return takeMilestone(reader, cursor, milestone);
  }
  if (startsEvent(reader, cursor)) return takeEvent(reader, cursor);
  const holds = !takeWord(cursor, 'not');
  const expected = takeExpected(reader, cursor);
  return expected && { type: 'expected', expected, holds };
}

const milestonesOf = <P extends ProtocolTypes>({ entry }: Reader<P>): readonly P['milestone'][] =>
  entry.protocol.milestones;

/** The milestone that a word names, in any case; null where it names none. */
export const milestoneNamed = <P extends ProtocolTypes>(reader: Reader<P>, word: string): P['milestone'] | null =>
  milestonesOf(reader).find((name) => name.toLowerCase() === word.toLowerCase()) ?? null;

/** Takes the rest of a milestone: whose it is, if that is said. */
export function takeMilestone<P extends ProtocolTypes>(
  { names }: Reader<P>,
  cursor: Cursor,
  milestone: P['milestone'] | null,
): Condition<P> | null {
  const by = cursor.peek() === null ? null : takeWho(cursor, names);
  return cursor.failure() === null ? { type: 'milestone', milestone, by } : null;
}

/** The milestone at hand; `committed 1.2` is not one but what is expected of the zxid. */
function startingMilestone<P extends ProtocolTypes>(reader: Reader<P>, cursor: Cursor): P['milestone'] | null {
  const [first, second] = cursor.rest();
  const isAlone = second === undefined || whoOf(second, reader.names) !== null;
  return first?.isQuoted === false && isAlone ? milestoneNamed(reader, first.text) : null;
}

function takeTime<P extends ProtocolTypes>(cursor: Cursor): Condition<P> | null {
  const at = takeAs(cursor, readDuration, 'scenario.span');
  return at === null ? null : { type: 'time', at: instant(at) };
}

const kindOf = (word: string | undefined): EventKind | null =>
  eventKinds.find((kind) => kind === word?.toLowerCase()) ?? null;

/** `S3 receives`, `leader sends`, `any timer`. */
function startsEvent<P extends ProtocolTypes>({ names }: Reader<P>, cursor: Cursor): boolean {
  const [first, second] = cursor.rest();
  if (second?.isQuoted !== false || kindOf(second.text) === null) return false;
  return first?.text.toLowerCase() === 'any' || whoOf(first, names) !== null;
}

function takeEvent<P extends ProtocolTypes>({ names }: Reader<P>, cursor: Cursor): Condition<P> | null {
  const who: Who | null = takeWord(cursor, 'any') ? null : takeWho(cursor, names);
  const kind = takeAs(cursor, kindOf, `scenario.oneOf ${eventKinds.join(', ')}`);
  if (kind === null) return null;
  const isMessage = kind === 'receives' || kind === 'sends';
  const isNamed = kind !== 'synced' && kind !== 'boots' && cursor.peek() !== null;
  const name = isNamed ? takeAs(cursor, readName, isMessage ? 'scenario.messageType' : 'scenario.eventName') : null;
  const label = isMessage && cursor.peek() !== null ? takeAs(cursor, (text) => text, 'scenario.messageLabel') : null;
  return cursor.failure() === null ? { type: 'event', who, kind, name, label } : null;
}

const readName = (text: string): string | null => (/^[a-z][\w-]*$/i.test(text) ? text : null);
