import type { JSX } from 'react';
import type { ProcessFigure } from '../../kernel/describe';
import { LogTable } from './log-table';

/** The end of the log, as the figure tells it: for protocols that hand over no panel with the whole. */
export function LogView({ figure }: { readonly figure: ProcessFigure }): JSX.Element {
  const { log, earlier } = figure;
  return <LogTable source={{ length: log.length, at: (position) => log[position] ?? null, snapshotEnd: 0, earlier }} />;
}
