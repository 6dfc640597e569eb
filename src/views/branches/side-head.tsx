import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { branchName } from '../tape/branch-name';

interface SideHeadProps {
  readonly side: 'first' | 'second';
  readonly id: number;
  readonly choose: (id: number) => void;
}

/** Chooses one of the two branches, and goes to it. */
export function SideHead({ side, id, choose }: SideHeadProps): JSX.Element {
  const t = useWords();
  const branches = useCalmPlayer((state) => state.branches);
  const isCurrent = usePlayer((state) => state.branch === id);
  const chooseBranch = usePlayer((state) => state.chooseBranch);
  return (
    <div className="compare-head">
      <select
        className="field"
        data-testid={`compare-${side}`}
        data-gets-focus={side === 'first' ? true : undefined}
        aria-label={t('branches.compare.side', { side })}
        value={id}
        onChange={({ target }) => choose(Number(target.value))}
      >
        {branches.map((branch) => (
          <option key={branch.id} value={branch.id}>
            {branchName(branch, t)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button"
        data-testid={`look-${side}`}
        aria-pressed={isCurrent}
        onClick={() => chooseBranch(id)}
      >
        {t(isCurrent ? 'branches.compare.looking' : 'branches.compare.look')}
      </button>
    </div>
  );
}
