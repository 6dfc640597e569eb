import type { Sentence } from '../kernel/describe';
import type { RunLocks } from './run-locks';
import { type RunRecord, readRecord } from './run-record';
import { type KeptRun, keptRuns, readRuns, runKey } from './run-shelf';
import { readSavedRun, type SavedRun } from './saved-run';
import type { Shelf } from './shelf';
import { asking, patienceMs, type Stored, stored, troubled } from './stored';

/** An earlier run, for a list to choose from. */
export interface EarlierRun {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Steps of the branch that was looked at, and the number of branches. */
  readonly steps: number;
  readonly branches: number;
}

/** Keeps the run of this tab. What is asked for is done in turn. */
export interface RunStore {
  /**
   * What this tab is to go on with: its own run after a reload, or else the newest of all unless an open tab owns it. Null:
   * start afresh.
   */
  restore(): Promise<Stored<SavedRun | null>>;
  /** Keeps the present run in this tab's record. */
  save(run: SavedRun, title: string): Promise<Stored<null>>;
  /** Leaves the present run as an earlier one; what is saved from now on is another. */
  startAnother(): void;
  /** Runs beside this tab's own, newest first. */
  earlier(): Promise<Stored<readonly EarlierRun[]>>;
  /** Goes on with an earlier run; with a copy if another tab has it open. */
  take(id: string): Promise<Stored<SavedRun>>;
  /** Deletes an earlier run; one that a tab has open is kept. */
  forget(id: string): Promise<Stored<null>>;
}

export interface StorePorts {
  readonly shelf: Shelf;
  readonly locks: RunLocks | null;
  /** What a tab remembers over a reload and another tab does not know: its session storage. It may be forbidden. */
  readonly tab: () => Pick<Storage, 'getItem' | 'setItem'>;
  readonly now: () => number;
  /** Another name each time, in all tabs. */
  readonly newId: () => string;
  readonly waitMs?: number;
}

/** What a store knows of itself. */
interface Owner {
  readonly writer: string;
  /** The record that this tab writes; null before there is one. */
  id: string | null;
  release: () => void;
}

/** A page that is loaded again may begin before the browser has taken its lock from the one that goes. */
const reloadMs = 500;
const tabKey = 'ensemble.run';

export function runStore(ports: StorePorts): RunStore {
  const { shelf, waitMs = patienceMs } = ports;
  const owner: Owner = { writer: ports.newId(), id: null, release: () => undefined };
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(ask: () => Promise<Stored<T>>): Promise<Stored<T>> => {
    const answer = last.then(() => asking(ask, waitMs));
    last = answer;
    return answer;
  };
  return {
    restore: () => inTurn(() => restore(ports, owner)),
    save: (run, title) => inTurn(() => save(ports, owner, run, title)),
    startAnother: () => {
      last = last.then(() => own(ports, owner, null, () => undefined));
    },
    earlier: () =>
      inTurn(async () => {
        const { runs, remarks } = await readRuns(shelf);
        return stored(runs.filter(({ id }) => id !== owner.id).map(summary), remarks);
      }),
    take: (id) => inTurn(() => take(ports, owner, id)),
    forget: (id) => inTurn(() => forget(ports, owner, id)),
  };
}

async function restore(ports: StorePorts, owner: Owner): Promise<Stored<SavedRun | null>> {
  const { runs, remarks } = await readRuns(ports.shelf);
  const remembered = rememberedId(ports);
  const mine = runs.find(({ id }) => id === remembered);
  if (mine !== undefined) {
    // A tab that was duplicated remembers the run of the first: it goes on with a copy.
    await adopt(ports, owner, mine, reloadMs);
    return stored(mine.record.run, remarks);
  }
  const [newest] = runs;
  // Without locks nobody knows whether another tab has it; the list of earlier runs still offers it.
  if (newest === undefined || ports.locks === null) return stored(null, remarks);
  const release = await ports.locks.claim(newest.id);
  if (release === null) return stored(null, remarks);
  await claimRecord(ports, owner, newest, release);
  return stored(newest.record.run, remarks);
}

/** Makes a run this tab's; where another tab has it, nothing is written until this one saves a record of its own. */
async function adopt(ports: StorePorts, owner: Owner, kept: KeptRun, waitMs = 0): Promise<void> {
  const release = ports.locks === null ? () => undefined : await ports.locks.claim(kept.id, waitMs);
  if (release === null) own(ports, owner, null, () => undefined);
  else await claimRecord(ports, owner, kept, release);
}

/** From here on the record is this page's: one that wrote it before, and still lives, finds out when it saves. */
async function claimRecord(ports: StorePorts, owner: Owner, { id }: KeptRun, release: () => void): Promise<void> {
  own(ports, owner, id, release);
  await ports.shelf.change(runKey(id), (old) => {
    const record = readRecord(old);
    return typeof record === 'string' ? old : { ...record, writer: owner.writer };
  });
}

function own(ports: StorePorts, owner: Owner, id: string | null, release: () => void): void {
  owner.release();
  owner.release = release;
  owner.id = id;
  try {
    ports.tab().setItem(tabKey, id ?? '');
  } catch {
    // A tab that may not remember starts afresh after a reload, with its run in the list of earlier ones.
  }
}

function rememberedId({ tab }: StorePorts): string | null {
  try {
    return tab().getItem(tabKey);
  } catch {
    return null;
  }
}

async function save(ports: StorePorts, owner: Owner, run: SavedRun, title: string): Promise<Stored<null>> {
  const read = readSavedRun(run);
  if (!read.ok) return { ok: false, reason: 'limit', problem: read.problem };
  const record: RunRecord = {
    format: 'ensemble-record',
    version: 1,
    writer: owner.writer,
    savedAt: ports.now(),
    title,
    run,
  };
  if (owner.id !== null && (await wrote(ports, owner.id, record))) return stored(null);
  // The first time, or somebody else writes there by now: this tab gets a record of its own.
  const isMoved = owner.id !== null;
  const id = ports.newId();
  own(ports, owner, id, (await ports.locks?.claim(id)) ?? (() => undefined));
  await wrote(ports, id, record);
  await dropOldest(ports, id);
  return stored(null, isMoved ? [{ id: 'sharing.storage.remark.moved', values: {} }] : []);
}

/** Whether the record was this page's to write, and is written. */
async function wrote({ shelf }: StorePorts, id: string, record: RunRecord): Promise<boolean> {
  let isMine = true;
  await shelf.change(runKey(id), (old) => {
    const known = old === undefined ? null : readRecord(old);
    isMine = known === null || (typeof known !== 'string' && known.writer === record.writer);
    return isMine ? record : old;
  });
  return isMine;
}

async function dropOldest(ports: StorePorts, mine: string): Promise<void> {
  const { runs } = await readRuns(ports.shelf);
  for (const { id } of runs.filter((each) => each.id !== mine).slice(keptRuns - 1)) await removeUnowned(ports, id);
}

/** Whether it could be removed. A record is claimed for that moment, so that no tab has it or takes it meanwhile. */
async function removeUnowned({ shelf, locks }: StorePorts, id: string): Promise<boolean> {
  const release = locks === null ? () => undefined : await locks.claim(id);
  if (release === null) return false;
  await shelf.remove(runKey(id));
  release();
  return true;
}

async function take(ports: StorePorts, owner: Owner, id: string): Promise<Stored<SavedRun>> {
  const record = readRecord(await ports.shelf.read(runKey(id)));
  if (typeof record === 'string') return troubled('gone');
  if (id !== owner.id) await adopt(ports, owner, { id, record });
  return stored(record.run);
}

async function forget(ports: StorePorts, owner: Owner, id: string): Promise<Stored<null>> {
  const isOpen = id === owner.id || !(await removeUnowned(ports, id));
  const remarks: readonly Sentence[] = isOpen ? [{ id: 'sharing.storage.remark.open', values: {} }] : [];
  return stored(null, remarks);
}

function summary({ id, record: { title, savedAt, run } }: KeptRun): EarlierRun {
  const steps = run.branches.find((branch) => branch.id === run.branch)?.steps ?? 0;
  return { id, title, savedAt, steps, branches: run.branches.length };
}
