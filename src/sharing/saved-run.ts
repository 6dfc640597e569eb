import * as v from 'valibot';
import type { Sentence } from '../kernel/describe';
import type { Parts } from '../scenario/parts';
import { limits } from './limits';
import { type SavedAct, savedAct } from './saved-acts';
import type { SavedView } from './saved-view';

/** All that it takes to make the present picture again, as plain data. */
export interface SavedRun extends SingleRun {
  /** A second run that stands beside it on the same tape. */
  readonly beside?: SingleRun;
}

export interface SingleRun {
  readonly format: 'ensemble-run';
  readonly version: 1;
  /** The version of the engine that made the run. */
  readonly engine: string;
  readonly protocol: string;
  readonly origin: Origin;
  readonly branches: readonly SavedBranch[];
  /** The branch that is looked at. */
  readonly branch: number;
  /** The last step at or before the playhead, -1 before the first, and how many microseconds after it the playhead stands. */
  readonly step: number;
  readonly later: number;
  readonly view: SavedView;
}

export type Origin =
  /** A scenario that comes with the program. The checksum is that of all of its text that makes the run. */
  | { readonly type: 'shipped'; readonly id: string; readonly checksum: string }
  /** Anybody's scenario or setup. What its lines did is among the acts, so that opening it carries out no foreign lines. */
  | {
      readonly type: 'own';
      readonly id: string;
      readonly parts: Parts;
      readonly notes: readonly SavedNote[];
      readonly scriptEnd: number;
    };

export interface SavedNote {
  readonly at: number;
  readonly step: number;
  readonly text: Readonly<Partial<Record<'en' | 'zh-CN', string>>>;
}

/** A line of history: what it shares with another or with the scenario's run, what was done since, and how far it was run. */
export interface SavedBranch {
  readonly id: number;
  readonly name: string;
  /** Whose steps it begins with; null: the scenario's own run. */
  readonly parent: number | null;
  /** How many steps it shares with that. */
  readonly fork: number;
  readonly acts: readonly SavedAct[];
  /** How many steps it has in all. */
  readonly steps: number;
  readonly fingerprint: string;
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(limits.name));
const checksum = v.pipe(v.string(), v.regex(/^[\da-f]{8}$/));
const time = v.pipe(whole, v.maxValue(limits.instant));
const lastStep = v.pipe(v.number(), v.safeInteger(), v.minValue(-1), v.maxValue(limits.steps));

const note = v.strictObject({
  at: time,
  step: lastStep,
  text: v.object({ en: v.exactOptional(v.string()), 'zh-CN': v.exactOptional(v.string()) }),
});
const parts = v.strictObject({
  fields: v.record(v.string(), v.unknown()),
  firstLine: v.pipe(whole, v.minValue(1)),
  lines: v.array(v.string()),
});
const origin = v.variant('type', [
  v.strictObject({ type: v.literal('shipped'), id: name, checksum }),
  v.strictObject({
    type: v.literal('own'),
    id: name,
    parts,
    notes: v.array(note),
    scriptEnd: lastStep,
  }),
]);
const branch = v.strictObject({
  id: whole,
  // What was typed names a branch, and may be as long as a line.
  name: v.string(),
  parent: v.nullable(whole),
  fork: whole,
  acts: v.array(savedAct),
  steps: whole,
  fingerprint: checksum,
});
const single = {
  format: v.literal('ensemble-run'),
  version: v.literal(1),
  engine: name,
  protocol: name,
  origin,
  branches: v.pipe(v.array(branch), v.minLength(1)),
  branch: whole,
  step: lastStep,
  later: time,
  view: v.record(v.string(), v.unknown()),
};
const savedRun: v.GenericSchema<unknown, SavedRun> = v.strictObject({
  ...single,
  beside: v.exactOptional(v.strictObject(single)),
});

export type ReadSaved =
  | { readonly ok: true; readonly saved: SavedRun }
  | { readonly ok: false; readonly problem: Sentence };

/** A saved run of whatever was kept or handed over, or what is wrong with it. */
export function readSavedRun(data: unknown): ReadSaved {
  if (isOfLaterVersion(data)) return { ok: false, problem: { id: 'sharing.problem.version', values: {} } };
  const read = v.safeParse(savedRun, data);
  if (!read.success)
    return { ok: false, problem: { id: 'sharing.problem.shape', values: { where: whereIn(read.issues) } } };
  const problem = excess(read.output) ?? (read.output.beside ? excess(read.output.beside) : null);
  return problem === null ? { ok: true, saved: read.output } : { ok: false, problem };
}

const isOfLaterVersion = (data: unknown): boolean =>
  v.is(v.object({ format: v.literal('ensemble-run'), version: v.pipe(v.number(), v.gtValue(1)) }), data);

const whereIn = ([first]: readonly v.BaseIssue<unknown>[]): string =>
  (first === undefined ? null : v.getDotPath(first)) ?? 'format';

/** What a saved run has too much of; null where it keeps to the limits. */
function excess({ branches, origin }: SingleRun): Sentence | null {
  const total = (count: (branch: SavedBranch) => number): number =>
    branches.reduce((sum, each) => sum + Math.max(0, count(each)), 0);
  const counts = [
    { what: 'branches', found: branches.length, most: limits.branches },
    { what: 'notes', found: origin.type === 'own' ? origin.notes.length : 0, most: limits.notes },
    { what: 'acts', found: total(({ acts }) => acts.length), most: limits.acts },
    { what: 'steps', found: Math.max(...branches.map(({ steps }) => steps)), most: limits.steps },
    { what: 'madeSteps', found: total(({ steps, fork }) => steps - fork), most: limits.madeSteps },
  ];
  const over = counts.find(({ found, most }) => found > most);
  if (over === undefined) return null;
  return { id: `sharing.limit.${over.what}`, values: { found: over.found, most: over.most } };
}
