import type { Translate } from '../../i18n/translator';
import type { CellOutcome } from './cell-outcomes';

/** An outcome in a few words: what it is, and for whom; `detail` is null where all went the same way. */
export interface OutcomeWords {
  readonly verdict: string;
  readonly detail: string | null;
}

/** Says an outcome in a language. */
export function outcomeWords(t: Translate, { kind, committed, aborted, blocked }: CellOutcome): OutcomeWords {
  const verdict = t(`commit-panels.matrix.${kind}`);
  if (kind === 'disagrees') {
    const values = { committed, committing: committed.length, aborted, aborting: aborted.length };
    return { verdict, detail: t('commit-panels.matrix.split', values) };
  }
  if (kind !== 'blocks') return { verdict, detail: null };
  const then = committed.length > 0 ? 'thenCommit' : aborted.length > 0 ? 'thenAbort' : 'forEver';
  return { verdict, detail: t(`commit-panels.matrix.${then}`, { blocked }) };
}
