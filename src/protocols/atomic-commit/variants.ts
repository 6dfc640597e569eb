import type { CommitMessage, TransactionId } from './messages';
import type { CommitConfig, ThreePhaseVariant, TwoPhaseVariant } from './state';

export const twoPhaseVariants: readonly TwoPhaseVariant[] = ['presumed-nothing', 'presumed-abort', 'presumed-commit'];
export const threePhaseVariants: readonly ThreePhaseVariant[] = ['book', 'skeen'];

export const isTwoPhase = ({ variant }: CommitConfig): boolean => twoPhaseVariants.some((name) => name === variant);
export const isPresumedCommit = ({ variant }: CommitConfig): boolean => variant === 'presumed-commit';

/** The decision by the name that the figure of the protocol gives it. */
export const commitMessage = (config: CommitConfig, tx: TransactionId): CommitMessage =>
  isTwoPhase(config) ? { type: 'COMMIT', tx } : { type: 'doCommit', tx };
export const abortMessage = (config: CommitConfig, tx: TransactionId): CommitMessage =>
  isTwoPhase(config) ? { type: 'ROLLBACK', tx } : { type: 'Abort', tx };
