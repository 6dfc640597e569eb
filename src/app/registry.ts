import { zooKeeperPanels } from '../panels/zookeeper';
import type { ProtocolEntry, Registry, ScenarioSource } from '../player/contract';
import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import type { Parts } from '../scenario/parts';
import type { ProtocolPanel } from '../views/inspector/panel';

/** Protocols are told apart by their id; between them the page knows only what all have in common. */
const zooKeeperEntry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;

/** The build cuts them, so that the page needs no reader of YAML. */
const scenarios: Readonly<Record<string, Parts>> = import.meta.glob('../scenarios/*/*.txt', {
  query: '?parts',
  import: 'default',
  eager: true,
});

/** The only list of protocols, and of the scenarios that are shipped with them. */
export const registry: Registry = {
  entries: [zooKeeperEntry],
  scenarios: Object.entries(scenarios).map(([path, parts]): ScenarioSource => ({ id: idOf(path), parts })),
};

/** Panels of the inspector that only one protocol has, by its id. */
export const panels: Readonly<Record<string, readonly ProtocolPanel[]>> = { zookeeper: zooKeeperPanels };

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.txt$/, '');
}
