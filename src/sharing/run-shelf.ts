import type { Sentence } from '../kernel/describe';
import { type RunRecord, readRecord } from './run-record';
import type { Shelf } from './shelf';

/** So many runs are kept; of more, the oldest go that no open tab owns. */
export const keptRuns = 20;
/** So many damaged records are set aside; of more, each stays where it is, and is left out. */
export const keptAside = 10;

export const runKey = (id: string): string => `run:${id}`;
const asideKey = (id: string): string => `aside:${id}`;
const isOf = (kind: 'run' | 'aside', key: unknown): key is string =>
  typeof key === 'string' && key.startsWith(`${kind}:`);

export interface KeptRun {
  readonly id: string;
  readonly record: RunRecord;
}

/** All runs that can be read, newest first. Those that cannot are set aside, not deleted, and told of. */
export async function readRuns(
  shelf: Shelf,
): Promise<{ readonly runs: readonly KeptRun[]; readonly remarks: readonly Sentence[] }> {
  const all = await shelf.all();
  const runs: KeptRun[] = [];
  const damaged: (readonly [id: string, value: unknown])[] = [];
  let later = 0;
  for (const [key, value] of all) {
    if (!isOf('run', key) || value === undefined) continue;
    const id = key.slice(runKey('').length);
    const record = readRecord(value);
    if (record === 'damaged') damaged.push([id, value]);
    else if (record === 'later') later++;
    else runs.push({ id, record });
  }
  const room = Math.max(0, keptAside - all.filter(([key]) => isOf('aside', key)).length);
  for (const [id, value] of damaged.slice(0, room)) await setAside(shelf, id, value);
  return {
    runs: runs.sort((a, b) => b.record.savedAt - a.record.savedAt),
    remarks: [...remark('damaged', damaged.length), ...remark('later', later)],
  };
}

/** Written before it is removed: whatever fails in between, it is still there. */
async function setAside(shelf: Shelf, id: string, value: unknown): Promise<void> {
  await shelf.write(asideKey(id), value);
  await shelf.remove(runKey(id));
}

const remark = (what: string, count: number): readonly Sentence[] =>
  count === 0 ? [] : [{ id: `sharing.storage.remark.${what}`, values: { count } }];
