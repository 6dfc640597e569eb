import * as v from 'valibot';
import { limits } from './limits';
import { readSavedRun, type SavedRun } from './saved-run';

/** A run as it lies in the storage. */
export interface RunRecord {
  readonly format: 'ensemble-record';
  readonly version: 1;
  /** The page that wrote it last: another one writes elsewhere. */
  readonly writer: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly title: string;
  readonly run: SavedRun;
}

const aRecord = v.strictObject({
  format: v.literal('ensemble-record'),
  version: v.literal(1),
  writer: v.pipe(v.string(), v.maxLength(limits.name)),
  savedAt: v.pipe(v.number(), v.minValue(0)),
  title: v.string(),
  run: v.unknown(),
});

/** A record, or that it was written by a later version of the page, or that it is damaged. */
export function readRecord(data: unknown): RunRecord | 'later' | 'damaged' {
  if (v.is(v.object({ format: v.literal('ensemble-record'), version: v.pipe(v.number(), v.gtValue(1)) }), data))
    return 'later';
  const read = v.safeParse(aRecord, data);
  if (!read.success) return 'damaged';
  const run = readSavedRun(read.output.run);
  if (run.ok) return { ...read.output, run: run.saved };
  return run.problem.id === 'sharing.problem.version' ? 'later' : 'damaged';
}
