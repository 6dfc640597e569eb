import { describe, expect, it } from 'vitest';
import { toArray } from '../../../src/kernel/vector';
import { zookeeper } from '../../../src/protocols/zookeeper';
import { safetyRules } from '../../../src/protocols/zookeeper/rules';
import { type ChaosOptions, chaos, type Focus, reaching, receiving } from './chaos';

const longestSearch = 1000;

describe('the invariants', () => {
  it('can each be broken, where safety rules are off', () => {
    const all = new Set(zookeeper.auditor.invariants.map(({ id }) => id));
    const broken = new Set<string>();
    const look = (seed: number, options: ChaosOptions): void => {
      for (const { invariant } of toArray(chaos(zookeeper, seed, options).violations)) broken.add(invariant);
    };
    // Two leaders of one epoch meet rarely by chance; and without any rule servers go astray so early that what is
    // impossible does not come up.
    const focus: Focus = { isLagging: false, moments: [reaching('leaderElected'), receiving('ACKEPOCH')] };
    for (let seed = 1; seed <= longestSearch && broken.size < all.size; seed++) {
      look(seed, { rulesOff: safetyRules });
      if (!broken.has('nothing-impossible')) look(seed, { rulesOff: ['vote-last-logged'] });
      if (!broken.has('one-leader-at-a-time')) look(seed, { rulesOff: ['epoch-promise'], focus });
    }
    expect([...broken].toSorted()).toEqual([...all].toSorted());
  });

  it('are reported each once, with the step that broke it', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { violations, steps } = chaos(zookeeper, seed, { rulesOff: safetyRules });
      const list = toArray(violations);
      expect(new Set(list.map(({ invariant }) => invariant)).size).toBe(list.length);
      for (const { step, at } of list) expect(toArray(steps)[step]?.at).toBe(at);
    }
  });
});
