import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProcessId, processId } from '../../kernel/ids';
import { isQuorum, isVoter, quorumSize, weightOf } from './quorum-verifier';
import { defaults } from './setup-reader';
import type { ZooKeeperConfig } from './state';

const sids = (...numbers: readonly number[]): readonly ProcessId[] => numbers.map(processId);

const configOf = (part: Partial<ZooKeeperConfig>): ZooKeeperConfig => ({
  ...{ voters: sids(1, 2, 3), observers: [], groups: null, weights: {}, syncRule: '3.5' },
  ...{ tickTime: defaults.tickTime, initLimit: defaults.initLimit, syncLimit: defaults.syncLimit },
  ...{ commitLogCount: 500, commitLogFloor: 500, snapshotSizeFactor: 0.33, initialCounter: 0 },
  ...part,
});

describe('a quorum of servers that weigh the same', () => {
  it('is more than half of the voters', () => {
    const property = fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 511 }), (size, chosen) => {
      const voters = sids(...Array.from({ length: size }, (_, i) => i + 1));
      const some = voters.filter((_, i) => (chosen >> i) & 1);
      expect(isQuorum(configOf({ voters }), some)).toBe(2 * some.length > size);
    });
    fc.assert(property, { seed: 1 });
  });

  it('does not count observers, or weights', () => {
    const config = configOf({ observers: sids(4, 5), weights: { 1: 100 } });
    expect(isQuorum(config, sids(1, 4, 5))).toBe(false);
    expect(isQuorum(config, sids(1, 3, 4))).toBe(true);
    expect([isVoter(config, processId(3)), isVoter(config, processId(4))]).toEqual([true, false]);
    expect([quorumSize(config), weightOf(config, processId(1))]).toEqual([2, 1]);
  });
});

describe('a quorum of groups', () => {
  const config = configOf({
    voters: sids(1, 2, 3, 4, 5, 6, 7, 8, 9),
    groups: [sids(1, 2, 3), sids(4, 5, 6), sids(7, 8, 9)],
  });

  it('is a majority in each of a majority of the groups', () => {
    expect(isQuorum(config, sids(1, 2, 4, 5))).toBe(true);
    expect(isQuorum(config, sids(1, 2, 3, 4, 7))).toBe(false);
    expect(isQuorum(config, sids(1, 4, 7))).toBe(false);
  });

  it('goes by weight within a group; a group that weighs nothing does not count', () => {
    const weighted = { ...config, weights: { 1: 5, 7: 0, 8: 0, 9: 0 } };
    expect(isQuorum(weighted, sids(1, 4, 5))).toBe(true);
    // Two groups are left, and both are needed.
    expect(isQuorum(weighted, sids(1, 2, 3))).toBe(false);
    expect(isQuorum(weighted, sids(2, 3, 4, 5))).toBe(false);
  });

  it('has a member in common with any other', () => {
    const all = config.voters;
    const subset = (chosen: number): readonly ProcessId[] => all.filter((_, i) => (chosen >> i) & 1);
    const property = fc.property(fc.integer({ min: 0, max: 511 }), (chosen) => {
      const [some, rest] = [subset(chosen), subset(511 - chosen)];
      expect(isQuorum(config, some) && isQuorum(config, rest)).toBe(false);
    });
    fc.assert(property, { seed: 2, numRuns: 512 });
  });
});
