import { messageId } from '../kernel/ids';
import type { MessagePattern } from './command';
import { type Cursor, takeAs, takeWord } from './cursor';
import { type Names, takeWho, whoOf } from './read-who';

const anything = { id: null, name: null, from: null, to: null, label: null } as const;

/** Takes what chooses messages in flight: `[all] #12`, or `[all] TYPE A -> B 1.5` with at least one of its parts. */
export function takePattern(cursor: Cursor, names: Names, ends: readonly string[]): MessagePattern | null {
  const start = cursor.rest();
  const column = start[0]?.column ?? 0;
  const all = takeWord(cursor, 'all');
  const isAtEnd = (): boolean => {
    const token = cursor.peek();
    return token === null || (!token.isQuoted && ends.includes(token.text.toLowerCase()));
  };
  if (isAtEnd()) return cursor.fail('scenario.message');
  const parts = cursor.peek()?.text.startsWith('#') ? takeNumber(cursor) : takeParts(cursor, names, isAtEnd);
  if (parts === null) return null;
  const text = start
    .slice(0, start.length - cursor.rest().length)
    .map((token) => token.text)
    .join(' ');
  return { ...parts, column, text, all };
}

type Parts = Omit<MessagePattern, 'column' | 'text' | 'all'>;

function takeNumber(cursor: Cursor): Parts | null {
  const id = takeAs(
    cursor,
    (text) => (/^#\d{1,15}$/.test(text) ? messageId(Number(text.slice(1))) : null),
    'scenario.messageNumber',
  );
  return id === null ? null : { ...anything, id };
}

function takeParts(cursor: Cursor, names: Names, isAtEnd: () => boolean): Parts | null {
  const name = startsWay(cursor, names)
    ? null
    : takeAs(cursor, (text) => (/^[a-z][\w-]*$/i.test(text) ? text : null), 'scenario.message');
  if (cursor.failure() !== null) return null;
  const way = startsWay(cursor, names) ? takeWay(cursor, names, isAtEnd) : { from: null, to: null };
  if (way === null) return null;
  const label = isAtEnd() ? null : takeAs(cursor, (text) => text, 'scenario.messageLabel');
  return cursor.failure() === null ? { ...anything, ...way, name, label } : null;
}

const isArrow = (text: string | undefined): boolean => text === '->';

function startsWay(cursor: Cursor, names: Names): boolean {
  const [first, second] = cursor.rest();
  return isArrow(first?.text) || (whoOf(first, names) !== null && isArrow(second?.text));
}

/** `A -> B`, `A ->` or `-> B`. */
function takeWay(cursor: Cursor, names: Names, isAtEnd: () => boolean): Pick<MessagePattern, 'from' | 'to'> | null {
  const from = isArrow(cursor.peek()?.text) ? null : takeWho(cursor, names);
  cursor.skip();
  if (from !== null && (isAtEnd() || whoOf(cursor.peek(), names) === null)) return { from, to: null };
  const to = takeWho(cursor, names);
  return to === null ? null : { from, to };
}
