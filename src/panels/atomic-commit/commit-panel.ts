import type { JSX } from 'react';
import type { Trace } from '../../kernel/trace';
import type { AnyTrace } from '../../player/contract';
import type { AtomicCommit } from '../../protocols/atomic-commit/state';
import type { PanelProps, ProtocolPanel } from '../../views/inspector/panel';

export type CommitPanelProps = PanelProps<AtomicCommit>;

/**
 * A panel for the inspector, which knows no protocol and so hands over worlds of any. The registry gives these panels to
 * runs of atomic commitment alone: that is what makes the cast sound.
 */
export function commitPanel(
  id: string,
  labelId: string,
  component: (props: CommitPanelProps) => JSX.Element,
): ProtocolPanel {
  return { id, labelId, component: component as unknown as ProtocolPanel['component'] };
}

/** A run of a scenario of this family, which the player keeps without knowing that. */
export const asCommitTrace = (trace: AnyTrace): Trace<AtomicCommit> => trace as unknown as Trace<AtomicCommit>;
