import { describe, expect, it } from 'vitest';
import { type Pair, reproduced, roughly, type Sighting } from './case-row';
import {
  create,
  createMany,
  cut,
  ensembleOf,
  heal,
  kill,
  now,
  openSession,
  type Run,
  settle,
  start,
  startAt,
  startTogether,
  wait,
  waitUntil,
} from './ensemble';
import { bySender, notificationsSince, type RecordedNotification } from './notifications';
import { leaderOf, statesOf, syncChoices } from './observation';
import { casesOf, type RecordedCase, type RecordedStates, type RecordedStep, stepOf } from './recording';
import { differing, type Row, report } from './report';
import { pairedChoices } from './sync-log';

interface LossStep extends RecordedStep {
  readonly seconds_until_new_leader?: number;
  readonly zxid?: string;
  readonly sync?: readonly string[];
}
interface LossOutcome {
  readonly leader?: number;
  readonly leaders?: readonly number[];
  readonly state: RecordedStates;
  readonly sync?: readonly string[];
  readonly votes?: Votes;
}
type Votes = Readonly<Record<string, readonly RecordedNotification[]>>;
type LossCase = RecordedCase<LossOutcome, LossStep>;
type Seen = Readonly<Record<string, Pair>>;

/** Waits for the next leader, and tells how many seconds it took, up to half a minute. */
function awaitLeader(run: Run): readonly [Run, number | null] {
  const begun = now(run);
  const led = waitUntil(run, (trace) => leaderOf(trace) !== null, 30);
  return [settle(led), leaderOf(led) === null ? null : (now(led) - begun) / 1_000_000];
}

const paths = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `/n${i}`);

/** The leader is killed again and again, until there is no quorum. */
function killRepeatedly(recorded: LossCase, seed: number): Sighting {
  const [first, ...losses] = recorded.steps;
  const order =
    /\[([\d, ]+)\]/
      .exec(first?.do ?? '')?.[1]
      ?.split(', ')
      .map(Number) ?? [];
  let run = order.reduce((trace, sid) => settle(start(trace, sid)), ensembleOf(recorded.config, { seed }));
  const leader = leaderOf(run) ?? 0;
  // The recorder closed its session: one more write stands for that.
  run = createMany(openSession(run, leader), leader, paths(3));
  run = settle(create(run, leader, '/n0'));
  const race: Record<string, Pair> = { start: [first?.state, statesOf(run)] };
  for (const step of losses) {
    const [next, seconds] = awaitLeader(kill(run, leaderOf(run) ?? 0));
    run = next;
    race[step.do] = [
      { leader: step.leader, state: step.state },
      { leader: leaderOf(run), state: statesOf(run) },
    ];
    if (step.seconds_until_new_leader !== undefined)
      race[`${step.do} after`] = roughly(step.seconds_until_new_leader, seconds, 0.5);
  }
  return { always: { 'first leader': [recorded.outcome.leaders?.[0], leader] }, race, run };
}

/** Servers with crafted storage are released at the same instant. */
function release(recorded: LossCase, seed: number): Sighting {
  const sids = /servers \[([\d, ]+)\]/
    .exec(recorded.steps[0]?.do ?? '')?.[1]
    ?.split(', ')
    .map(Number);
  const run = settle(startTogether(ensembleOf(recorded.config, { seed }), sids));
  const { leader, state, sync = [] } = recorded.outcome;
  return {
    always: { leader: [leader, leaderOf(run)] },
    race: { state: [state, statesOf(run)], sync: pairedChoices(sync, syncChoices(run, 0)) },
    run,
  };
}

/** Leader 4 loses its link to 3 while the last transaction commits, and is killed; the link heals, or never does. */
function lagOfOne(recorded: LossCase, seed: number): Sighting {
  const begun = settle(startTogether(ensembleOf(recorded.config, { seed })));
  const filled = createMany(openSession(begun, 4), 4, paths(6));
  const last = wait(create(cut(filled, 3, 4), 4, '/last'), 0.2);
  const heals = recorded.steps.some((step) => step.do.includes('heal'));
  const killed = kill(last, 4);
  const [led, seconds] = awaitLeader(heals ? heal(killed) : killed);
  const loss = stepOf(recorded, 'kill -9 leader 4');
  const restart = recorded.steps.find((step) => step.do === 'restart 4');
  const since = now(led);
  const run = restart === undefined ? led : settle(start(led, 4));
  const rejoined: Seen = restart === undefined ? {} : { restart: [restart.state, statesOf(run)] };
  const choices: Seen =
    restart === undefined ? {} : { sync: pairedChoices(restart.sync ?? [], syncChoices(run, since)) };
  return {
    always: {
      start: [recorded.steps[0]?.state, statesOf(filled)],
      last: [stepOf(recorded, 'drop link').state, statesOf(last)],
      leader: [recorded.outcome.leader, leaderOf(led)],
      ...rejoined,
      ...choices,
    },
    race: { state: [loss.state, statesOf(led)], after: roughly(loss.seconds_until_new_leader ?? 0, seconds, 0.5) },
    run,
  };
}

/** The storage that the recorder crafted so that 2 leads, as its steps tell it. */
const storageFor2 = Object.fromEntries(
  [5, 5, 4, 4, 4].map((counter, i) => [i + 1, { lastZxid: `0x10000000${counter}`, currentEpoch: 1 }]),
);

/** Leader 2 loses its links to 4 and 5 while the last transaction commits, and is killed together with 1. */
function lagOfTwo(recorded: LossCase, seed: number): Sighting {
  const crafted = ensembleOf({ ...recorded.config, storage: storageFor2 }, { seed });
  const begun = settle(start(settle(startTogether(crafted, [1, 2, 3])), 4, 5));
  const filled = createMany(openSession(begun, 1), 1, paths(7));
  const last = wait(create(cut(cut(filled, 2, 4), 2, 5), 1, '/last'), 0.2);
  const heals = recorded.steps.some((step) => step.do.includes('heal'));
  const killed = kill(last, 1, 2);
  const [run, seconds] = awaitLeader(heals ? heal(killed) : killed);
  const loss = stepOf(recorded, 'kill -9 1 and 2');
  return {
    always: {
      start: [recorded.steps[0]?.state, statesOf(begun)],
      filled: [recorded.steps[1]?.state, statesOf(filled)],
      last: [recorded.steps[2]?.state, statesOf(last)],
      leader: [recorded.outcome.leader, leaderOf(run)],
    },
    race: { state: [loss.state, statesOf(run)], after: roughly(loss.seconds_until_new_leader ?? 0, seconds, 0.5) },
    run,
  };
}

/** A leader without a transaction in its epoch loses its only follower, and leads again when two others come. */
function leadsAgain(recorded: LossCase, seed: number): Sighting {
  const alone = settle(start(ensembleOf(recorded.config, { seed }), 1));
  const led = settle(start(alone, 2));
  const lost = settle(kill(led, 1));
  const run = settle(startAt(lost, { 1: 0, 3: 0.016 }));
  const { votes = {} } = recorded.outcome;
  // The log of 1 begins with its second life.
  const ours = { ...notificationsSince(run, 0), 1: notificationsSince(run, now(lost))[1] ?? [] };
  return {
    always: {
      'start 1, then 2': [recorded.steps[0]?.state, statesOf(led)],
      'kill 1': [recorded.steps[1]?.state, statesOf(lost)],
      leader: [recorded.outcome.leader, leaderOf(run)],
    },
    race: {
      state: [recorded.steps[2]?.state, statesOf(run)],
      // Which votes a newer one overtakes in the queue turns on how soon 2 takes the connections of the others.
      'last votes': [lastVotes(votes), lastVotes(ours)],
    },
    run,
  };
}

const lastVotes = (received: Votes): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(bySender(received, 'all')).map(([pair, told]) => [pair, told.at(-1)]));

const closing = 'a write stands for the closing of the session';

function row(recorded: LossCase): Row {
  const { id } = recorded;
  if (id.startsWith('b-equal-')) return reproduced(recorded, (seed) => killRepeatedly(recorded, seed), closing);
  if (id.startsWith('b-lag-8878') || id.startsWith('b-lagh-8878'))
    return reproduced(recorded, (seed) => lagOfOne(recorded, seed));
  if (id === 'b-lag-99988' || id === 'b-lagh-99988') return reproduced(recorded, (seed) => lagOfTwo(recorded, seed));
  if (id === 'b-exleader-lower-sid') return reproduced(recorded, (seed) => leadsAgain(recorded, seed));
  return reproduced(recorded, (seed) => release(recorded, seed));
}

describe('the loss of leaders against recordings of ZooKeeper', () => {
  const rows = casesOf<LossOutcome, LossStep>('b_leader_loss.json').map(row);

  it('differs in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('is reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/leader-loss.txt');
  });
});
