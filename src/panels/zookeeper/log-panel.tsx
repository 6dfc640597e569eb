import { type JSX, useMemo } from 'react';
import { LogTable } from '../../views/inspector/log-table';
import { logSource } from './log-source';
import type { ZooKeeperPanelProps } from './zookeeper-panel';

/** The whole history of a server, where the inspector by itself would show only its end. */
export function LogPanel({ process }: ZooKeeperPanelProps): JSX.Element {
  const source = useMemo(() => logSource(process), [process]);
  return <LogTable source={source} />;
}
