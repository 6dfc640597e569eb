import type { Explainer } from '../../kernel/describe';
import { otherwise } from './otherwise';
import { answer, questions } from './questions';
import type { ZooKeeper } from './state';

/** Why something happened among these servers, and why something else did not. */
export const explainer: Explainer<ZooKeeper> = { otherwise, questions, answer };
