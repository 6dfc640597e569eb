/** A word of a line, without its quotes. */
export interface Token {
  readonly text: string;
  /** Counted from 1. */
  readonly column: number;
  readonly isQuoted: boolean;
}
export type Tokens =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly column: number; readonly found: string; readonly expected: string };

/**
 * The words of a line. A word in double quotes may hold spaces and the escapes of JSON; `#` begins a comment, except
 * before a digit inside of a line, where it names a message.
 */
export function tokenize(line: string): Tokens {
  const tokens: Token[] = [];
  for (let at = skipSpaces(line, 0); at < line.length && !startsComment(line, at, tokens.length); ) {
    const end = line.charAt(at) === '"' ? endOfQuoted(line, at) : endOfWord(line, at);
    if (end === null) return { ok: false, column: at + 1, found: line.slice(at), expected: 'scenario.closingQuote' };
    const text = line.charAt(at) === '"' ? unquote(line.slice(at, end)) : line.slice(at, end);
    if (text === null) return { ok: false, column: at + 1, found: line.slice(at, end), expected: 'scenario.escapes' };
    if (end < line.length && !isSpace(line, end))
      return { ok: false, column: end + 1, found: line.slice(end, endOfWord(line, end)), expected: 'scenario.space' };
    tokens.push({ text, column: at + 1, isQuoted: line.charAt(at) === '"' });
    at = skipSpaces(line, end);
  }
  return { ok: true, tokens };
}

const isSpace = (line: string, at: number): boolean => /\s/.test(line.charAt(at));

function startsComment(line: string, at: number, wordsBefore: number): boolean {
  return line.charAt(at) === '#' && !(wordsBefore > 0 && /\d/.test(line.charAt(at + 1)));
}

function skipSpaces(line: string, from: number): number {
  let at = from;
  while (at < line.length && isSpace(line, at)) at++;
  return at;
}

function endOfWord(line: string, from: number): number {
  let at = from;
  while (at < line.length && !isSpace(line, at)) at++;
  return at;
}

/** The position after the closing quote; null where there is none. */
function endOfQuoted(line: string, from: number): number | null {
  for (let at = from + 1; at < line.length; at++) {
    if (line.charAt(at) === '\\') at++;
    else if (line.charAt(at) === '"') return at + 1;
  }
  return null;
}

function unquote(quoted: string): string | null {
  try {
    // A tab inside of quotes is fine in a scenario, though not in JSON.
    const text: unknown = JSON.parse(quoted.replaceAll('\t', '\\t'));
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}

/** A word as one would type it: in quotes where it would not be read as one word otherwise. */
export function quoteIfNeeded(text: string): string {
  return text === '' || /[\s"#\\]/.test(text) ? JSON.stringify(text) : text;
}
