import { at } from '../../kernel/vector';
import type { Disk } from '../../kernel/world';
import { lastZxidOf } from '../../protocols/zookeeper/database';
import type { ServerContext, Stable, ZooKeeper } from '../../protocols/zookeeper/state';
import { hexZxid, noZxid, shortZxid, type Zxid } from '../../protocols/zookeeper/zxid';

/** Where a value is: what the server works with, what waits for the disk, what is being written, what is surely there. */
export type Place = 'memory' | 'next' | 'writing' | 'durable';

export interface DiskColumn {
  readonly place: Place;
  readonly stable: Stable;
}

/** The versions of a server's durable state from memory to disk, without those that do not exist at the moment. */
export function diskColumns(disk: Disk<ZooKeeper>, context: ServerContext | null): readonly DiskColumn[] {
  const columns: DiskColumn[] = [];
  if (context !== null) columns.push({ place: 'memory', stable: context.stable });
  if (disk.next !== null) columns.push({ place: 'next', stable: disk.next.stable });
  if (disk.writing !== null) columns.push({ place: 'writing', stable: disk.writing.stable });
  return [...columns, { place: 'durable', stable: disk.stable }];
}

/** One durable quantity in all places, and whether a place differs from what is surely on disk. */
export interface DiskRow {
  readonly key: 'acceptedEpoch' | 'currentEpoch' | 'lastZxid' | 'transactions' | 'snapshot' | 'logFiles';
  readonly cells: readonly {
    readonly place: Place;
    readonly text: string;
    readonly long: string | null;
    readonly differs: boolean;
  }[];
}

type Reading = { readonly text: string; readonly long: string | null };

const readings: Readonly<Record<DiskRow['key'], (stable: Stable) => Reading>> = {
  acceptedEpoch: ({ acceptedEpoch }) => plain(acceptedEpoch),
  currentEpoch: ({ currentEpoch }) => plain(currentEpoch),
  lastZxid: (stable) => zxidReading(lastZxidOf(stable)),
  transactions: ({ history }) => plain(history.length),
  snapshot: ({ snapshot }) => zxidReading(snapshot.zxid),
  logFiles: ({ files }) => plain(files.length),
};

const plain = (value: number): Reading => ({ text: String(value), long: null });
const zxidReading = (zxid: Zxid): Reading => ({ text: shortZxid(zxid), long: hexZxid(zxid) });

export function diskRows(columns: readonly DiskColumn[]): readonly DiskRow[] {
  const durable = columns.at(-1)?.stable;
  const keys = Object.keys(readings) as readonly DiskRow['key'][];
  return keys.map((key) => ({
    key,
    cells: columns.map(({ place, stable }) => {
      const reading = readings[key](stable);
      return { place, ...reading, differs: durable !== undefined && reading.text !== readings[key](durable).text };
    }),
  }));
}

/** A file as it lies in the data directory, by ZooKeeper's name for it. */
export interface DiskFile {
  readonly name: string;
  readonly kind: 'snapshot' | 'log';
  /** First and last transaction in it; null for an empty snapshot. */
  readonly from: Zxid | null;
  readonly to: Zxid | null;
  readonly count: number;
}

/** The files that hold a durable state: the snapshot, then the transaction logs, oldest first. */
export function diskFiles({ snapshot, history, files }: Stable): readonly DiskFile[] {
  const zxidAt = (position: number): Zxid | null => at(history, position)?.zxid ?? null;
  const logs = files.map((start, index): DiskFile => {
    const end = files[index + 1] ?? history.length;
    const from = zxidAt(start);
    return { name: fileName('log', from ?? noZxid), kind: 'log', from, to: zxidAt(end - 1), count: end - start };
  });
  const snapshotFile: DiskFile = {
    name: fileName('snapshot', snapshot.zxid),
    kind: 'snapshot',
    from: snapshot.length === 0 ? null : zxidAt(0),
    to: snapshot.length === 0 ? null : zxidAt(snapshot.length - 1),
    count: snapshot.length,
  };
  return [snapshotFile, ...logs];
}

/** `log.100000001`: the hexadecimal zxid without its prefix (FileTxnLog, FileSnap). */
const fileName = (kind: DiskFile['kind'], zxid: Zxid): string => `${kind}.${hexZxid(zxid).slice(2)}`;
