import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../i18n/translator';
import { instant, processId, stepIndex } from '../../kernel/ids';
import { vectorOf } from '../../kernel/vector';
import { portrait } from '../../protocols/zookeeper/portrait';
import { ownName } from '../own-name';
import { milestonesByStep } from './step-milestones';
import type { StepSummary } from './step-summary';
import { stepTitle } from './step-words';
import { timeText } from './time-text';

describe('timeText', () => {
  it('shows milliseconds with all microseconds, thousands apart', () => {
    expect(timeText(instant(0))).toBe('0.000');
    expect(timeText(instant(2_341_206))).toBe('2\u202f341.206');
    expect(timeText(instant(1_234_567_089_012))).toBe('1\u202f234\u202f567\u202f089.012');
  });
});

describe('stepTitle', () => {
  const t = createTranslator('en');
  const summary: StepSummary = {
    ...{ index: stepIndex(0), at: instant(0), kind: 'message', family: 'ping', verdict: 'handled' },
    ...{ process: processId(1), from: processId(3), name: 'PROPOSAL', label: '1.5' },
  };

  it('puts the zxid beside the name, and nothing where there is none', () => {
    expect(stepTitle(summary, t, portrait)).toBe('PROPOSAL 1.5');
    expect(stepTitle({ ...summary, label: '' }, t, portrait)).toBe('PROPOSAL');
  });

  it('takes the protocol’s own names from its catalogue, or as they are', () => {
    expect(ownName(t, portrait, 'channel.quorum')).toBe('leader–learner');
    expect(ownName(t, portrait, 'channel.unheardOf')).toBe('unheardOf');
  });
});

describe('milestonesByStep', () => {
  const milestones = vectorOf([3, 3, 8, 20].map((step, index) => ({ step: stepIndex(step), milestone: `m${index}` })));

  it('gives those of the steps in sight', () => {
    expect(Object.fromEntries(milestonesByStep(milestones, 3, 8))).toEqual({ 3: ['m0', 'm1'], 8: ['m2'] });
    expect(milestonesByStep(milestones, 4, 7).size).toBe(0);
  });
});
