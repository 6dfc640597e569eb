import type { Dialect } from '../../kernel/dialect';
import { chartFor, threePhaseCommit, twoPhaseCommit } from '.';
import { expectationForms, expectationReader } from './expectations';
import { facts } from './facts';
import { readRequest, requestVerbs, writeRequest } from './request-words';
import { isSettled } from './settled';
import { type Flavour, setupReader } from './setup-reader';
import { writeSetup } from './setup-writer';
import type { AtomicCommit } from './state';
import { threePhaseVariants, twoPhaseVariants } from './variants';

/** What a protocol of the family adds to the scenario language. */
const dialectOf = (flavour: Flavour): Dialect<AtomicCommit> => ({
  readSetup: setupReader(flavour),
  writeSetup,
  readRequest,
  writeRequest,
  requests: requestVerbs,
  readExpectation: expectationReader(statesOf(flavour)),
  expectations: expectationForms,
  isSettled,
  facts,
});

/** The states of all charts that the protocol has, by name. */
const statesOf = ({ variants }: Flavour): readonly string[] => [
  ...new Set(
    variants.flatMap((variant) =>
      (['coordinator', 'participant'] as const).flatMap((kind) => Object.keys(chartFor(variant, kind).figure.states)),
    ),
  ),
];

export const twoPhaseDialect = dialectOf({
  protocol: twoPhaseCommit.id,
  variants: twoPhaseVariants,
  rules: twoPhaseCommit.rules,
});
export const threePhaseDialect = dialectOf({
  protocol: threePhaseCommit.id,
  variants: threePhaseVariants,
  rules: threePhaseCommit.rules,
});
