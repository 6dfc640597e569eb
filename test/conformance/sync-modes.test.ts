import { describe, expect, it } from 'vitest';
import { reproduced } from './case-row';
import { cut, heal, kill, now, outcomeOf, request, settle, start, startTogether, wait } from './ensemble';
import { hasZnode, leaderOf, logged, statesOf, syncChoices } from './observation';
import { casesOf } from './recording';
import {
  begin,
  client,
  downFor600,
  downForCreates,
  emptyJoins,
  emptyJoinsLate,
  largeSnapshot,
  lostLeader,
  next,
  paths,
  type RejoinCase,
  type RejoinOutcome,
  type RejoinStep,
  rejoin,
  see,
  seeFiles,
  seeStates,
  startInOrder,
  type Told,
  wiped,
} from './rejoin';
import { differing, type Row, report } from './report';
import { pairedChoices } from './sync-log';

/** Leader 5 reaches only follower 1 with a proposal and is killed; the links heal at once. */
function proposalHeals(recorded: RejoinCase, seed: number): Told {
  const [cutOff, killed, restart] = recorded.steps;
  let told = next(begin(recorded, seed), (run) =>
    client(settle(startTogether(run)), 5, { paths: paths('a', 3), closes: false }),
  );
  told = next(told, (run) =>
    wait(
      request(
        [2, 3, 4].reduce((trace, sid) => cut(trace, 5, sid), run),
        5,
        { type: 'create', path: '/maybe', data: '' },
      ),
      0.3,
    ),
  );
  told = see(
    seeStates(told, 'cut off', cutOff?.state),
    'reply',
    cutOff?.reply_received,
    (run) => outcomeOf(run, run.head.world.requests.length - 1) !== null,
  );
  told = see(told, 'tails of 1, 5 and 2', ['0x100000005', '0x100000005', '0x100000004'], (run) =>
    [1, 5, 2].map((sid) => logged(run, sid).at(-1)),
  );
  const since = now(told.run);
  told = next(told, (run) => settle(heal(kill(run, 5))));
  const choices = pairedChoices(Array.isArray(killed?.sync) ? killed.sync : [], syncChoices(told.run, since));
  // To look for the znode the recorder opened a session, and closed it.
  told = next(told, (run) => client(run, 4, { paths: [], closes: true }));
  told = see(seeStates(told, 'killed', killed?.state), 'leader', killed?.leader, leaderOf);
  told = see(told, 'maybe exists', recorded.outcome.maybe_exists, (run) =>
    hasZnode(run, 4, '/maybe') ? 'OK' : 'NONODE',
  );
  const rejoined = restart === undefined ? told : rejoin(told, 5, restart);
  return { ...rejoined, seen: { ...rejoined.seen, 'sync after the loss': choices } };
}

/** Servers with crafted logs: some start together, then another joins. */
function crafted(recorded: RejoinCase, seed: number): Told {
  const [together, joins, , lastLoss] = recorded.steps;
  const sids = /\[([\d, ]+)\]/
    .exec(together?.do ?? '')?.[1]
    ?.split(', ')
    .map(Number);
  let told = next(begin(recorded, seed), (run) => settle(startTogether(run, sids)));
  const { sync = {} } = together ?? {};
  const lines = Array.isArray(sync) ? sync : Object.values(sync).flat();
  told = see(seeStates(told, 'together', together?.state), 'leader', together?.leader, leaderOf);
  told = { ...told, seen: { ...told.seen, 'sync together': pairedChoices(lines, syncChoices(told.run, 0)) } };
  if (joins !== undefined) told = rejoin(told, 3, joins, 2);
  if (lastLoss !== undefined) {
    told = next(told, (run) => settle(kill(run, 2)));
    told = see(seeStates(told, 'loss', lastLoss.state), 'last leader', lastLoss.leader, leaderOf);
  }
  // To look at the znodes the recorder opened a session, and closed it.
  const { children_after: children = [], files } = recorded.outcome;
  const looked = next(told, (run) => client(run, leaderOf(run) ?? 0, { paths: [], closes: true }));
  return see(seeFiles(looked, 'end', files), 'children', children, (run) => {
    const serving = Object.entries(statesOf(run)).filter(([, { mode }]) => mode === 'leader' || mode === 'follower');
    const [sid] = serving.at(-1) ?? [];
    const lookedAt = logged(run, Number(sid)).slice(0, -2);
    return lookedAt.map((zxid) => `t${zxid.slice(2)}`);
  });
}

/** A server whose last zxid names the start of an idle epoch comes back. */
function idleEpoch(recorded: RejoinCase, seed: number): Told {
  const [restarted, two, joins] = recorded.steps;
  let told = next(begin(recorded, seed), (run) =>
    kill(client(startInOrder(run, 1, 2, 3), 2, { paths: paths('a', 2), closes: true }), 1, 2, 3),
  );
  told = seeStates(
    next(told, (run) => startInOrder(run, 1, 2, 3)),
    'restarted',
    restarted?.state,
  );
  told = seeFiles(told, 'restarted', restarted?.files);
  told = seeStates(
    next(told, (run) => startInOrder(kill(run, 1, 2, 3), 1, 2)),
    'two',
    two?.state,
  );
  return joins === undefined ? told : rejoin(told, 3, joins);
}

/** A follower is down before its leader restarts; the leader's committed log still covers it. */
function leaderRestarts(recorded: RejoinCase, seed: number): Told {
  const [restarted, joins] = recorded.steps;
  let told = next(begin(recorded, seed), (run) =>
    client(startInOrder(run, 1, 2, 3), 2, { paths: paths('a', 5), closes: true }),
  );
  told = next(told, (run) => kill(client(kill(run, 1), 2, { paths: paths('b', 20), closes: true }), 2, 3));
  told = seeStates(
    next(told, (run) => settle(start(run, 2, 3))),
    'restarted',
    restarted?.state,
  );
  return joins === undefined ? told : rejoin(told, 1, joins);
}

function storyOf(id: string): (recorded: RejoinCase, seed: number) => Told {
  if (/^c-(diff|log10)-/.test(id)) return downForCreates;
  if (/^c-empty-\d/.test(id)) return emptyJoins;
  if (id.startsWith('c-x-')) return crafted;
  const story = stories[id];
  if (story === undefined) throw new Error(`${id} has a story`);
  return story;
}

const stories: Readonly<Record<string, (recorded: RejoinCase, seed: number) => Told>> = {
  'c-txnlog-diff': largeSnapshot,
  'c-wiped': wiped,
  'c-empty-after-epochs': emptyJoinsLate,
  'c-heal-3': lostLeader,
  'c-trunc-0': lostLeader,
  'c-trunc-3': lostLeader,
  'c-proposal-heal': proposalHeals,
  'c-factor-off-600': downFor600,
  'c-newepoch-zxid-diff': idleEpoch,
  'c-restart-keeps-log': leaderRestarts,
};

function row(recorded: RejoinCase): Row {
  const story = storyOf(recorded.id);
  return reproduced(recorded, (seed) => {
    const { run, seen } = story(recorded, seed);
    // Servers that are released together may register before or after their leader serves, and of those that lose their
    // leader a quorum may elect without one that is late.
    return story === crafted || story === proposalHeals ? { race: seen, run } : { always: seen, run };
  });
}

describe('bringing servers up to date against recordings of ZooKeeper', () => {
  const rows = casesOf<RejoinOutcome, RejoinStep>('c_sync_modes.json').map(row);

  it('differs in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('is reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/sync-modes.txt');
  });
});
