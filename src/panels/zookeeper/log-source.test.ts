import { describe, expect, it } from 'vitest';
import { processId } from '../../kernel/ids';
import type { Process, World } from '../../kernel/world';
import type { ZooKeeper } from '../../protocols/zookeeper/state';
import { logSource } from './log-source';
import { firstWorld, runOf, serverIn } from './run-fixture';
import { contextOf } from './zookeeper-panel';

const create = (path: string) =>
  ({ type: 'request', process: processId(5), request: { type: 'create', path, data: 'x' } }) as const;
const run = runOf({ servers: 5 }, [3000, create('/a'), 100, create('/a'), 100]);

const marks = (world: World<ZooKeeper>, sid: number) => {
  const source = logSource(serverIn(world, sid));
  return Array.from({ length: source.length }, (_, position) => {
    const cell = source.at(position);
    if (cell === null) throw new Error('an entry within the length exists');
    const { where, acked, committed, applied } = cell;
    return [
      where,
      ...(acked ? ['acked'] : []),
      ...(committed ? ['committed'] : []),
      ...(applied ? ['applied'] : []),
    ].join(' ');
  });
};
const hasLogged = (server: Process<ZooKeeper>): boolean => (contextOf(server)?.stable.history.length ?? 0) === 1;
const isDurable = (server: Process<ZooKeeper>): boolean => server.disk.stable.history.length === 1;
const hasApplied = (server: Process<ZooKeeper>): boolean => contextOf(server)?.applied === 1;

describe('logSource', () => {
  it('follows a proposal from memory to disk to commit', () => {
    expect(marks(firstWorld(run, 1, hasLogged), 1)).toEqual(['memory']);
    expect(marks(firstWorld(run, 1, isDurable), 1)).toEqual(['disk acked']);
    expect(marks(firstWorld(run, 1, hasApplied), 1)).toEqual(['disk acked committed applied']);
  });

  it('names entries by zxid and request, and an error by its name', () => {
    const source = logSource(serverIn(run.head.world, 5));
    expect(source.at(0)).toMatchObject({ label: '1.1', long: '0x100000001', title: 'create /a "x"', isError: false });
    expect(source.at(1)).toMatchObject({ label: '1.2', title: 'error NODEEXISTS', isError: true });
    expect(source.at(2)).toBeNull();
  });

  it('leaves to a server that is down what its disk has', () => {
    const logged = firstWorld(run, 1, hasLogged);
    const before = runOf({ servers: 5 }, [3000, create('/a')]);
    expect(logSource(serverIn(logged, 1)).length).toBe(1);
    const crashed = runOf({ servers: 5 }, [3000, create('/a'), { type: 'crash', process: processId(5) }, 10]);
    expect(logSource(serverIn(crashed.head.world, 5)).length).toBe(0);
    expect(logSource(serverIn(before.head.world, 5)).length).toBe(1);
  });
});
