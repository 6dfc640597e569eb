import type { Token } from './tokens';

/** What a parser met where it could not go on. */
export interface Failure {
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

/**
 * Reads the words of one line from left to right. A reader that cannot go on says so with `fail`, whose null its callers
 * hand up: the first failure is the one that is shown.
 */
export interface Cursor {
  /** The word at hand without taking it; null at the end of the line. */
  peek(): Token | null;
  /** The words from here on, without taking them. */
  rest(): readonly Token[];
  skip(count?: number): void;
  /** Notes what was expected instead of the word at hand (or of the one so many words further on). */
  fail(expected: string, further?: number): null;
  failure(): Failure | null;
}

export function cursorOver(tokens: readonly Token[], lineLength: number): Cursor {
  let at = 0;
  let failure: Failure | null = null;
  return {
    peek: () => tokens[at] ?? null,
    rest: () => tokens.slice(at),
    skip: (count = 1) => {
      at += count;
    },
    fail: (expected, further = 0) => {
      const token = tokens[at + further];
      failure ??= { column: token?.column ?? lineLength + 1, found: token?.text ?? '', expected };
      return null;
    },
    failure: () => failure,
  };
}

/** Takes the word if it is this one; case does not matter. */
export function takeWord(cursor: Cursor, word: string): boolean {
  const token = cursor.peek();
  const isIt = token !== null && !token.isQuoted && token.text.toLowerCase() === word.toLowerCase();
  if (isIt) cursor.skip();
  return isIt;
}

/** Takes the next word if it can be read as wanted, or fails. */
export function takeAs<T>(cursor: Cursor, read: (text: string) => T | null, expected: string): T | null {
  const token = cursor.peek();
  const value = token === null || token.isQuoted ? null : read(token.text);
  if (value === null) return cursor.fail(expected);
  cursor.skip();
  return value;
}

/** Whether the line is at its end; fails where it is not. */
export function takeEnd(cursor: Cursor): true | null {
  return cursor.peek() === null ? true : cursor.fail('scenario.endOfLine');
}
