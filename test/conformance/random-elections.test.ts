import { describe, expect, it } from 'vitest';
import { type Pair, reproduced, type Sighting } from './case-row';
import { ensembleOf, settle, startAt } from './ensemble';
import { leaderOf, logged, modeOfServer, statesOf, syncModeOf } from './observation';
import { casesOf, type RecordedCase, type RecordedStates } from './recording';
import { differing, report } from './report';

interface ElectionOutcome {
  readonly leader: number;
  readonly epoch: number;
  readonly state: RecordedStates;
  /** When each server that was started began to look for a leader. */
  readonly looking_at_s: Readonly<Record<string, number>>;
  readonly sync: Readonly<Record<string, readonly string[]>>;
  readonly txns_after: readonly string[];
}
type ElectionCase = RecordedCase<ElectionOutcome>;

// A server whose accepted epoch is larger than the new one is refused for ever, so the run may never settle.
const patience = 3;

function play({ config, outcome }: ElectionCase, seed: number): Sighting {
  const run = settle(startAt(ensembleOf(config, { seed }), outcome.looking_at_s), patience);
  const leader = leaderOf(run);
  const serving = Object.keys(outcome.state).filter((sid) =>
    ['leader', 'follower'].includes(modeOfServer(run, Number(sid))),
  );
  return {
    always: {
      leader: [outcome.leader, leader],
      ...Object.fromEntries(
        serving.map((sid): [string, Pair] => [`log of ${sid}`, [outcome.txns_after, logged(run, Number(sid))]]),
      ),
    },
    race: {
      epoch: [outcome.epoch, leader === null ? null : (statesOf(run)[leader]?.currentEpoch ?? null)],
      state: [outcome.state, statesOf(run)],
      ...modes(outcome, (sid) => syncModeOf(run, sid)),
    },
    run,
  };
}

/** How each learner says that it was brought up to date, the last time. */
function modes({ sync }: ElectionOutcome, modeOf: (sid: number) => string | null): Readonly<Record<string, Pair>> {
  const told = Object.entries(sync).filter(([who]) => who.endsWith('(learner log)'));
  return Object.fromEntries(
    told.map(([who, seen]): [string, Pair] => [`sync of ${who}`, [seen.at(-1), modeOf(Number.parseInt(who, 10))]]),
  );
}

describe('elections among servers with random storage against recordings of ZooKeeper', () => {
  const rows = casesOf<ElectionOutcome>('r_random_elections.json').map((recorded) =>
    reproduced(recorded, (seed) => play(recorded, seed)),
  );

  it('differ in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('are reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/random-elections.txt');
  });
});
