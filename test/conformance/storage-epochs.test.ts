import { describe, expect, it } from 'vitest';
import { nodes } from '../../src/protocols/zookeeper/data-tree';
import { contextOf } from '../../src/protocols/zookeeper/ensemble';
import { type Pair, reproduced, type Sighting } from './case-row';
import {
  type Answer,
  ask,
  ensembleOf,
  kill,
  openSession,
  type Run,
  settle,
  start,
  startTogether,
  waitUntil,
} from './ensemble';
import { filesOf, leaderOf, listed, logged, statesOf } from './observation';
import { casesOf, type RecordedCase, type RecordedStates } from './recording';
import { differing, outside, type Row, report } from './report';

interface EpochRow {
  readonly leader: number;
  readonly create: string;
  readonly state: RecordedStates;
}
interface StorageOutcome {
  readonly creates?: readonly (readonly [outcome: string, zxid: string | null])[];
  readonly new_leader?: number;
  readonly state?: RecordedStates;
  readonly children?: readonly string[];
  readonly next_create?: string;
  readonly txns?: readonly { readonly zxid: string }[];
  readonly rows?: readonly EpochRow[];
  readonly files?: Readonly<Record<string, readonly string[]>>;
  readonly leaders?: readonly (number | null)[];
}
type StorageCase = RecordedCase<StorageOutcome>;

const hex = (answer: Answer | null): string | null =>
  answer === null || answer.zxid === null ? null : `0x${answer.zxid.toString(16)}`;
const createBy = (run: Run, sid: number, path: string) => ask(run, sid, { type: 'create', path, data: '' });

/** Names on the top level of a server's tree, as `getChildren /` gives them. */
function topLevel(run: Run, sid: number): readonly string[] {
  const context = contextOf(run.head.world.processes.find(({ id }) => id === sid));
  const paths = context === null ? [] : [...nodes(context.tree)].map(({ path }) => path);
  return paths.filter((path) => /^\/[^/]+$/.test(path)).map((path) => path.slice(1));
}

/** The counter of the first epoch begins near its end. */
function rollover(recorded: StorageCase, seed: number): Sighting {
  const { creates = [], new_leader: newLeader, state, children, next_create: next, txns = [] } = recorded.outcome;
  const begun = [1, 2, 3].reduce(
    (trace, sid) => settle(start(trace, sid)),
    ensembleOf(recorded.config, { seed, initialCounter: 0xfffffffa }),
  );
  let run = openSession(begun, 2);
  const answers: (readonly [string, string | null])[] = [];
  for (const index of creates.keys()) {
    const [asked, answer] = createBy(run, 2, `/r${index}`);
    run = asked;
    answers.push([answer?.error ?? 'OK', hex(answer)]);
  }
  const again = settle(run);
  const rolled = topLevel(again, 2);
  const leader = leaderOf(again);
  const [after, answer] = createBy(again, leader ?? 0, '/after');
  const done = settle(after);
  return {
    always: {
      start: [recorded.steps[0]?.state, statesOf(begun)],
      creates: [
        creates.map(([outcome, zxid]) => [outcome.startsWith('ConnLost') ? 'CONNECTIONLOSS' : outcome, zxid]),
        answers,
      ],
      leader: [newLeader, leader],
      'next create': [next, hex(answer)],
      children: [children, rolled],
      state: [state, statesOf(done)],
      log: [txns.map(({ zxid }) => zxid), logged(done, 1)],
    },
    run: done,
  };
}

/** One leader after another is killed, and comes back once the next one has made a znode. */
function epochs(recorded: StorageCase, seed: number): Sighting {
  const { rows = [], txns = [], files = {} } = recorded.outcome;
  let run = settle(startTogether(ensembleOf(recorded.config, { seed })));
  const seen: Record<string, Pair> = {};
  rows.forEach((row, index) => {
    const leader = leaderOf(run) ?? 0;
    const [made, answer] = createBy(openSession(run, leader), leader, `/e${index}`);
    const [closed] = ask(made, leader, { type: 'setData', path: `/e${index}`, data: '', version: -1 });
    const after = settle(closed);
    seen[`epoch ${index + 1}`] = [row, { leader, create: hex(answer), state: statesOf(after) }];
    const dead = settle(waitUntil(kill(after, leader), (trace) => leaderOf(trace) !== null, 30));
    run = settle(start(dead, leader));
  });
  const listings = Object.entries(files).map(([sid, names]): [string, Pair] => [
    `files of ${sid}`,
    [listed(names), filesOf(run, Number(sid))],
  ]);
  return {
    always: { ...seen, log: [txns.map(({ zxid }) => zxid), logged(run, 1)] },
    race: Object.fromEntries(listings),
    run,
  };
}

/** Leaders die one after another until no quorum is left. */
function dying(recorded: StorageCase, seed: number): Sighting {
  let run = settle(startTogether(ensembleOf(recorded.config, { seed })));
  const leaders: (number | null)[] = [leaderOf(run)];
  for (let leader = leaderOf(run); leader !== null; leader = leaderOf(run)) {
    run = settle(kill(run, leader));
    leaders.push(leaderOf(run));
  }
  return {
    race: { leaders: [recorded.outcome.leaders, leaders], state: [recorded.outcome.state, statesOf(run)] },
    run,
  };
}

function row(recorded: StorageCase): Row {
  const { id, title } = recorded;
  if (id === 'x-ttl') return outside(id, title, 'needs TTL znodes');
  if (id === 'x-one-server-quorum') return outside(id, title, 'a standalone server has no agreement');
  if (id === 'x-rollover')
    return reproduced(recorded, (seed) => rollover(recorded, seed), 'without the survival of the session');
  if (id === 'x-epoch-per-election')
    return reproduced(recorded, (seed) => epochs(recorded, seed), 'a write stands for the closing of the session');
  return reproduced(recorded, (seed) => dying(recorded, seed));
}

describe('storage and epochs against recordings of ZooKeeper', () => {
  const rows = casesOf<StorageOutcome>('x_storage_epochs.json').map(row);

  it('differ in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('are reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/storage-epochs.txt');
  });
});
