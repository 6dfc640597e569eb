import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { currentBranch } from '../../player/selectors';
import { useCalmPlayer } from '../../player/use-player';
import { branchName } from './branch-name';

interface BranchButtonProps {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** Names the line of history that is looked at, tells how many others there are, and opens their tree. */
export function BranchButton({ isOpen, toggle }: BranchButtonProps): JSX.Element {
  const t = useWords();
  const name = branchName(useCalmPlayer(currentBranch), t);
  const count = useCalmPlayer((state) => state.branches.length);
  return (
    <button
      type="button"
      id="branches"
      className="button quiet branches"
      data-testid="branches"
      data-count={count}
      aria-expanded={isOpen}
      aria-controls={isOpen ? 'branch-drawer' : undefined}
      title={t('tape.branch.hint')}
      onClick={toggle}
    >
      <svg className="transport-icon branches-icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M2 4h12M5 4c0 5 1 8 5 8h4" />
      </svg>
      <span className="visually-hidden">{t('tape.branch.label')}</span>
      <strong className="branches-name">{name}</strong>
      {count > 1 ? <span className="branches-others">{t('tape.branch.others', { count: count - 1 })}</span> : null}
    </button>
  );
}
