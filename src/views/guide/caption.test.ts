import { describe, expect, it } from 'vitest';
import { stepIndex } from '../../kernel/ids';
import { vectorOf } from '../../kernel/vector';
import type { AnyTrace } from '../../player/contract';
import { captionStep, headlineOf } from './caption';

const trace = {
  steps: vectorOf([0, 1, 2].map((index) => ({ index }))),
  milestones: vectorOf([{ step: 4 }, { step: 9 }]),
  interventions: vectorOf([{ step: 6 }]),
} as unknown as AnyTrace;
const captionAt = (step: number, isPlaying: boolean): number => captionStep(trace, stepIndex(step), isPlaying);

describe('the caption', () => {
  it('is about the step at the playhead while a person steps', () => {
    expect([3, 5, 8].map((step) => captionAt(step, false))).toEqual([3, 5, 8]);
  });

  it('is about the last step that matters while the run plays', () => {
    expect([3, 4, 5, 6, 8, 9, 20].map((step) => captionAt(step, true))).toEqual([-1, 4, 4, 6, 6, 9, 9]);
  });

  it('has the first sentence of the step, and none before the first step', () => {
    const portrait = {
      narrate: () => [
        { id: 'a.b', values: {} },
        { id: 'c.d', values: {} },
      ],
    } as unknown as Parameters<typeof headlineOf>[2];
    expect(headlineOf(trace, stepIndex(1), portrait)?.id).toBe('a.b');
    expect(headlineOf(trace, stepIndex(-1), portrait)).toBeNull();
  });
});
