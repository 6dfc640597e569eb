import type { Explainer } from '../../kernel/describe';
import { readable } from './narrate';
import { answer, questions } from './questions';
import type { AtomicCommit } from './state';

/** Why something happened among these processes, and why something else did not. */
export const explainer: Explainer<AtomicCommit> = {
  otherwise: (trace, _step, rule, facts) => ({ id: `rules.${rule}.otherwise`, values: readable(facts, trace) }),
  questions,
  answer,
};
