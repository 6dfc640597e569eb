import type { JSX } from 'react';
import type { Process } from '../../kernel/world';
import { isRunning } from '../../kernel/world';
import type { ServerContext, ZooKeeper } from '../../protocols/zookeeper/state';
import type { PanelProps, ProtocolPanel } from '../../views/inspector/panel';

export type ZooKeeperPanelProps = PanelProps<ZooKeeper>;

/**
 * A panel for the inspector, which knows no protocol and so hands over worlds of any. The registry gives these panels to
 * runs of ZooKeeper alone: that is what makes the one cast sound.
 */
export function zooKeeperPanel(
  id: string,
  labelId: string,
  component: (props: ZooKeeperPanelProps) => JSX.Element,
): ProtocolPanel {
  return { id, labelId, component: component as unknown as ProtocolPanel['component'] };
}

/** What a running server knows; null for one that is down. */
export function contextOf(process: Process<ZooKeeper> | undefined): ServerContext | null {
  return isRunning(process) ? process.state.context : null;
}
