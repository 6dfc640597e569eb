/** What is wrong with a text that should be JSON: where, and what would have been right there. */
export interface JsonFault {
  readonly type: 'wrong' | 'end' | 'tooDeep';
  readonly offset: number;
  readonly expected: 'value' | 'key' | 'string' | 'colon' | 'comma' | 'end';
  /** What could stand there beside a comma; null where no comma could. */
  readonly closer: string | null;
}

type Want = 'value' | 'valueOrClose' | 'key' | 'keyOrClose' | 'colon' | 'commaOrClose' | 'end';

/**
 * The first fault of a text that should be JSON, or null. `JSON.parse` does not say in every browser where the trouble is,
 * nor whether the text is merely cut off; and what is nested without end is found before anything is made of it.
 */
export function scanJson(text: string, deepest: number): JsonFault | null {
  const state: State = { want: 'value', closers: [] };
  for (let at = afterBlanks(text, 0); at < text.length; at = afterBlanks(text, at)) {
    const sign = text.charAt(at);
    if (!isAllowed(state, sign)) return unmet('wrong', at, state);
    if (/[[\]{},:]/.test(sign)) {
      takeSign(state, sign);
      if (state.closers.length > deepest) return fault('tooDeep', at, 'value');
      at++;
    } else {
      const end = sign === '"' ? endOfString(text, at) : endOfScalar(text, at);
      if (typeof end !== 'number') return end;
      const isKey = state.want === 'key' || state.want === 'keyOrClose';
      state.want = isKey ? 'colon' : afterValue(state);
      at = end;
    }
  }
  return state.want === 'end' ? null : unmet('end', text.length, state);
}

/** Where the scan is: what may come next, and the signs that close what is open. */
interface State {
  want: Want;
  readonly closers: string[];
}

const afterValue = ({ closers }: State): Want => (closers.length === 0 ? 'end' : 'commaOrClose');

function takeSign(state: State, sign: string): void {
  const { closers } = state;
  switch (sign) {
    case '{':
    case '[':
      closers.push(sign === '{' ? '}' : ']');
      state.want = sign === '{' ? 'keyOrClose' : 'valueOrClose';
      return;
    case '}':
    case ']':
      closers.pop();
      state.want = afterValue(state);
      return;
    default:
      state.want = sign === ':' || closers[closers.length - 1] === ']' ? 'value' : 'key';
  }
}

function isAllowed({ want, closers }: State, sign: string): boolean {
  const closes = sign === closers[closers.length - 1];
  switch (want) {
    case 'value':
      return /[[{"\-0-9tfn]/.test(sign);
    case 'valueOrClose':
      return closes || /[[{"\-0-9tfn]/.test(sign);
    case 'key':
      return sign === '"';
    case 'keyOrClose':
      return closes || sign === '"';
    case 'colon':
      return sign === ':';
    case 'commaOrClose':
      return closes || sign === ',';
    case 'end':
      return false;
  }
}

const fault = (type: JsonFault['type'], offset: number, expected: JsonFault['expected']): JsonFault => ({
  ...{ type, offset, expected, closer: null },
});

function unmet(type: JsonFault['type'], offset: number, { want, closers }: State): JsonFault {
  switch (want) {
    case 'commaOrClose':
      return { type, offset, expected: 'comma', closer: closers[closers.length - 1] ?? null };
    case 'valueOrClose':
      return fault(type, offset, 'value');
    case 'keyOrClose':
      return fault(type, offset, 'key');
    default:
      return fault(type, offset, want);
  }
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** The position after the closing quote. */
function endOfString(text: string, from: number): number | JsonFault {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return fault('wrong', at, 'string');
    if (code !== 92) continue;
    const escaped = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at, at + 6));
    if (escaped === null) return fault(at + 6 > text.length ? 'end' : 'wrong', at, 'string');
    at += escaped[0].length - 1;
  }
  return fault('end', text.length, 'string');
}

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const words = ['true', 'false', 'null'];

/** The beginning of a number that goes on. */
const partOfNumber = /^-?\d*(?:\.\d*)?(?:[eE][+-]?\d*)?$/;
const longestPart = 40;

function endOfScalar(text: string, from: number): number | JsonFault {
  scalar.lastIndex = from;
  const found = scalar.exec(text)?.[0] ?? '';
  const rest = text.slice(from, from + longestPart);
  const isPart = rest !== found && (partOfNumber.test(rest) || words.some((word) => word.startsWith(rest)));
  if (isPart && from + rest.length === text.length) return fault('end', text.length, 'value');
  return found === '' ? fault('wrong', from, 'value') : from + found.length;
}

/** Line and column of an offset, from 1. */
export function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
