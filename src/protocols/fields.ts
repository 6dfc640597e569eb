import type { Problem } from '../kernel/dialect';
import { duration } from '../kernel/ids';
import type { Range, Timing } from '../kernel/world';

/** Plain data of a scenario's front matter, and where problems with it are noted. */
export interface Field {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly problems: Problem[];
}

/** The value of a key of a map; undefined where there is none. */
export const fieldOf = ({ value, path, problems }: Field, key: string): Field => ({
  value: isRecord(value) ? value[key] : undefined,
  path: [...path, key],
  problems,
});

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Notes that something else was expected; `expected` is the id of a catalogue entry, then what belongs into it. */
export function refuse({ value, path, problems }: Field, expected: string): null {
  problems.push({ path, found: shown(value), expected });
  return null;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** Refuses the keys of a map that are none of these, and what is no map at all. Absent is fine. */
export function checkKeys(field: Field, keys: readonly string[]): void {
  if (field.value === undefined) return;
  if (!isRecord(field.value)) {
    refuse(field, `scenario.map ${keys.join(', ')}`);
    return;
  }
  for (const key of Object.keys(field.value)) {
    if (!keys.includes(key))
      field.problems.push({ path: [...field.path, key], found: key, expected: `scenario.oneOf ${keys.join(', ')}` });
  }
}

export interface Limits {
  readonly from: number;
  readonly to: number;
  readonly otherwise: number;
}

/** A whole number, written as such or as text; front matter comes with every scalar as text. */
export function wholeNumber(field: Field, { from, to, otherwise }: Limits): number {
  if (field.value === undefined) return otherwise;
  const number = numberIn(field.value);
  return number !== null && Number.isInteger(number) && number >= from && number <= to
    ? number
    : (refuse(field, `scenario.numberIn ${from}..${to}`) ?? otherwise);
}

/** A number with or without a fraction. */
export function anyNumber(field: Field, { from, to, otherwise }: Limits): number {
  if (field.value === undefined) return otherwise;
  const number = numberIn(field.value);
  return number !== null && number >= from && number <= to
    ? number
    : (refuse(field, `scenario.fractionIn ${from}..${to}`) ?? otherwise);
}

function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? Number(value) : null;
}

/** One of a few words. */
export function oneOf<T extends string>(field: Field, words: readonly T[], otherwise: T): T {
  if (field.value === undefined) return otherwise;
  const text = String(field.value).toLowerCase();
  return (
    words.find((word) => word.toLowerCase() === text) ??
    refuse(field, `scenario.oneOf ${words.join(', ')}`) ??
    otherwise
  );
}

/** The elements of a list; an empty one where there is no list. */
export function elements(field: Field, expected: string): readonly Field[] {
  const { value, path, problems } = field;
  if (value === undefined) return [];
  if (Array.isArray(value))
    return value.map((element: unknown, i) => ({ value: element, path: [...path, i], problems }));
  refuse(field, expected);
  return [];
}

/** How long messages and writes take: `{latency: 1ms..5ms, disk: 2ms..6ms}`. */
export function readTiming(field: Field, otherwise: Timing): Timing {
  checkKeys(field, ['latency', 'disk']);
  return {
    latency: readSpan(fieldOf(field, 'latency'), otherwise.latency),
    disk: readSpan(fieldOf(field, 'disk'), otherwise.disk),
  };
}

const microseconds: Readonly<Record<string, number>> = { us: 1, ms: 1000, s: 1_000_000 };
const longestSpan = 60_000_000;

/** `1ms..5ms`, or `2ms` where it is always the same. */
function readSpan(field: Field, otherwise: Range): Range {
  if (field.value === undefined) return otherwise;
  const [from = '', to = from, ...rest] = String(field.value).split('..');
  const [low, high] = [spanIn(from.trim()), spanIn(to.trim())];
  if (low === null || high === null || rest.length > 0 || low > high)
    return refuse(field, 'scenario.range') ?? otherwise;
  return [duration(low), duration(high)];
}

/** The same, read back as it was. */
export const writeSpan = ([low, high]: Range): string =>
  low === high ? spanText(low) : `${spanText(low)}..${spanText(high)}`;

const spanText = (span: number): string => (span % 1000 === 0 ? `${span / 1000}ms` : `${span}us`);

function spanIn(text: string): number | null {
  const parts = /^(\d{1,9}(?:\.\d{1,3})?)(us|ms|s)$/.exec(text);
  const span = Math.round(Number(parts?.[1] ?? Number.NaN) * (microseconds[parts?.[2] ?? ''] ?? Number.NaN));
  return span >= 0 && span <= longestSpan ? span : null;
}
