import { describe, expect, it } from 'vitest';
import { countersOf } from './counters';
import { amountOf, type Course, expectedCosts, writeFormula } from './expected-costs';
import { commitPerformanceOf } from './run-fixture';
import { threePhaseVariants, twoPhaseVariants } from './variants';

/** Counters of a transaction without a fault; the last participant's No is made slow enough for everybody else to vote. */
function costsOf(protocol: string, variant: string, participants: number, course: Course) {
  const refuses = `P${participants} refuse\nlatency P${participants} C 4ms\n`;
  const text = `---\nprotocol: ${protocol}\nparticipants: ${participants}\nconfig: {variant: ${variant}}\n---\nrun settled\n${course === 'oneNo' ? refuses : ''}C transfer 1\nrun settled\nrun 2s\n`;
  const { messages, forced, executions, wasted } = countersOf(commitPerformanceOf(text).trace);
  return { messages, forced, executions, wasted };
}

const variants = [
  ...twoPhaseVariants.map((variant) => ({ protocol: 'two-phase-commit', variant })),
  ...threePhaseVariants.map((variant) => ({ protocol: 'three-phase-commit', variant })),
];

describe('what a transaction costs without a fault', () => {
  it.each(variants)('is what runs of $variant cost', ({ protocol, variant }) => {
    for (const course of ['allYes', 'oneNo'] as const)
      for (const participants of [1, 2, 3, 4, 6, 9]) {
        const expected = Object.entries(expectedCosts(variant, course)).map(([name, formula]) => [
          name,
          amountOf(formula, participants),
        ]);
        expect(costsOf(protocol, variant, participants, course), `${course} ${participants}`).toEqual(
          Object.fromEntries(expected),
        );
      }
  });

  it('is written as in the papers', () => {
    const { messages, forced } = expectedCosts('presumed-nothing', 'oneNo');
    expect(
      [messages, forced, { times: 1, plus: 2 }, { times: 0, plus: 0 }, { times: 6, plus: 0 }].map(writeFormula),
    ).toEqual([...['4N − 2', '2N − 1', 'N + 2', '0', '6N']]);
  });
});
