import { describe, expect, it } from 'vitest';
import { rewind } from '../../kernel/run';
import { slice } from '../../kernel/vector';
import { otherwise } from './otherwise';
import { create, cutOff, goOn, kill, runOf, startUp } from './questions-fixture';

const said = (trace: ReturnType<typeof runOf>, rule: string) =>
  [...slice(trace.steps)].flatMap((step) =>
    step.effects.flatMap((effect) =>
      effect.type === 'because' && effect.rule === rule ? [otherwise(trace, step, rule, effect.facts)] : [],
    ),
  );

describe('otherwise', () => {
  it.each([
    ['sid', {}],
    ['zxid', { S1: { log: ['1.1..1.2'] }, S2: { log: ['1.1..1.3'] } }],
    ['peerEpoch', { S1: { currentEpoch: 1, log: ['1.1..1.3'] }, S2: { currentEpoch: 2, log: ['1.1..1.2'] } }],
  ])('says what decided between two votes: %s', (component, disks) => {
    const [first] = said(runOf({ servers: 2, disks }, 50), 'vote-better');
    expect(first?.values).toMatchObject({ name: 'S1', decidedBy: component, theirLeader: 'S2', ownLeader: 'S1' });
  });

  it('tells a ballot for the same candidate from one that competes', () => {
    const kept = said(runOf({ servers: 3 }, 50), 'vote-kept').map(({ values }) => values);
    expect(
      kept
        .filter(({ decidedBy }) => decidedBy === 'none')
        .every(({ theirLeader, ownLeader }) => theirLeader === ownLeader),
    ).toBe(true);
    expect(new Set(kept.map(({ decidedBy }) => decidedBy))).toEqual(new Set(['none', 'sid']));
  });

  it('speaks for the leader and for the learner of a synchronization', () => {
    const run = goOn(
      runOf({ servers: 3 }, 3000),
      create(3, '/a'),
      100,
      kill(1),
      create(3, '/b'),
      100,
      startUp(1),
      2000,
    );
    const ids = said(run, 'sync-committed-log').map(({ id }) => id);
    expect(new Set(ids)).toEqual(
      new Set(['rules.sync-committed-log.otherwise', 'rules.sync-committed-log.otherwise.learner']),
    );
  });

  it('names who was still heard, by whichever rule the leader gave up', () => {
    const run = goOn(runOf({ servers: 3 }, 3000), kill(1), kill(2), 5000);
    expect(said(run, 'quorum-lost')[0]?.values).toMatchObject({ name: 'S3', heard: 'S3', quorum: 2 });
    const elected = runOf({ servers: 3 }, 3000);
    const first = [...slice(elected.milestones)].find(
      ({ milestone, process }) => milestone === 'leaderElected' && process === 3,
    );
    const alone = goOn(rewind(elected, first?.step ?? -1), cutOff(3, 1), cutOff(3, 2), 30_000);
    expect(said(alone, 'quorum-lost')[0]?.values).toMatchObject({
      name: 'S3',
      heard: 'S3',
      quorum: 2,
      reason: 'epochTimeout',
    });
  });
});
