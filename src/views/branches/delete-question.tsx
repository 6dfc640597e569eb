import { type JSX, useId } from 'react';
import { useWords } from '../../i18n/use-words';
import { descendants } from '../../player/branch-tree';
import type { Branch } from '../../player/contract';
import { useCalmPlayer } from '../../player/use-player';
import { branchName } from '../tape/branch-name';

interface DeleteQuestionProps {
  readonly branch: Branch;
  readonly answer: (isDelete: boolean) => void;
}

/** Asks before a branch goes, and names what goes with it. */
export function DeleteQuestion({ branch, answer }: DeleteQuestionProps): JSX.Element {
  const t = useWords();
  const id = useId();
  const branches = useCalmPlayer((state) => state.branches);
  const others = descendants(branches, branch.id);
  const names = branches.filter((other) => others.includes(other.id)).map((other) => branchName(other, t));
  const name = branchName(branch, t);
  return (
    <div className="branch-question" data-testid="branch-question">
      <span id={id} role="alert">
        {t('branches.delete.ask', { name, count: names.length, names })}
      </span>
      <button
        type="button"
        className="button branch-delete"
        data-testid="branch-delete"
        aria-describedby={id}
        // biome-ignore lint/a11y/noAutofocus: the answer is what is asked for now
        autoFocus
        onClick={() => answer(true)}
      >
        {t('branches.delete.do')}
      </button>
      <button type="button" className="button" data-testid="branch-keep" onClick={() => answer(false)}>
        {t('branches.delete.keep')}
      </button>
    </div>
  );
}
