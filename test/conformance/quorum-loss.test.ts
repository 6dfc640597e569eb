import { describe, expect, it } from 'vitest';
import { type Pair, reproduced, roughly, type Sighting } from './case-row';
import {
  ask,
  create,
  cut,
  ensembleOf,
  heal,
  isolate,
  kill,
  lastRequest,
  now,
  openSession,
  outcomeOf,
  pause,
  type Run,
  read,
  request,
  resume,
  settle,
  start,
  wait,
  waitUntil,
} from './ensemble';
import { hasZnode, leaderOf, modeOfServer, statesOf, syncModeOf } from './observation';
import { casesOf, type RecordedCase, type RecordedStates, type RecordedStep, stepOf } from './recording';
import { differing, outside, type Row, report } from './report';
import { eventsOf, sameEvents } from './timeline';

type Timelines = Readonly<Record<string, readonly string[]>>;
interface LossStep extends RecordedStep {
  readonly timelines?: Timelines;
  readonly seconds_until_leader_stops_serving?: number;
  readonly seconds_until_leader_gives_up?: number;
  readonly seconds_until_new_leader?: number;
  readonly new_leader_after_s?: number;
  readonly old_leader_gave_up_after_s?: number;
  readonly old_leader_mode_then?: string;
  readonly set_new_zxid?: string;
  readonly epochs?: RecordedStates;
  readonly onold?: string;
}
interface LossOutcome {
  readonly timelines?: Timelines;
  readonly timeline_of_leader?: readonly string[];
  readonly timeline_of_3?: readonly string[];
  readonly timeline_of_1?: readonly string[];
  readonly state?: RecordedStates;
  readonly after_12s?: RecordedStates;
  readonly value?: string;
  readonly leader?: number;
}
type LossCase = RecordedCase<LossOutcome, LossStep>;
type Seen = Readonly<Record<string, Pair>>;

const znode = '/k';

/** Leader 2, and so many sessions of clients before a znode with a value. */
function prepared(
  { config }: LossCase,
  seed: number,
  { sessions, value }: { readonly sessions: number; readonly value: string | null },
): Run {
  let run = [1, 2, 3].reduce((trace, sid) => settle(start(trace, sid)), ensembleOf(config, { seed }));
  for (let i = 0; i < sessions; i++) run = openSession(run, 2);
  return settle(value === null ? run : create(run, 2, znode, value));
}

const secondsFrom = (since: number, run: Run): number => (now(run) - since) / 1_000_000;
const set = (run: Run, sid: number, data: string): Run =>
  request(run, sid, { type: 'setData', path: znode, data, version: -1 });
const untilMode = (run: Run, sid: number, mode: string): Run =>
  waitUntil(run, (trace) => modeOfServer(trace, sid) === mode, 30);

/** How every server's log tells what happened. */
const timelines = (recorded: Timelines, run: Run, since: number): Seen =>
  Object.fromEntries(
    Object.entries(recorded).map(([sid, lines]): [string, Pair] => [
      `timeline of ${sid}`,
      sameEvents(lines, eventsOf(run, Number(sid), since)),
    ]),
  );

/** Within one tick of the leader, whose phase a recording does not tell. */
const withinTick = ({ config }: LossCase, recorded: number, ours: number): Pair =>
  roughly(recorded, ours, config.tickTime / 1000);

function killFollowers(recorded: LossCase, seed: number): Sighting {
  const [lost, , , back] = recorded.steps;
  const before = prepared(recorded, seed, { sessions: 1, value: 'v' });
  const since = now(before);
  const pending = set(kill(before, 1, 3), 2, 'w');
  const id = pending.head.world.requests.length - 1;
  const [stale, value] = read(pending, 2, znode);
  const stopped = untilMode(stale, 2, 'looking/none');
  const refused = ask(wait(stopped, 1), 2, { type: 'createSession' });
  const run = settle(start(refused[0], 1));
  return {
    always: {
      'value while it serves': ['v', value],
      'pending set': ['CONNECTIONLOSS', outcomeOf(stopped, id)?.error],
      'new client': ['CONNECTIONLOSS', refused[1]?.error],
      leader: [back?.leader, leaderOf(run)],
      state: [back?.state, statesOf(run)],
      'value at the end': ['w', read(run, 2, znode)[1]],
      timeline: sameEvents(recorded.outcome.timeline_of_leader ?? [], eventsOf(run, 2, since)),
    },
    race: {
      'stops serving': withinTick(recorded, lost?.seconds_until_leader_stops_serving ?? 0, secondsFrom(since, stopped)),
    },
    run,
  };
}

function killLeaderAndOne(recorded: LossCase, seed: number): Sighting {
  const before = prepared(recorded, seed, { sessions: 1, value: 'v' });
  const since = now(before);
  const run = wait(kill(before, 2, 1), 8);
  return {
    always: {
      'value before': ['v', read(before, 3, znode)[1]],
      'client after': ['CONNECTIONLOSS', ask(run, 3, { type: 'getData', path: znode })[1]?.error],
      timeline: sameEvents(recorded.outcome.timeline_of_3 ?? [], eventsOf(run, 3, since)),
    },
    run,
  };
}

function stopFollowers(recorded: LossCase, seed: number): Sighting {
  const stop = stepOf(recorded, 'SIGSTOP');
  const go = stepOf(recorded, 'SIGCONT');
  const before = prepared(recorded, seed, { sessions: 1, value: 'v' });
  const since = now(before);
  const pending = set(pause(before, 1, 3), 2, 'w');
  const id = pending.head.world.requests.length - 1;
  const [stale, value] = read(pending, 2, znode);
  const gaveUp = untilMode(stale, 2, 'looking/none');
  const run = settle(resume(wait(gaveUp, 0.3), 1, 3));
  return {
    always: { 'value while it serves': ['v', value], 'pending set': ['CONNECTIONLOSS', outcomeOf(gaveUp, id)?.error] },
    race: {
      'gives up': withinTick(recorded, stop.seconds_until_leader_gives_up ?? 0, secondsFrom(since, gaveUp)),
      leader: [go.leader, leaderOf(run)],
      state: [go.state, statesOf(run)],
      value: [recorded.outcome.value, read(run, 1, znode)[1]],
      ...timelines(go.timelines ?? {}, run, since),
    },
    run,
  };
}

function stopLeader(recorded: LossCase, seed: number): Sighting {
  const stop = stepOf(recorded, 'SIGSTOP 2');
  const go = stepOf(recorded, 'SIGCONT 2');
  const before = prepared(recorded, seed, { sessions: 2, value: 'old' });
  const since = now(before);
  const led = waitUntil(pause(before, 2), (run) => modeOfServer(run, 3) === 'leader', 30);
  const written = settle(set(openSession(led, 3), 3, 'new'), 1);
  const [awake, stale] = read(resume(written, 2), 2, znode);
  const run = settle(awake);
  return {
    always: {
      'set in the new epoch': [stop.set_new_zxid, hexOf(lastRequest(written)?.zxid)],
      'read on the old leader': ['old', stale],
      state: [go.state, statesOf(run)],
      'sync of the old leader': ['DIFF', syncModeOf(run, 2)],
    },
    race: {
      'new leader': withinTick(recorded, stop.seconds_until_new_leader ?? 0, secondsFrom(since, led)),
      ...timelines(recorded.outcome.timelines ?? {}, run, since),
    },
    run,
  };
}
const hexOf = (zxid: number | null | undefined): string | null =>
  zxid === null || zxid === undefined ? null : `0x${zxid.toString(16)}`;

function stopLeaderShortly(recorded: LossCase, seed: number): Sighting {
  const before = prepared(recorded, seed, { sessions: 0, value: null });
  const since = now(before);
  const run = wait(resume(wait(pause(before, 2), 2), 2), 3);
  return {
    always: {
      state: [recorded.outcome.state, statesOf(run)],
      events: [[], [1, 2, 3].flatMap((sid) => eventsOf(run, sid, since))],
    },
    run,
  };
}

function partitionLeader(recorded: LossCase, seed: number): Sighting {
  const [cutOff, healed] = recorded.steps;
  const before = prepared(recorded, seed, { sessions: 1, value: 'old' });
  const since = now(before);
  const pending = request(isolate(before, 2), 2, { type: 'create', path: '/onold', data: '' });
  const id = pending.head.world.requests.length - 1;
  const led = waitUntil(pending, (run) => modeOfServer(run, 3) === 'leader', 30);
  const [stale, value] = read(led, 2, znode);
  const written = set(openSession(stale, 3), 3, 'new');
  const gaveUp = untilMode(written, 2, 'looking/none');
  const apart = wait(gaveUp, 0.5);
  const run = settle(heal(apart));
  return {
    always: {
      'pending create': ['CONNECTIONLOSS', outcomeOf(gaveUp, id)?.error],
      state: [healed?.state, statesOf(run)],
      onold: [healed?.onold, hasZnode(run, 2, '/onold') ? 'OK' : 'NONODE'],
      'sync of the old leader': ['SNAP', syncModeOf(run, 2)],
      'states after it gave up': [cutOff?.epochs, statesOf(apart)],
    },
    race: {
      'read on the old leader': ['old', value],
      'old leader then': [cutOff?.old_leader_mode_then, modeOfServer(led, 2)],
      'new leader': withinTick(recorded, cutOff?.new_leader_after_s ?? 0, secondsFrom(since, led)),
      'gave up': withinTick(recorded, cutOff?.old_leader_gave_up_after_s ?? 0, secondsFrom(since, gaveUp)),
      ...timelines(recorded.outcome.timelines ?? {}, run, since),
    },
    run,
  };
}

function partitionLink(recorded: LossCase, seed: number): Sighting {
  const before = prepared(recorded, seed, { sessions: 0, value: null });
  const since = now(before);
  const apart = wait(cut(before, 1, 2), 12);
  const run = settle(heal(apart));
  const { after_12s: after, timeline_of_1: timeline = [], state, leader } = recorded.outcome;
  return {
    always: {
      'after 12 s': [after, statesOf(apart)],
      timeline: sameEvents(timeline, eventsOf(run, 1, since)),
      healed: [
        { state, leader },
        { state: statesOf(run), leader: leaderOf(run) },
      ],
    },
    run,
  };
}

const stories: Readonly<Record<string, (recorded: LossCase, seed: number) => Sighting>> = {
  'j-kill-followers': killFollowers,
  'j-kill-leader-and-one': killLeaderAndOne,
  'j-stop-followers-2000-2': stopFollowers,
  'j-stop-leader-1000-5': stopLeader,
  'j-stop-leader-short': stopLeaderShortly,
  'j-partition-leader-drop': partitionLeader,
  'j-partition-leader-reset': partitionLeader,
  'j-partition-link': partitionLink,
};

const notes: Readonly<Record<string, string>> = {
  'j-kill-followers': 'without four-letter words and the survival of the session',
  'j-partition-link': 'how long TCP takes to notice the healed link is not compared',
};

function row(recorded: LossCase): Row {
  const { id, title } = recorded;
  if (id.startsWith('j-readonly')) return outside(id, title, 'needs the read-only mode');
  const story = stories[id];
  if (story === undefined) throw new Error(`${id} has a story`);
  return reproduced(recorded, (seed) => story(recorded, seed), notes[id]);
}

describe('the loss of quorums against recordings of ZooKeeper', () => {
  const rows = casesOf<LossOutcome, LossStep>('j_quorum_loss.json').map(row);

  it('differs in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('is reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/quorum-loss.txt');
  });
});
