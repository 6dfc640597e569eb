import type { JSX } from 'react';
import type { ProcessFigure } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import { LogTable } from './log-table';

interface LogViewProps {
  readonly process: ProcessId;
  readonly figure: ProcessFigure;
}

/** The end of the log, as the figure tells it: for protocols that hand over no panel with the whole. */
export function LogView({ process, figure }: LogViewProps): JSX.Element {
  const { log, earlier } = figure;
  const at = (position: number) => log[position] ?? null;
  return <LogTable source={{ process, length: log.length, at, snapshotEnd: 0, earlier }} />;
}
