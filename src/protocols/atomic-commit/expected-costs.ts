import type { Variant } from './state';

/** A cost as the literature gives it for N participants: `times` N and `plus`. */
export interface Formula {
  readonly times: number;
  readonly plus: number;
}

/** What one transaction costs where nothing fails. */
export interface ExpectedCosts {
  readonly messages: Formula;
  readonly forced: Formula;
  readonly executions: Formula;
  readonly wasted: Formula;
}

/** Everybody says Yes, or one participant says No to the question. */
export type Course = 'allYes' | 'oneNo';

const of = (times: number, plus = 0): Formula => ({ times, plus });
const [none, all, allButOne] = [of(0), of(1), of(1, -1)];

const executed = { executions: all, wasted: none };
const undone = { executions: allButOne, wasted: allButOne };

/**
 * Final acknowledgements are counted, as in the figures of the papers; BHG 7.4 and 7.5 count 3N and 5N without them. Mohan,
 * Lindsay, Obermarck 1986 and Lampson & Lomet 1993 have the presumptions. In the book variant nobody executes before
 * PreCommit, and so nothing is in vain.
 */
const costs: Readonly<Record<Variant, Readonly<Record<Course, ExpectedCosts>>>> = {
  'presumed-nothing': {
    allYes: { messages: of(4), forced: of(2, 1), ...executed },
    oneNo: { messages: of(4, -2), forced: of(2, -1), ...undone },
  },
  'presumed-abort': {
    allYes: { messages: of(4), forced: of(2, 1), ...executed },
    oneNo: { messages: of(3, -1), forced: allButOne, ...undone },
  },
  'presumed-commit': {
    allYes: { messages: of(3), forced: of(1, 2), ...executed },
    oneNo: { messages: of(4, -2), forced: of(2, -1), ...undone },
  },
  book: {
    allYes: { messages: of(6), forced: of(2, 1), ...executed },
    oneNo: { messages: of(3, -1), forced: allButOne, executions: none, wasted: none },
  },
  skeen: {
    allYes: { messages: of(6), forced: of(2, 2), ...executed },
    oneNo: { messages: of(4, -2), forced: of(2, -2), ...undone },
  },
};

/** What a transaction costs in a variant that goes this way without a fault. */
export const expectedCosts = (variant: Variant, course: Course): ExpectedCosts => costs[variant][course];

/** The number that a formula comes to. */
export const amountOf = ({ times, plus }: Formula, participants: number): number => times * participants + plus;

/** A formula as one writes it: `4N − 2`. */
export function writeFormula({ times, plus }: Formula): string {
  const multiple = times === 0 ? '' : times === 1 ? 'N' : `${times}N`;
  if (multiple === '') return String(plus);
  return plus === 0 ? multiple : `${multiple} ${plus < 0 ? '−' : '+'} ${Math.abs(plus)}`;
}
