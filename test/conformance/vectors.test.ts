import { describe, expect, it } from 'vitest';
import { differing, report } from './report';
import { rowsOf } from './vectors';
import { historyVectors } from './vectors-history';
import { leaderVectors } from './vectors-leader';
import { learnerVectors } from './vectors-learner';
import { quorumVectors } from './vectors-quorums';
import { syncVectors } from './vectors-sync';
import { voteVectors } from './vectors-votes';

describe("expectations of ZooKeeper's own unit tests", () => {
  const rows = rowsOf([
    ...voteVectors,
    ...quorumVectors,
    ...syncVectors,
    ...leaderVectors,
    ...learnerVectors,
    ...historyVectors,
  ]);

  it('differ in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('are reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/vectors.txt');
  });
});
