import { describe, expect, it } from 'vitest';
import { processId } from '../../kernel/ids';
import type { Process } from '../../kernel/world';
import type { ZooKeeper } from '../../protocols/zookeeper/state';
import { diskColumns, diskFiles, diskRows } from './disk-rows';
import { firstWorld, runOf, serverIn } from './run-fixture';
import { contextOf } from './zookeeper-panel';

const create = (path: string) =>
  ({ type: 'request', process: processId(5), request: { type: 'create', path, data: 'x' } }) as const;
const run = runOf({ servers: 5 }, [3000, create('/a'), 100, create('/b'), 100]);

const columnsOf = (server: Process<ZooKeeper>) => diskColumns(server.disk, contextOf(server));
const placesOf = (server: Process<ZooKeeper>) => columnsOf(server).map(({ place }) => place);

describe('diskColumns and diskRows', () => {
  it('shows a write on its way, and what a crash would lose', () => {
    const hasMore = (server: Process<ZooKeeper>): boolean =>
      (contextOf(server)?.stable.history.length ?? 0) > server.disk.stable.history.length;
    const server = serverIn(firstWorld(run, 1, hasMore), 1);
    expect(placesOf(server)).toEqual(['memory', 'writing', 'durable']);
    const rows = diskRows(columnsOf(server));
    const transactions = rows.find(({ key }) => key === 'transactions');
    expect(transactions?.cells.map(({ text, differs }) => [text, differs])).toEqual([
      ['1', true],
      ['1', true],
      ['0', false],
    ]);
    const lastZxid = rows.find(({ key }) => key === 'lastZxid')?.cells[0];
    expect([lastZxid?.text, lastZxid?.long, lastZxid?.differs]).toEqual(['1.1', '0x100000001', true]);
  });

  it('agrees when all is written, and has only the disk when the server is down', () => {
    const rows = diskRows(columnsOf(serverIn(run.head.world, 1)));
    expect(rows.flatMap(({ cells }) => cells).some(({ differs }) => differs)).toBe(false);
    const crashed = runOf({ servers: 5 }, [3000, { type: 'crash', process: processId(1) }]);
    expect(placesOf(serverIn(crashed.head.world, 1))).toEqual(['durable']);
  });
});

describe('diskFiles', () => {
  it('names files as ZooKeeper does and tells which transactions they hold', () => {
    const files = diskFiles(serverIn(run.head.world, 1).disk.stable);
    expect(files.map(({ name, count }) => [name, count])).toEqual([
      ['snapshot.0', 0],
      ['log.100000001', 2],
    ]);
    expect(files[1]).toMatchObject({ from: 0x100000001, to: 0x100000002 });
  });

  it('splits the log where a restart has begun a new file', () => {
    const restarted = runOf({ servers: 5 }, [
      ...([3000, create('/a'), 100, { type: 'crash', process: processId(1) }] as const),
      ...([{ type: 'start', process: processId(1) }, 2000, create('/b'), 100] as const),
    ]);
    const { disk } = serverIn(restarted.head.world, 1);
    const logs = diskFiles(disk.stable).filter(({ kind }) => kind === 'log');
    expect(logs.map(({ name, count }) => [name, count])).toEqual([
      ['log.100000001', 1],
      ['log.100000002', 1],
    ]);
  });

  it('tells what the snapshot contains', () => {
    const led = runOf({ servers: 5 }, [3000, create('/a'), 100, { type: 'crash', process: processId(5) }, 4000]);
    const { disk } = serverIn(led.head.world, 4);
    expect(diskFiles(disk.stable)[0]).toMatchObject({ name: 'snapshot.100000001', count: 1 });
  });
});
