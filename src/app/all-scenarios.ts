import type { Registry } from '../player/contract';
import { registry } from './registry';
import { sourcesOf } from './scenario-sources';
import { shippedScenarios } from './shipped-scenarios';

/** The registry with every scenario that is shipped; the page begins with one of them. */
export const wholeRegistry: Registry = { ...registry, scenarios: sourcesOf(shippedScenarios) };
