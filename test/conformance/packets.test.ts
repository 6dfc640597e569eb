import { describe, expect, it } from 'vitest';
import { majority } from '../../src/protocols/quorum';
import type { ZooKeeperRequest } from '../../src/protocols/zookeeper/state';
import { type Pair, reproduced, type Sighting } from './case-row';
import {
  create,
  ensembleOf,
  kill,
  now,
  openSession,
  type Run,
  request,
  settle,
  start,
  startTogether,
} from './ensemble';
import { leaderOf, statesOf } from './observation';
import { byLink, packetsSince, type RecordedPacket, tooEarly } from './packets';
import { casesOf, type RecordedCase } from './recording';
import { differing, outside, type Row, report } from './report';

interface PacketOutcome {
  readonly packets?: readonly RecordedPacket[];
  readonly start?: readonly RecordedPacket[];
  readonly create_through_follower?: readonly RecordedPacket[];
  readonly create_through_observer?: readonly RecordedPacket[];
}
type PacketCase = RecordedCase<PacketOutcome>;

/** What is done in a case, beside bringing the ensemble to the zxid that it begins at. */
interface Story {
  /** Creates that come before it, among the fillers. */
  readonly before?: readonly string[];
  readonly act: (run: Run) => Run;
  /** `zxids` where another write stands for what is not served here. */
  readonly detail?: 'all' | 'zxids';
  /** Packets that this project does not have. */
  readonly without?: readonly string[];
  readonly note?: string;
  /** Whether proposals and commits may mix on one link. */
  readonly mixes?: boolean;
}

const started = ({ config, leader }: PacketCase, seed: number): Run => {
  const run = ensembleOf(config, { seed });
  if (config.voters.length > 3) return settle(startTogether(run));
  const begun = config.voters.reduce((trace, sid) => settle(start(trace, sid)), run);
  if (leader !== undefined && leader !== null && leaderOf(begun) !== leader)
    throw new Error('the recorded server leads');
  return begun;
};

/** Fills the log until the leader stands at a zxid. */
function fill(run: Run, zxid: string): Run {
  const leader = leaderOf(run) ?? 0;
  let filled = run;
  while (BigInt(statesOf(filled)[leader]?.zxid ?? zxid) < BigInt(zxid)) filled = settle(openSession(filled, leader));
  return filled;
}

/** The zxid at which the leader stood before a case: one less than its first proposal, or what a learner shows as its last. */
function standBefore(packets: readonly RecordedPacket[]): string {
  const first = packets.find(({ type }) => type === 'PROPOSAL')?.zxid;
  const shown = packets.find(({ type }) => type === 'ACKEPOCH')?.zxid;
  return first === undefined || first === null ? (shown ?? '0x0') : `0x${(BigInt(first) - 1n).toString(16)}`;
}

const ask = (sid: number, what: ZooKeeperRequest) => (run: Run) => settle(request(run, sid, what));
const createAt = (sid: number, path: string) => ask(sid, { type: 'create', path, data: '' });

/** Five requests of one client, sent without waiting. */
const pipeline = (run: Run): Run =>
  settle([0, 1, 2, 3, 4].reduce((trace, i) => request(trace, 1, { type: 'create', path: `/p${i}`, data: '' }), run));

const stories: Readonly<Record<string, Story>> = {
  'p-session-follower': { act: ask(1, { type: 'createSession' }) },
  'p-create-follower': { act: createAt(1, '/a') },
  'p-create-leader': { act: createAt(2, '/b') },
  'p-set-follower': { before: ['/a'], act: ask(1, { type: 'setData', path: '/a', data: 'x', version: -1 }) },
  'p-fail-follower': { before: ['/a'], act: createAt(1, '/a') },
  'p-multi-follower': { act: createAt(1, '/m'), detail: 'zxids', note: 'a create stands for the multi' },
  'p-pipeline': { act: pipeline, mixes: true },
  'p-close-follower': {
    act: createAt(1, '/c'),
    detail: 'zxids',
    note: 'a create stands for the closing of the session',
  },
  'p-move': {
    act: ask(1, { type: 'createSession' }),
    without: ['REVALIDATE'],
    note: 'without the REVALIDATE of the session that moves',
  },
  'p-rejoin-nothing': { act: (run) => settle(start(settle(kill(run, 1)), 1)) },
  'p-new-leader': { act: (run) => settle(kill(run, 2)) },
  'p-five-create': { act: createAt(1, '/a') },
};

function play(recorded: PacketCase, story: Story, seed: number): Sighting {
  const { packets = [] } = recorded.outcome;
  const begun = (story.before ?? []).reduce(
    (run, path) => settle(create(run, leaderOf(run) ?? 0, path)),
    started(recorded, seed),
  );
  const filled = fill(begun, standBefore(packets));
  return sight(recorded, packets, story, filled, story.act(filled));
}

function sight(
  recorded: PacketCase,
  packets: readonly RecordedPacket[],
  story: Omit<Story, 'act'>,
  before: Run,
  run: Run,
): Sighting {
  const { detail = 'all', without = [], mixes = false } = story;
  const ours = packetsSince(run, now(before));
  const kept = packets.filter(({ type }) => !without.includes(type));
  const early: Pair = [[], tooEarly(ours, majority(recorded.config.voters.length) - 1)];
  const links: Pair = [byLink(kept, detail), byLink(ours, detail)];
  return mixes ? { always: { early }, race: { links }, run } : { always: { early, links }, run };
}

/** The first start: 1 finds 2, then 3 joins both. */
function firstStart(recorded: PacketCase, seed: number): Sighting {
  const before = ensembleOf(recorded.config, { seed });
  return sight(recorded, recorded.outcome.packets ?? [], {}, before, started(recorded, seed));
}

/** A follower that has transactions of an old epoch which its leader never had, as the title tells it. */
function diverged(recorded: PacketCase, seed: number): Sighting {
  const old = [1, 2, 3, 4, 5].map((counter) => `0x10000000${counter}`);
  const leaders = { zxids: [...old, '0x200000001', '0x200000002', '0x200000003'], currentEpoch: 2 };
  const storage = { 1: leaders, 2: leaders, 3: { zxids: [...old, '0x100000006', '0x100000007'], currentEpoch: 1 } };
  const before = settle(startTogether(ensembleOf({ ...recorded.config, storage }, { seed }), [1, 2]));
  return sight(recorded, recorded.outcome.packets ?? [], {}, before, settle(start(before, 3)));
}

/** An observer joins; then a create through a follower and one through the observer. */
function withObserver(recorded: PacketCase, seed: number): Sighting {
  const {
    start: joining = [],
    create_through_follower: first = [],
    create_through_observer: second = [],
  } = recorded.outcome;
  const voters = started(recorded, seed);
  const joined = settle(start(voters, 4));
  const filled = fill(joined, standBefore(first));
  const created = createAt(1, '/a')(filled);
  const run = createAt(4, '/b')(created);
  const parts = [
    ['start', sight(recorded, joining, {}, voters, joined)],
    ['through the follower', sight(recorded, first, {}, filled, created)],
    ['through the observer', sight(recorded, second, {}, created, run)],
  ] as const;
  const named = (part: 'always' | 'race'): Record<string, Pair> =>
    Object.fromEntries(
      parts.flatMap(([name, sighting]) =>
        Object.entries(sighting[part] ?? {}).map(([key, pair]) => [`${name} ${key}`, pair]),
      ),
    );
  return { always: named('always'), race: named('race'), run };
}

const needsSync = 'needs the sync request';

function row(recorded: PacketCase): Row {
  const { id, title } = recorded;
  if (id.startsWith('p-sync-')) return outside(id, title, needsSync);
  if (id === 'p-start') return reproduced(recorded, (seed) => firstStart(recorded, seed));
  if (id === 'p-diverged') return reproduced(recorded, (seed) => diverged(recorded, seed));
  if (id === 'p-observer')
    return reproduced(recorded, (seed) => withObserver(recorded, seed), 'without the sync request');
  const story = stories[id];
  if (story === undefined) throw new Error(`${id} has a story`);
  return reproduced(recorded, (seed) => play(recorded, story, seed), story.note);
}

describe('packets on the links against recordings of ZooKeeper', () => {
  const rows = casesOf<PacketOutcome>('p_packets.json').map(row);

  it('differ in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('are reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/packets.txt');
  });
});
