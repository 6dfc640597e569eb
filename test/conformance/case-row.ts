import { isDeepStrictEqual } from 'node:util';
import { broken, type Run } from './ensemble';
import type { RecordedCase } from './recording';
import type { Row } from './report';

/** What was recorded, and what this project does, part by part. */
export interface Sighting {
  /** Holds in every run, however races go. */
  readonly always?: Readonly<Record<string, Pair>>;
  /** Turns on who is faster: some run must show all of it at once. */
  readonly race?: Readonly<Record<string, Pair>>;
  readonly run: Run;
}
export type Pair = readonly [recorded: unknown, ours: unknown];

/** A time that is the recorded one to within so many seconds counts as equal: servers on one machine wait for its processor. */
export const roughly = (recorded: number, ours: number | null, tolerance: number): Pair => [
  recorded,
  ours !== null && Math.abs(ours - recorded) <= tolerance ? recorded : ours,
];

/** How often a case is run at least, and how often before the recorded outcome counts as one that cannot happen here. */
const [fewest, attempts] = [3, 40];

/**
 * The row of a case that is run with different latencies until it goes as recorded: a recording is one of the ways that
 * a race can go. What does not depend on a race must come out in every run, and no invariant may break in any.
 */
export function reproduced(
  { id, title }: Pick<RecordedCase, 'id' | 'title'>,
  play: (seed: number) => Sighting,
  note?: string,
): Row {
  let equal: Row | null = null;
  let first: readonly string[] = [];
  for (let seed = 1; seed <= (equal === null ? attempts : fewest); seed++) {
    const { always = {}, race = {}, run } = play(seed);
    const wrong = [...differences(always), ...broken(run).map((invariant) => `${invariant} is broken`)];
    if (wrong.length > 0) return { id, title, verdict: 'differs', reason: inWords([`run ${seed}`, ...wrong]) };
    const open = differences(race);
    if (open.length === 0) equal ??= { id, title, verdict: 'equal', ...reasonOf([raceNote(race), note]) };
    if (seed === 1) first = open;
  }
  return equal ?? { id, title, verdict: 'differs', reason: inWords([`in none of ${attempts} runs`, ...first]) };
}

// In which run it happens depends on every latency drawn, and is nothing to be held to.
const raceNote = (race: object): string | undefined =>
  Object.keys(race).length === 0 ? undefined : 'timing decides part of it';

function reasonOf(parts: readonly (string | undefined)[]): { readonly reason?: string } {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? {} : { reason: inWords(said) };
}
const inWords = (parts: readonly string[]): string => parts.join('; ');

/** Where two values differ, each place with both sides. */
function differences(pairs: Readonly<Record<string, Pair>>): readonly string[] {
  return Object.entries(pairs).flatMap(([name, [recorded, ours]]) => compare(name, recorded, ours));
}

function compare(path: string, recorded: unknown, ours: unknown): readonly string[] {
  if (isDeepStrictEqual(recorded, ours)) return [];
  if (!isObject(recorded) || !isObject(ours)) {
    return [`${path}: recorded ${JSON.stringify(recorded)}, ours ${JSON.stringify(ours)}`];
  }
  const keys = [...new Set([...Object.keys(recorded), ...Object.keys(ours)])];
  return keys.flatMap((key) => compare(`${path}.${key}`, recorded[key], ours[key]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
