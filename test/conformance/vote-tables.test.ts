import { describe, expect, it } from 'vitest';
import { reproduced, type Sighting } from './case-row';
import {
  create,
  ensembleOf,
  heal,
  isolate,
  kill,
  openSession,
  type Run,
  request,
  settle,
  start,
  startAt,
  wait,
  waitUntil,
} from './ensemble';
import { beginnings, bySender, notificationsSince, type RecordedNotification } from './notifications';
import { leaderOf } from './observation';
import { casesOf, type RecordedCase } from './recording';
import { differing, type Row, report } from './report';

interface VoteOutcome {
  readonly notifications: Readonly<Record<string, readonly RecordedNotification[]>>;
  readonly leader: number;
}
type VoteCase = RecordedCase<VoteOutcome>;

/** Starts every server when its election began in the recording. */
const started = ({ config, outcome }: VoteCase, seed: number): Run =>
  settle(startAt(ensembleOf(config, { seed }), beginnings(outcome.notifications)));

function together(recorded: VoteCase, seed: number): Sighting {
  const run = started(recorded, seed);
  const { notifications, leader } = recorded.outcome;
  return {
    always: { leader: [leader, leaderOf(run)] },
    race: { votes: [bySender(notifications, 'all'), bySender(notificationsSince(run, 0), 'all')] },
    run,
  };
}

/**
 * An observer asks again with every vote that it hears of, and every new connection repeats the last answer, so only
 * changes count. Round 0 is that of a server whose election has not begun while its transport already answers.
 */
function withObserver(recorded: VoteCase, seed: number): Sighting {
  const run = started(recorded, seed);
  const { notifications, leader } = recorded.outcome;
  const begun = Object.fromEntries(
    Object.entries(notifications).map(([sid, all]) => [sid, all.filter(({ round }) => round > 0)]),
  );
  return {
    always: { leader: [leader, leaderOf(run)] },
    race: { votes: [bySender(begun, 'once'), bySender(notificationsSince(run, 0), 'once')] },
    run,
  };
}

/** Leader 3 logs a transaction that nobody else sees, its host dies, the others elect 2, and 3 comes back. */
function lostLeader(recorded: VoteCase, seed: number): Sighting {
  const written = settle(create(openSession(started(recorded, seed), 3), 3, '/a'));
  const alone = wait(request(isolate(written, 3), 3, { type: 'create', path: '/lost', data: '' }), 0.1);
  const elected = settle(waitUntil(kill(alone, 3), (trace) => leaderOf(trace) !== null, 20));
  const run = settle(start(wait(heal(elected), 0.1), 3));
  const { notifications, leader } = recorded.outcome;
  return {
    always: { leader: [leader, leaderOf(run)] },
    race: { votes: [bySender(notifications, 'all'), bySender(notificationsSince(run, 0), 'all')] },
    run,
  };
}

function row(recorded: VoteCase): Row {
  if (recorded.id === 'm-trunc') return reproduced(recorded, (seed) => lostLeader(recorded, seed));
  if (recorded.id === 'm-observer')
    return reproduced(
      recorded,
      (seed) => withObserver(recorded, seed),
      'without repetitions, and without answers of round 0 from a server whose election had not begun',
    );
  return reproduced(recorded, (seed) => together(recorded, seed));
}

describe('votes as each server received them against recordings of ZooKeeper', () => {
  const rows = casesOf<VoteOutcome>('m_vote_tables.json').map(row);

  it('differ in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('are reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/vote-tables.txt');
  });
});
