import type { JSX } from 'react';
import { atomicCommitPanels } from '../panels/atomic-commit';
import { zooKeeperPanels } from '../panels/zookeeper';
import { usePlayer } from '../player/use-player';
import { Inspector } from '../views/inspector/inspector';
import type { ProtocolPanel } from '../views/inspector/panel';

/** Panels of the inspector that only one protocol has, by its id. */
const panels: Readonly<Record<string, readonly ProtocolPanel[]>> = {
  zookeeper: zooKeeperPanels,
  'two-phase-commit': atomicCommitPanels,
  'three-phase-commit': atomicCommitPanels,
};

/** The inspector with the panels of the protocol that is looked at. */
export function ProtocolInspector(): JSX.Element {
  const protocol = usePlayer((state) => state.entry.protocol.id);
  return <Inspector panels={panels[protocol] ?? []} />;
}
