import type { JSX } from 'react';
import type { Translate } from '../../i18n/translator';
import { useWords } from '../../i18n/use-words';
import type { Branch } from '../../player/contract';
import { usePlayer } from '../../player/use-player';

/** The lines of history: the first, and one for every time that something was done in the past. */
export function BranchChooser(): JSX.Element {
  const t = useWords();
  const branches = usePlayer((state) => state.branches);
  const branch = usePlayer((state) => state.branch);
  const chooseBranch = usePlayer((state) => state.chooseBranch);
  return (
    <label className="branches">
      <span className="branches-label">{t('tape.branch.label')}</span>
      <select
        id="branches"
        className="field plain"
        data-testid="branches"
        data-count={branches.length}
        title={t('tape.branch.hint')}
        value={branch}
        onChange={({ target }) => chooseBranch(Number(target.value))}
      >
        {branches.map((candidate) => (
          <option key={candidate.id} value={candidate.id}>
            {branchName(candidate, t)}
          </option>
        ))}
      </select>
    </label>
  );
}

const branchName = ({ id, name, parent }: Branch, t: Translate): string =>
  parent === null
    ? t('tape.branch.main')
    : t('tape.branch.whatIf', { number: id, command: name, step: parent.step + 1 });
