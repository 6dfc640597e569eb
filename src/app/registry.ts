import type { ProtocolEntry, Registry } from '../player/contract';
import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import { sourcesOf } from './scenario-sources';

/** Protocols are told apart by their id; between them the page knows only what all have in common. */
const zooKeeperEntry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;

/** The only list of protocols, with the scenario that is shown first; the picker knows the others. */
export const registry: Registry = {
  entries: [zooKeeperEntry],
  scenarios: sourcesOf(
    import.meta.glob('../scenarios/zookeeper/main-job.txt', { query: '?parts', import: 'default', eager: true }),
  ),
};
