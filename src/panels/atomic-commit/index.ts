import type { ProtocolPanel } from '../../views/inspector/panel';
import { AccountsPanel } from './accounts-panel';
import { commitPanel } from './commit-panel';
import { CountersPanel } from './counters-panel';

/** What the inspector shows of atomic commitment beside chart, log and state; the registry hands it over. */
export const atomicCommitPanels: readonly ProtocolPanel[] = [
  commitPanel('counters', 'commit-panels.counters', CountersPanel),
  commitPanel('accounts', 'commit-panels.accounts', AccountsPanel),
];
