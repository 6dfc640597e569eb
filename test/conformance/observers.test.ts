import { describe, expect, it } from 'vitest';
import { type Pair, reproduced, type Sighting } from './case-row';
import { type Answer, ask, ensembleOf, kill, now, openSession, type Run, settle, start, wait } from './ensemble';
import { leaderOf, logged, modeOfServer, statesOf } from './observation';
import { casesOf, type RecordedCase, type RecordedStates, type RecordedStep, stepOf } from './recording';
import { differing, type Row, report } from './report';
import { eventsOf, sameEvents } from './timeline';

interface ObserverStep extends RecordedStep {
  readonly zxid?: string;
  readonly first?: string;
  readonly second?: string;
  readonly roles?: Readonly<Record<string, string>>;
  readonly timelines?: Readonly<Record<string, readonly string[]>>;
  readonly timeline_of_4?: readonly string[];
}
interface ObserverOutcome {
  readonly txns_of_observer: number;
}
type ObserverCase = RecordedCase<ObserverOutcome, ObserverStep>;

const hex = (answer: Answer | null): string | null =>
  answer === null || answer.zxid === null ? null : `0x${answer.zxid.toString(16)}`;
const errorOf = (answer: Answer | null): string => answer?.error ?? 'OK';
const modes = (run: Run): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(statesOf(run)).map((sid) => [sid, modeOfServer(run, Number(sid))]));

/** Three voters and observers 4 and 5: an observer's client writes, observers die and come back, and never count. */
function play(recorded: ObserverCase, seed: number): Sighting {
  const step = (words: string): ObserverStep => stepOf(recorded, words);
  const begun = [1, 2, 3, 4, 5].reduce((run, sid) => settle(start(run, sid)), ensembleOf(recorded.config, { seed }));
  const before = settle(openSession(begun, 4));
  const [made, created] = ask(before, 4, { type: 'create', path: '/o', data: 'x' });
  const after = settle(made);
  const write = (run: Run, sid: number) => ask(run, sid, { type: 'setData', path: '/o', data: 'y', version: -1 });
  // A client of 3 opens its session and writes; then two more writes come while no observer is there.
  const [written] = write(openSession(after, 3), 3);
  const [one, first] = write(kill(settle(written), 4, 5), 3);
  const [two, second] = write(one, 3);
  const back = settle(start(two, 4, 5));
  const lost = kill(back, 1, 3);
  const alone = wait(lost, 5);
  const again = settle(start(alone, 1, 3));
  const run = settle(kill(again, 3));
  const alones = step('kill voters 1 and 3');
  const last = step('kill leader 3');
  return {
    always: {
      'create through observer': [step('create through observer').zxid, hex(created)],
      before: [step('create through observer').before, statesOf(before)],
      after: [step('create through observer').after, statesOf(after)],
      'writes without observers': [
        [step('kill both observers').first, step('kill both observers').second],
        [errorOf(first), errorOf(second)],
      ],
      'leader without observers': [step('kill both observers').leader, leaderOf(two)],
      'restart observers': [step('restart observers').state, statesOf(back)],
      'roles without a quorum': [alones.roles, modes(alone)],
      'transactions of an observer': [recorded.outcome.txns_of_observer, logged(run, 4).length],
      'leader at the end': [last.leader, leaderOf(run)],
    },
    race: {
      'restart voters': sameState(step('restart 1 and 3'), again),
      'loss of leader 3': sameState(last, run),
      ...Object.fromEntries(
        Object.entries(alones.timelines ?? {}).map(([sid, lines]) => [
          `timeline of ${sid}`,
          sameEvents(lines, eventsOf(run, Number(sid), now(back))),
        ]),
      ),
      'timeline of 4 at the end': sameEvents(last.timeline_of_4 ?? [], eventsOf(run, 4, now(again))),
    },
    run,
  };
}

const sameState = (
  { state, leader }: { readonly state?: RecordedStates; readonly leader?: number | null },
  run: Run,
): Pair => [
  { state, leader },
  { state: statesOf(run), leader: leaderOf(run) },
];

describe('observers against recordings of ZooKeeper', () => {
  const rows: readonly Row[] = casesOf<ObserverOutcome, ObserverStep>('k_observers.json').map((recorded) =>
    reproduced(recorded, (seed) => play(recorded, seed), 'without the watch and the counters of mntr'),
  );

  it('differ in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('are reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/observers.txt');
  });
});
