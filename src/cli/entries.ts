import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import type { ZooKeeper } from '../protocols/zookeeper/state';
import type { Entry } from '../scenario/entry';

/** The protocols that the command line knows; a scenario that names none is about the first. */
export const entries: readonly Entry<ZooKeeper>[] = [{ protocol: zookeeper, portrait, dialect }];
