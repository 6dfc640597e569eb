import { describe, expect, it } from 'vitest';
import { instant, processId, stepIndex } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Step } from '../../kernel/trace';
import { vectorOf } from '../../kernel/vector';
import { causesOf, consequencesOf, foldChain } from './cause-chain';

const stepAfter = (cause: number | null, index: number): Step<ProtocolTypes> => ({
  ...{ index: stepIndex(index), at: instant(index), effects: [], verdict: 'handled' },
  cause: cause === null ? null : stepIndex(cause),
  occurrence: { type: 'boot', process: processId(1) },
});
/** Step 0 and the act 3 have no cause; 0 leads to 1 and 2, 1 to 4, 4 to 5, 3 to 6. */
const steps = vectorOf([null, 0, 0, null, 1, 4, 3].map(stepAfter));
const indices = (found: readonly Step<ProtocolTypes>[]): readonly number[] => found.map(({ index }) => index);

describe('causesOf', () => {
  it('walks back to the act or the start that it all began with', () => {
    expect(indices(causesOf(steps, stepIndex(5)))).toEqual([4, 1, 0]);
    expect(indices(causesOf(steps, stepIndex(6)))).toEqual([3]);
    expect(causesOf(steps, stepIndex(3))).toEqual([]);
  });
});

describe('consequencesOf', () => {
  it('finds what a step led to directly', () => {
    expect(indices(consequencesOf(steps, stepIndex(0)))).toEqual([1, 2]);
    expect(indices(consequencesOf(steps, stepIndex(3)))).toEqual([6]);
    expect(consequencesOf(steps, stepIndex(5))).toEqual([]);
  });
});

describe('foldChain', () => {
  const causes = causesOf(steps, stepIndex(5));

  it('keeps the near causes and the origin, and counts what is between', () => {
    const folded = foldChain(causes, 1);
    expect([indices(folded.near), folded.hidden, folded.origin?.index]).toEqual([[4], 1, 0]);
  });

  it('hides nothing where the chain is short', () => {
    const whole = foldChain(causes, 2);
    expect([indices(whole.near), whole.hidden, whole.origin?.index]).toEqual([[4, 1], 0, 0]);
    expect(foldChain([], 4)).toEqual({ near: [], hidden: 0, origin: null });
  });
});
