import type { JSX } from 'react';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Trace } from '../../kernel/trace';
import type { Process, World } from '../../kernel/world';

/** What a panel of the inspector is shown: the process at the playhead, and the world before the last step. */
export interface PanelProps<P extends ProtocolTypes = ProtocolTypes> {
  readonly process: Process<P>;
  readonly world: World<P>;
  /** Null at the very start, where nothing has happened yet. */
  readonly before: World<P> | null;
  readonly trace: Trace<P>;
}

/**
 * A tab that only one protocol has. The registry hands these to the inspector, which knows no protocol. A panel whose id
 * is that of a tab of the inspector's own (`log`) takes its place.
 */
export interface ProtocolPanel {
  readonly id: string;
  /** Entry of the catalogues that names the tab. */
  readonly labelId: string;
  readonly component: (props: PanelProps) => JSX.Element;
}
