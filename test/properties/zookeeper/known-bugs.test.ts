import { describe, expect, it } from 'vitest';
import { processId } from '../../../src/kernel/ids';
import { processOf, type Setup } from '../../../src/kernel/world';
import { contextOf } from '../../../src/protocols/zookeeper/ensemble';
import type { SafetyRule } from '../../../src/protocols/zookeeper/rules';
import type { ZooKeeper } from '../../../src/protocols/zookeeper/state';
import { zxidOf } from '../../../src/protocols/zookeeper/zxid';
import { reaching } from './chaos';
import { diskOf, type EnsembleOptions, ensembleOf, milliseconds } from './ensembles';
import {
  crash,
  cut,
  type Deed,
  die,
  heal,
  invariantsBroken,
  isolate,
  receives,
  run,
  slowDisk,
  start,
  tell,
  until,
  untilOrFor,
  write,
} from './story';
import { judge } from './verdict';

/** Fixed speeds, so that a story can say what is on disk when. */
const evenly = { latency: milliseconds(5, 5), disk: milliseconds(1, 1) };

interface KnownBug {
  readonly name: string;
  readonly rule: SafetyRule;
  readonly breaks: string;
  readonly ensemble: EnsembleOptions;
  readonly story: readonly Deed[];
}

/** S1 led epoch 1 and proposed 1.2, which only its own disk has; 1.1 is committed. */
const onlyLeaderHas: EnsembleOptions = {
  timing: evenly,
  start: 'none',
  disks: {
    1: diskOf([
      [1, 1],
      [1, 2],
    ]),
    2: diskOf([[1, 1]]),
    3: diskOf([[1, 1]]),
  },
};
/** All have 1.1; S3 comes to lead epoch 2. */
const allEqual: EnsembleOptions = {
  timing: evenly,
  disks: { 1: diskOf([[1, 1]]), 2: diskOf([[1, 1]]), 3: diskOf([[1, 1]]) },
};

const bugs: readonly KnownBug[] = [
  {
    // trace_1_444: S3 is brought up to date by S1 and acknowledges it before 1.2 is on its disk; S1 serves on the strength
    // of that. S3 restarts with the new epoch and the old log, and leads.
    name: 'ZOOKEEPER-3911, a NEWLEADER is acknowledged before its transactions are logged',
    rule: 'sync-on-disk-first',
    breaks: 'leader-completeness',
    ensemble: onlyLeaderHas,
    story: [
      start(1, 3),
      until(3, receives('UPTODATE')),
      crash(3),
      start(2),
      until(1, reaching('leaderElected')),
      start(3),
      crash(1),
      run(5000),
    ],
  },
  {
    // The same with the acknowledgement on its way while the disk still writes: nothing of the synchronization is kept.
    name: 'ZOOKEEPER-4646, the acknowledgement overtakes the write',
    rule: 'sync-on-disk-first',
    breaks: 'leader-completeness',
    ensemble: onlyLeaderHas,
    story: [
      start(1, 3),
      until(3, receives('LEADERINFO')),
      until(3, receives('synced')),
      slowDisk(3, 1000),
      untilOrFor(1, reaching('serving'), 500),
      crash(1, 3),
      slowDisk(3, 1),
      start(2, 3),
      run(5000),
    ],
  },
  {
    // S1 and S2 have committed 2.1. S2 leads S3 into epoch 3 and dies before that is on its own disk; S3 dies when the epoch
    // is on its disk and 2.1 is not. With its newer epoch and its older log S3 then wins against S1.
    name: 'ZOOKEEPER-4643, the epoch is on disk before the transactions',
    rule: 'current-epoch-last',
    breaks: 'leader-completeness',
    ensemble: { ...allEqual, start: 'none' },
    story: [
      start(1, 2),
      until(1, reaching('upToDate')),
      write(2, '/a'),
      until(1, receives('COMMIT')),
      run(10),
      crash(1, 2),
      start(2, 3),
      until(3, receives('LEADERINFO')),
      slowDisk(2, 1000),
      until(3, receives('NEWLEADER')),
      until(3, receives('synced')),
      crash(2, 3),
      slowDisk(2, 1),
      start(1, 3),
      run(5000),
    ],
  },
  {
    // trace_0_51: S1 has logged 2.1 and not processed it. It goes into the election as if it had not, and S2 leads it
    // without noticing that its log is longer.
    name: 'ZOOKEEPER-2845, a follower keeps what its leader does not have',
    rule: 'vote-last-logged',
    breaks: 'process-consistency',
    ensemble: allEqual,
    story: [
      until(2, reaching('upToDate')),
      run(50),
      cut(3, 2),
      cut(1, 3),
      write(3, '/a'),
      until(1, receives('synced')),
      crash(2, 3),
      heal,
      start(3),
      untilOrFor(1, reaching('leaderElected'), 2000),
      isolate(1, 3),
      crash(3),
      start(2),
      heal,
      run(5000),
    ],
  },
  {
    // trace_1_79: S1 has logged 2.1 as well as S2, which leads after a restart. S1 says that it has processed 1.1 only, so it
    // is sent 2.1 once more and logs it twice.
    name: 'ZOOKEEPER-2845, a follower is sent what it has logged',
    rule: 'vote-last-logged',
    breaks: 'process-consistency',
    ensemble: allEqual,
    story: [
      until(2, reaching('upToDate')),
      run(50),
      cut(1, 3),
      cut(2, 3),
      write(3, '/a'),
      until(2, receives('synced')),
      run(5),
      crash(2, 3),
      heal,
      start(2),
      run(5000),
    ],
  },
  {
    // trace_1_87: S1 has acknowledged 2.1 and S3 has committed it. S1 votes with 1.1, so that S2, with its larger sid, leads.
    name: 'ZOOKEEPER-2845, a committed transaction is not in the next leader',
    rule: 'vote-last-logged',
    breaks: 'leader-completeness',
    ensemble: allEqual,
    story: [
      until(2, reaching('upToDate')),
      run(50),
      cut(3, 2),
      write(3, '/a'),
      until(3, reaching('committed')),
      die(3),
      crash(2),
      heal,
      start(2),
      run(5000),
    ],
  },
];

const setupOf = ({ ensemble }: KnownBug, rulesOff: readonly SafetyRule[]): Setup<ZooKeeper> =>
  ensembleOf({ ...ensemble, rulesOff });

describe('bugs that ZooKeeper once had', () => {
  it.each(bugs.map((bug) => [bug.name, bug] as const))('%s: back without the rule, gone with it', (_, bug) => {
    expect(invariantsBroken(tell(setupOf(bug, [bug.rule]), bug.story))).toContain(bug.breaks);
    const kept = tell(setupOf(bug, []), bug.story);
    expect(invariantsBroken(kept)).toEqual([]);
    expect(judge(kept).problems).toEqual([]);
  });

  // Not behind a switch: a database of which only a part has come is no database.
  it('ZOOKEEPER-3642, a follower loses its leader amid a snapshot: it goes on with what its disk has', () => {
    const long = diskOf([1, 2, 3, 4].map((counter) => [1, counter]));
    const disks = { 1: long, 2: long, 3: diskOf([[1, 1]]) };
    const config = { commitLogCount: 1, commitLogFloor: 1, snapshotSizeFactor: -1 };
    const lost = tell(ensembleOf({ timing: evenly, disks, config, start: 'none' }), [
      ...[start(1, 2), until(1, reaching('upToDate')), start(3), until(3, receives('SNAP'))],
      ...[die(2), until(3, reaching('leaderLost'))],
    ]);
    const server = processOf(lost.head.world, processId(3));
    expect(contextOf(server)?.stable.history.length).toBe(1);
    expect(contextOf(server)?.lastProcessed).toBe(zxidOf(1, 1));
    expect(server?.disk.stable.history.length).toBe(1);
    expect(judge(lost).problems).toEqual([]);
  });
});

describe('a hazard that no rule of ZooKeeper prevents', () => {
  // An acknowledgement counts even after its server has lost what it acknowledged: S1 logs 2.1 and says so, comes back to
  // S3, is cut to what is committed, and dies before it has logged 2.1 anew (LearnerHandler.syncFollower sends TRUNC for
  // whatever is not committed; Leader.Proposal never forgets an ack). S3 commits with an ack that nothing stands behind.
  it('is an acknowledgement that outlives its log entry', () => {
    const trace = tell(ensembleOf(allEqual), [
      ...[until(2, reaching('upToDate')), run(50)],
      ...[cut(3, 2), slowDisk(3, 600), write(3, '/a'), until(3, receives('ACK'))],
      ...[crash(1), start(1), until(1, receives('TRUNC')), until(1, receives('synced')), crash(1)],
      ...[until(3, reaching('committed')), die(3), heal, start(1), run(5000)],
    ]);
    expect(invariantsBroken(trace)).toContain('leader-completeness');
  });
});
