import { describe, expect, it } from 'vitest';
import { isRunning, type Timer } from '../../kernel/world';
import { placeOf } from './ensemble';
import {
  answersAlong,
  contextIn,
  cutOff,
  goOn,
  idsOf,
  kill,
  runOf,
  server,
  situationAt,
  situationNow,
  startUp,
  the,
  whole,
} from './questions-fixture';
import type { ServerContext } from './state';

/** Ballots of the round that are exactly what this server proposes: counted here in the plainest way. */
function agreeing({ election: { received, proposal, round } }: ServerContext): number {
  return Object.values(received).filter(
    ({ leader, zxid, peerEpoch, electionEpoch }) =>
      leader === proposal.leader &&
      zxid === proposal.zxid &&
      peerEpoch === proposal.peerEpoch &&
      electionEpoch === round,
  ).length;
}

describe('why a server is still LOOKING', () => {
  const run = runOf({ servers: 5 }, 3000);

  it('counts the ballots that agree, which grow to a quorum', () => {
    const counts = answersAlong(run, server(1), 'looking').map(({ world, findings }) => {
      const have = agreeing(contextIn(world, 1));
      expect(the(findings, 'looking.agree').count).toEqual({ have, need: 3 });
      expect(the(findings, 'looking.agree').holds).toBe(have >= 3);
      return have;
    });
    expect(counts).toContain(1);
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(3);
  });

  it('tells how long the final wait takes', () => {
    const waiting = answersAlong(run, server(1), 'looking').filter(({ findings }) =>
      idsOf(findings).includes('looking.finalWait'),
    );
    expect(waiting.length).toBeGreaterThan(2);
    for (const { world, findings } of waiting) {
      const process = world.processes[0];
      const timer: Timer | undefined = isRunning(process) ? process.timers.finalize : undefined;
      expect(the(findings, 'looking.finalWait').sentence.values.ms).toBe(((timer?.due ?? 0) - world.now) / 1000);
    }
  });

  it('says so where no quorum can be reached, and what keeps the others', () => {
    const apart = goOn(run, kill(5), kill(4), cutOff(1, 2), 4000);
    const found = situationNow(apart, server(1)).answerTo('looking');
    expect(the(found, 'looking.tooFew').sentence.values).toMatchObject({ within: ['S1', 'S3'], have: 2, need: 3 });
    expect(idsOf(found).filter((id) => id.startsWith('is'))).toEqual(['isCut', 'isDown', 'isDown']);
    const steps = found?.filter(({ sentence }) => /is(Cut|Down)$/.test(sentence.id)).map(({ step }) => step);
    const [five, four, cut] = [...apart.interventions.tail].map(({ step }) => step);
    expect(steps).toEqual([cut, four, five]);
  });

  it('hears of a leader from those that follow, and waits for its own word', () => {
    const back = goOn(run, kill(1), 100, startUp(1), 3000);
    const along = answersAlong(back, server(1), 'looking', run.steps.length);
    const settled = along.flatMap(({ findings }) =>
      findings.filter(({ sentence }) => sentence.id === 'questions.looking.settled'),
    );
    const counts = settled.map(({ count }) => count?.have ?? 0);
    expect(new Set(counts).size).toBeGreaterThan(1);
    expect(counts).toEqual([...counts].sort());
    expect(placeOf(back.head.world.processes[0])?.state).toBe('FOLLOWING');
  });
});

describe('why a vote was kept', () => {
  const kept = (fields: Readonly<Record<string, unknown>>, sid: number) =>
    answersAlong(runOf(fields, 20), server(sid), 'voteKept')
      .map(({ findings }) => findings)
      .filter((findings) => idsOf(findings).includes('vote.compared'))
      .at(-1);
  const last = (findings: ReturnType<typeof kept>) => findings?.at(-1)?.sentence.values;

  it('by the sid, where all else is equal', () => {
    const found = kept({ servers: 2 }, 2);
    expect(found?.map(({ holds }) => holds)).toEqual([null, null, null, true]);
    expect(last(found)).toEqual({ component: 'sid', theirs: 'S1', own: 'S2', order: 'smaller' });
  });

  it('by the zxid', () => {
    const found = kept({ servers: 2, disks: { S1: { log: ['1.1..1.3'] }, S2: { log: ['1.1..1.2'] } } }, 1);
    expect(found).toHaveLength(3);
    expect(last(found)).toEqual({ component: 'zxid', theirs: '1.2', own: '1.3', order: 'smaller' });
  });

  it('by the epoch, before anything else', () => {
    const disks = { S1: { currentEpoch: 2, log: ['1.1..1.2'] }, S2: { currentEpoch: 1, log: ['1.1..1.3'] } };
    const found = kept({ servers: 2, disks }, 1);
    expect(last(found)).toEqual({ component: 'peerEpoch', theirs: '1', own: '2', order: 'smaller' });
    expect(found).toHaveLength(2);
  });

  it('or was not kept at all', () => {
    const run = runOf({ servers: 2 }, 20);
    const ids = answersAlong(run, server(1), 'voteKept').map(({ findings }) => idsOf(findings)[0]);
    expect(ids[0]).toBe('vote.nothingTold');
    expect(ids).toContain('vote.changed');
  });
});

describe('why nobody leads', () => {
  it('counts who is up, and stops asking once somebody leads', () => {
    const run = runOf({ servers: 3, start: 'none' }, startUp(2), 5);
    const found = situationNow(run, whole).answerTo('noLeader');
    expect(the(found, 'leader.voters').count).toEqual({ have: 1, need: 2 });
    expect(idsOf(found)).toEqual(['leader.voters', 'isDown', 'leader.wants', 'isDown']);
    const two = goOn(run, startUp(3), 5);
    expect(the(situationNow(two, whole).answerTo('noLeader'), 'leader.voters').count).toEqual({ have: 2, need: 2 });
    expect(situationNow(goOn(two, 3000), whole).asked).toEqual([]);
  });

  it('asks nothing before anything has happened but why', () => {
    const run = runOf({ servers: 3, start: 'none' });
    expect(idsOf(situationAt(run, -1, whole).answerTo('noLeader'))).toEqual([
      'leader.voters',
      'isDown',
      'isDown',
      'isDown',
    ]);
  });
});
