import { extend } from '../../src/kernel/run';
import { last, toArray } from '../../src/kernel/vector';
import { append, truncate } from '../../src/protocols/zookeeper/database';
import type { Packet } from '../../src/protocols/zookeeper/messages';
import { turnOf } from '../../src/protocols/zookeeper/turn';
import { shortZxid, type Zxid, zxidOf } from '../../src/protocols/zookeeper/zxid';
import { ask, create, ensembleOf, kill, openSession, type Run, settle, start, startTogether } from './ensemble';
import { boot, configOf, contextOf, stableOf } from './machine-driver';
import { hasZnode, leaderOf } from './observation';
import type { Vector } from './vectors';

/** The disk of a server of three that holds such a log. */
const diskWith = (log: string) => stableOf({ servers: [0, 1, 2], disks: { 0: { log } } }, 0);

/** A server cuts its log behind a zxid and then logs another transaction; null where there is nothing to cut. */
function truncated(log: string, to: Zxid, next: Zxid): readonly string[] | null {
  const server = boot({ sid: 0, config: configOf({ servers: [0, 1, 2] }), stable: diskWith(log) });
  const turn = turnOf(contextOf(server));
  if (!truncate(turn, to)) return null;
  append(turn, { zxid: next, time: 0, body: { type: 'createSession' }, origin: null });
  return toArray(turn.context.stable.history).map(({ zxid }) => shortZxid(zxid));
}

const usual = { voters: [0, 1, 2], observers: [], tickTime: 500, initLimit: 10, syncLimit: 5 } as const;

/**
 * Server 0 misses a transaction, is brought up to date by leader 2 alone, and dies at the very moment in which its ACK of
 * NEWLEADER arrives; so does the leader. With server 1, which knows nothing of that epoch, server 0 must lead.
 */
function noLoss(): unknown {
  const begun = create(openSession(settle(startTogether(ensembleOf(usual, { seed: 1 }))), 2), 2, '/test_0');
  const behind = settle(kill(create(settle(kill(begun, 0)), 2, '/test_1'), 1));
  const acknowledged = until(start(behind, 0), 2, 'ACK');
  const led = settle(start(settle(kill(acknowledged, 0, 2)), 0, 1));
  const leader = leaderOf(led);
  const run = settle(start(settle(create(led, leader ?? 0, '/test_3')), 2));
  const names = ['/test_0', '/test_1', '/test_3'];
  return { leader, missing: [0, 1, 2].flatMap((sid) => names.filter((name) => !hasZnode(run, sid, name))) };
}

/** The run up to and with the step in which a server gets a packet of this type. */
function until(run: Run, sid: number, type: Packet['type']): Run {
  for (let next = extend(run); next !== null; next = extend(next)) {
    const { occurrence } = last(next.steps) ?? {};
    if (occurrence?.type === 'event' && occurrence.process === sid && occurrence.event.type === type) return next;
  }
  throw new Error(`${sid} gets ${type}`);
}

/** A client creates ten znodes until its connection breaks; whether all that it counted exist, and whether the next one does. */
function rollsOver(): unknown {
  let run = settle(startTogether(ensembleOf(usual, { seed: 1, initialCounter: 0xfffffffc })));
  let count = 0;
  for (; count < 10; count++) {
    const [asked, answer] = ask(run, 0, { type: 'create', path: `/foo${count}`, data: '' });
    run = asked;
    if (answer?.error !== null) break;
  }
  const after = settle(run);
  const exists = (index: number): boolean => hasZnode(after, 0, `/foo${index}`);
  const counted = Array.from({ length: count }, (_, i) => i);
  return { counted: count > 0 && counted.every(exists), next: exists(count) };
}

export const historyVectors: readonly Vector[] = [
  {
    id: 'D13',
    title: 'epochs that no file tells are those of the last transaction',
    expected: [3, 3],
    ours: () => [diskWith('3.3').acceptedEpoch, diskWith('3.3').currentEpoch],
  },
  {
    id: 'D20',
    title: 'a follower dies after it has acknowledged NEWLEADER',
    expected: { leader: 0, missing: [] },
    ours: noLoss,
  },
  {
    id: 'D22',
    title: 'the counter runs over while a client writes through a follower',
    expected: { counted: true, next: false },
    ours: rollsOver,
  },
  { id: 'D25', title: 'servers are removed and added', lacks: 'needs reconfiguration' },
  { id: 'D26', title: 'who may reconfigure', lacks: 'needs reconfiguration' },
  {
    id: 'K01',
    title: 'a log is cut and goes on',
    expected: ['0.1', '0.200'],
    ours: () => truncated('0.1..0.100', zxidOf(0, 1), zxidOf(0, 200)),
  },
  {
    id: 'K02',
    title: 'there is no log to cut',
    expected: null,
    ours: () => truncated('', zxidOf(0, 1), zxidOf(0, 200)),
  },
];
