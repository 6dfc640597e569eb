import type { Sentence } from '../kernel/describe';
import type { Facts } from '../kernel/protocol';

/** Why a file is not taken. */
export interface TraceProblem {
  /** `differs`: the file can be read, but the engine makes another run of it than it tells. */
  readonly kind: 'unreadable' | 'differs';
  /** An entry of the catalogue `import`, its values without `expected`. */
  readonly sentence: Sentence;
  /** What would have been right there: its sentence is the value `expected`; null where the first one says it all. */
  readonly expected: Sentence | null;
  /** Where in the text, from 1; null where that is not known. */
  readonly place: { readonly line: number; readonly column: number } | null;
  /** Where in the data, such as `interventions[3].act.process`. */
  readonly path: string | null;
  /** The first step in which the file and the engine differ: what the engine made, and what the file tells. */
  readonly difference: Difference | null;
}

export interface Difference {
  readonly step: number;
  /** The part of the step that differs, such as `d.zxid`; empty for the step as a whole. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: TraceProblem };

export const fine = <T>(value: T): Result<T> => ({ ok: true, value });

const nothing = { expected: null, place: null, path: null, difference: null } as const;

/** What cannot be read; `id` is that of an entry of the catalogue without its namespace. */
export const unreadable = (
  id: string,
  values: Facts = {},
  more: Partial<Pick<TraceProblem, 'expected' | 'place' | 'path'>> = {},
): { readonly ok: false; readonly problem: TraceProblem } => ({
  ok: false,
  problem: { ...nothing, kind: 'unreadable', sentence: { id: `import.${id}`, values }, ...more },
});

export const differing = (
  id: string,
  values: Facts = {},
  more: Partial<Pick<TraceProblem, 'expected' | 'difference'>> = {},
): { readonly ok: false; readonly problem: TraceProblem } => ({
  ok: false,
  problem: { ...nothing, kind: 'differs', sentence: { id: `import.${id}`, values }, ...more },
});

/** The problem in a language. */
export function traceProblemText(
  { sentence, expected }: Pick<TraceProblem, 'sentence' | 'expected'>,
  words: (id: string, values?: Facts) => string,
): string {
  const said = expected === null ? {} : { expected: words(expected.id, expected.values) };
  return words(sentence.id, { ...sentence.values, ...said });
}

/** The sentence behind `scenario.numberIn 0..7`: the id of a catalogue entry, then what belongs in its place for `what`. */
export function expectedSentence(expected: string): Sentence {
  const space = expected.indexOf(' ');
  return space === -1
    ? { id: expected, values: {} }
    : { id: expected.slice(0, space), values: { what: expected.slice(space + 1) } };
}

/** A path as it is written in JavaScript. */
export const pathText = (path: readonly (string | number)[]): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${key}`)).join('');

const longestShown = 120;

/** A value as one line of JSON that is not too long to read; what is not there is a dash. */
export function shown(value: unknown): string {
  const text = value === undefined ? '–' : (JSON.stringify(value) ?? '–');
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
