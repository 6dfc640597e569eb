import type { ProtocolPanel } from '../../views/inspector/panel';
import { DiskPanel } from './disk-panel';
import { LogPanel } from './log-panel';
import { VotesPanel } from './votes-panel';
import { ZnodesPanel } from './znodes-panel';
import { zooKeeperPanel } from './zookeeper-panel';

/** What the inspector shows of ZooKeeper beside chart and state; the registry hands it over. */
export const zooKeeperPanels: readonly ProtocolPanel[] = [
  zooKeeperPanel('log', 'inspector.tab.log', LogPanel),
  zooKeeperPanel('votes', 'zookeeper-panels.votes', VotesPanel),
  zooKeeperPanel('disk', 'zookeeper-panels.disk', DiskPanel),
  zooKeeperPanel('znodes', 'zookeeper-panels.znodes', ZnodesPanel),
];
