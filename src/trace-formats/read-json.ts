import { traceLimits } from './limits';
import { type JsonFault, placeIn, scanJson } from './scan-json';
import { fine, type Result, type TraceProblem, unreadable } from './trace-problem';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonData;
export interface JsonData {
  readonly [key: string]: JsonValue;
}

export const isData = (value: unknown): value is JsonData =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a JSON text, or the line and the column at which it is none; `firstLine` is that of the text in its file. */
export function readJson(text: string, firstLine = 1): Result<JsonValue> {
  const fault = scanJson(text, traceLimits.nesting);
  if (fault !== null) return faulty(text, fault, firstLine);
  const value: JsonValue = JSON.parse(text);
  return fine(value);
}

function faulty(
  text: string,
  { type, offset, expected, closer }: JsonFault,
  firstLine: number,
): { readonly ok: false; readonly problem: TraceProblem } {
  const { line, column } = placeIn(text, offset);
  const place = { line: line + firstLine - 1, column };
  if (type === 'tooDeep') return unreadable('limit.nesting', { ...place, limit: traceLimits.nesting }, { place });
  if (type === 'end') return unreadable('cutOff', place, { place });
  const found = text.slice(offset, offset + 20).split(/[\r\n]/)[0] ?? '';
  const sentence =
    closer === null
      ? { id: `import.json.${expected}`, values: {} }
      : { id: 'import.json.comma', values: { what: closer } };
  return unreadable('json', { ...place, found: found === '' ? '↵' : found }, { place, expected: sentence });
}

const inherited = Object.getOwnPropertyNames(Object.prototype);

/**
 * The path to a key that every object has by birth, such as `__proto__`: no file of ours holds one, and code that asks an
 * object for its members would take it for the real thing. Null where there is none.
 */
export function bornKey(
  value: JsonValue,
  path: readonly (string | number)[] = [],
): readonly (string | number)[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries: readonly (readonly [string | number, JsonValue])[] = Array.isArray(value)
    ? value.map((element, i) => [i, element] as const)
    : Object.entries(value);
  for (const [key, element] of entries) {
    if (typeof key === 'string' && inherited.includes(key)) return [...path, key];
    const found = bornKey(element, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
