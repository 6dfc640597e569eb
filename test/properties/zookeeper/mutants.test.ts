import { describe, expect, it } from 'vitest';
import { toArray } from '../../../src/kernel/vector';
import { zookeeper } from '../../../src/protocols/zookeeper';
import { type SafetyRule, safetyRules } from '../../../src/protocols/zookeeper/rules';
import type { ZooKeeperMilestone } from '../../../src/protocols/zookeeper/state';
import { carryOut, chaos, type Focus, type Moment, reaching, receiving } from './chaos';
import { planOf } from './shrink';
import { violationsIn } from './verdict';

interface Need extends Focus {
  /** What must break without the rule: one of these. */
  readonly breaks: readonly string[];
}

const at = (...milestones: readonly ZooKeeperMilestone[]): readonly Moment[] => milestones.map(reaching);

/** Where each rule is needed: the moments at which servers go down until something breaks without it. */
const needs: Readonly<Record<SafetyRule, Need>> = {
  'most-recent-leads': {
    ...{ isLagging: true, moments: at('committed', 'answered', 'serving') },
    breaks: ['leader-completeness'],
  },
  'epoch-promise': {
    ...{ isLagging: false, moments: [...at('leaderElected'), receiving('LEADERINFO'), receiving('ACKEPOCH')] },
    breaks: ['one-leader-per-epoch'],
  },
  'accepted-epoch-on-disk': {
    ...{ isLagging: false, moments: [receiving('ACKEPOCH'), ...at('epochEstablished')] },
    breaks: ['one-leader-per-epoch'],
  },
  'new-leader-quorum': {
    ...{ isLagging: true, moments: at('serving', 'proposed', 'committed') },
    breaks: ['leader-completeness', 'committed-log-grows'],
  },
  'sync-on-disk-first': {
    ...{ isLagging: true, moments: [receiving('ACK'), ...at('serving', 'upToDate')] },
    breaks: ['leader-completeness'],
  },
  'current-epoch-last': {
    ...{ isLagging: true, moments: [receiving('synced'), ...at('epochEstablished', 'synced')] },
    breaks: ['leader-completeness', 'committed-log-durability'],
  },
  'truncate-divergent': {
    ...{ isLagging: true, moments: at('proposed', 'committed') },
    breaks: ['process-consistency'],
  },
  'log-before-ack': {
    ...{ isLagging: false, moments: at('committed', 'answered') },
    breaks: ['leader-completeness'],
  },
  'majority-commits': {
    ...{ isLagging: false, moments: at('committed', 'answered') },
    breaks: ['leader-completeness'],
  },
  'commit-before-apply': {
    ...{ isLagging: false, moments: [receiving('PROPOSAL')] },
    breaks: ['prefix-consistency', 'agreement'],
  },
  'vote-last-logged': {
    ...{ isLagging: false, moments: at('proposed', 'committed') },
    breaks: ['process-consistency'],
  },
};

const longestSearch = 1500;

describe('every safety rule is needed', () => {
  it.each(safetyRules)('%s: without it an invariant breaks, and with it the same acts break none', (rule) => {
    const found = search(rule);
    expect(found).not.toBeNull();
    if (found === null) return;
    const { seed, trace } = found;
    console.log(`${rule} off, seed ${seed}, ${trace.interventions.length} acts: ${violationsIn(trace).join('; ')}`);
    const kept = carryOut(zookeeper, { ...trace.setup, rulesOff: [] }, planOf(trace));
    expect(violationsIn(kept)).toEqual([]);
  });
});

function search(rule: SafetyRule) {
  for (let seed = 1; seed <= longestSearch; seed++) {
    const trace = chaos(zookeeper, seed, { rulesOff: [rule], focus: needs[rule] });
    if (toArray(trace.violations).some(({ invariant }) => needs[rule].breaks.includes(invariant)))
      return { seed, trace };
  }
  return null;
}
