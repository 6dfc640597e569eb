import type { ProtocolEntry, Registry } from '../player/contract';
import { threePhaseCommit, twoPhaseCommit } from '../protocols/atomic-commit';
import { threePhaseDialect, twoPhaseDialect } from '../protocols/atomic-commit/dialect';
import { portrait as commitPortrait } from '../protocols/atomic-commit/portrait';
import { registry as first } from './registry';
import { sourcesOf } from './scenario-sources';
import { shippedScenarios } from './shipped-scenarios';

/** The protocols that the page does not begin with. */
const laterEntries = [
  { protocol: twoPhaseCommit, portrait: commitPortrait, dialect: twoPhaseDialect },
  { protocol: threePhaseCommit, portrait: commitPortrait, dialect: threePhaseDialect },
] as unknown as readonly ProtocolEntry[];

/** The registry with every protocol and every scenario that is shipped; the page begins with one of each. */
export const wholeRegistry: Registry = {
  entries: [...first.entries, ...laterEntries],
  scenarios: sourcesOf(shippedScenarios),
};
