import { describe, expect, it } from 'vitest';
import { type Pair, reproduced, type Sighting } from './case-row';
import { ask, ensembleOf, kill, openSession, type Run, settle, start, startTogether } from './ensemble';
import { filesOf, leaderOf, listed, statesOf } from './observation';
import { casesOf, type RecordedCase, type RecordedStates, type RecordedStep } from './recording';
import { differing, type Row, report } from './report';

interface StartStep extends RecordedStep {
  readonly create_zxid?: string;
}
interface StartOutcome {
  readonly leader?: number;
  readonly leaders?: readonly number[];
  readonly first_create_zxid?: string;
  readonly state_after_session_open_create_close?: RecordedStates;
}
type StartCase = RecordedCase<StartOutcome, StartStep>;
type Seen = Record<string, Pair>;

/** What a run of a case has shown so far. */
interface Play {
  readonly run: Run;
  readonly always: Seen;
  readonly race: Seen;
}

function play(recorded: StartCase, seed: number): Sighting {
  const begun: Play = { run: ensembleOf(recorded.config, { seed }), always: {}, race: {} };
  const played = recorded.steps.reduce((so, step, index) => take(so, step, `step ${index + 1}`), begun);
  return finish(played, recorded.outcome);
}

function take({ run, always, race }: Play, step: StartStep, name: string): Play {
  const one = /^start (\d+)$/.exec(step.do)?.[1];
  const inOrder = /^start in order \[([\d, ]+)\]/.exec(step.do)?.[1]?.split(', ').map(Number);
  if (step.do === 'kill -9 all') return { run: kill(run, ...upIn(run)), always, race };
  if (step.do === 'start all together') {
    const after = settle(startTogether(run));
    // Who registers after the leader serves gets a snapshot and its zxid, which a moment earlier it does not.
    return { run: after, always, race: { ...race, [name]: [step.state, statesOf(after)] } };
  }
  const started = (inOrder ?? [Number(one)]).reduce((trace, sid) => settle(start(trace, sid)), run);
  const seen: Seen = { [`${name} leader`]: [step.leader, leaderOf(started)] };
  const states: Seen = { [name]: [step.state ?? step.before, statesOf(started)] };
  const files = Object.entries(step.files ?? {}).map(([sid, names]): [string, Pair] => [
    `${name} files of ${sid}`,
    [listed(names), filesOf(started, Number(sid))],
  ]);
  const next = {
    run: started,
    always: { ...always, ...seen },
    race: { ...race, ...states, ...Object.fromEntries(files) },
  };
  return step.create_zxid === undefined ? next : write(next, { zxid: step.create_zxid, after: step.after }, name);
}

const upIn = (run: Run): readonly number[] =>
  run.head.world.processes.filter(({ status }) => status === 'up').map(({ id }) => id);

/** Opens a session on the leader, creates a znode and, where the recording closes the session, makes another write. */
function write(
  { run, always, race }: Play,
  recorded: { readonly zxid: string; readonly after: unknown },
  name: string,
): Play {
  const leader = leaderOf(run) ?? 0;
  const path = `/made-in-${name.replace(/\D/g, '') || 'the-end'}`;
  const opened = openSession(run, leader);
  const [created, answer] = ask(opened, leader, { type: 'create', path, data: '' });
  const [closed] = ask(created, leader, { type: 'setData', path, data: '', version: -1 });
  const after = settle(closed);
  const zxid = answer?.zxid === undefined || answer.zxid === null ? null : `0x${answer.zxid.toString(16)}`;
  const seen: Seen = {
    [`${name} create`]: [recorded.zxid, zxid],
    [`${name} after`]: [recorded.after, statesOf(after)],
  };
  return { run: after, always: { ...always, ...seen }, race };
}

function finish(played: Play, outcome: StartOutcome): Sighting {
  const { first_create_zxid: zxid, state_after_session_open_create_close: after } = outcome;
  const done = zxid === undefined ? played : write(played, { zxid, after }, 'end');
  const leader: Seen = outcome.leader === undefined ? {} : { leader: [outcome.leader, leaderOf(done.run)] };
  return { ...done, always: { ...done.always, ...leader } };
}

const closing = 'a write stands for the closing of the session';

describe('start orders against recordings of ZooKeeper', () => {
  const rows: readonly Row[] = casesOf<StartOutcome, StartStep>('a_start_order.json').map((recorded) => {
    const closes = recorded.outcome.first_create_zxid !== undefined || recorded.id === 'a3-restart-orders';
    return reproduced(recorded, (seed) => play(recorded, seed), closes ? closing : undefined);
  });

  it('differ in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('are reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/start-orders.txt');
  });
});
