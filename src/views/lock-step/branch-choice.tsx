import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { inTreeOrder } from '../../player/branch-tree';
import { usePlayer } from '../../player/use-player';
import { branchName } from '../tape/branch-name';

/** The other lines of this run's history. */
export function BranchChoice({ choose }: { choose(branch: number): void }): JSX.Element {
  const t = useWords();
  const branches = usePlayer((state) => state.branches);
  const current = usePlayer((state) => state.branch);
  const others = inTreeOrder(branches).filter(({ branch }) => branch.id !== current);
  const [chosen, setChosen] = useState(others[0]?.branch.id ?? current);
  useEffect(() => choose(chosen), [chosen, choose]);
  return (
    <fieldset className="beside-list">
      <legend className="visually-hidden">{t('lock-step.dialog.way.branch')}</legend>
      {others.map(({ branch }) => (
        <label key={branch.id}>
          <input type="radio" name="branch" checked={chosen === branch.id} onChange={() => setChosen(branch.id)} />
          <span>{branchName(branch, t)}</span>
          <span className="beside-note">{t('lock-step.dialog.steps', { count: branch.trace.steps.length })}</span>
        </label>
      ))}
    </fieldset>
  );
}
