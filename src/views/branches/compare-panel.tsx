import { type JSX, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { type Comparison, compareBranches } from '../../player/compare-branches';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { timeText } from '../events/time-text';
import { CompareRows } from './compare-rows';
import { defaultPair, type Pair, pairThatIs } from './compared-pair';
import { goTo } from './go-to';
import { Panel } from './panel';
import { SideHead } from './side-head';
import './compare.css';

/** Two lines of history beside each other: where they part, what was done in each, and how they differ now. */
export function ComparePanel({ close }: { readonly close: () => void }): JSX.Element {
  const t = useWords();
  const branches = useCalmPlayer((state) => state.branches);
  const current = useCalmPlayer((state) => state.branch);
  const [chosen, choose] = useState<Pair>(() => defaultPair(branches, current));
  const pair = pairThatIs(chosen, branches, current);
  const choosers = [
    <SideHead key="first" side="first" id={pair[0]} choose={(id) => choose([id, pair[1]])} />,
    <SideHead key="second" side="second" id={pair[1]} choose={(id) => choose([pair[0], id])} />,
  ] as const;
  return (
    <Panel id="compare-panel" title={t('branches.compare.title')} close={close}>
      {branches.length === 1 ? (
        <p className="panel-hint">{t('branches.compare.one')}</p>
      ) : (
        <>
          <Compared pair={pair} choosers={choosers} />
          <p className="panel-hint">
            <kbd>,</kbd> <kbd>.</kbd> {t('branches.compare.turn')}
          </p>
        </>
      )}
    </Panel>
  );
}

interface ComparedProps {
  readonly pair: Pair;
  readonly choosers: readonly JSX.Element[];
}

function Compared({ pair: [first, second], choosers }: ComparedProps): JSX.Element | null {
  const t = useWords();
  const entry = usePlayer((state) => state.entry);
  const branches = useCalmPlayer((state) => state.branches);
  const playhead = useCalmPlayer((state) => state.playhead);
  const comparison = useMemo(
    () => compareBranches({ branches, entry }, [first, second], playhead),
    [branches, entry, first, second, playhead],
  );
  if (comparison === null) return null;
  return (
    <table className="compare" data-testid="compare">
      <thead>
        <tr>
          <td />
          {choosers.map((chooser) => (
            <th key={chooser.key} scope="col">
              {chooser}
            </th>
          ))}
        </tr>
        <tr>
          <td colSpan={3}>{first === second ? t('branches.compare.same') : <Fork comparison={comparison} />}</td>
        </tr>
      </thead>
      {first === second ? null : <CompareRows comparison={comparison} playhead={playhead} />}
    </table>
  );
}

function Fork({ comparison: { fork, forkAt, sides } }: { readonly comparison: Comparison }): JSX.Element {
  const t = useWords();
  const current = usePlayer((state) => state.branch);
  const [first, second] = sides.map(({ branch }) => branch.id);
  const shared =
    fork < 0 ? t('branches.compare.forkStart') : t('branches.compare.fork', { step: fork + 1, time: timeText(forkAt) });
  return (
    <span data-testid="compare-fork" data-step={fork}>
      {shared}{' '}
      <button
        type="button"
        className="compare-link"
        onClick={() => goTo(current === second ? current : (first ?? current), fork)}
      >
        {t('branches.compare.toFork')}
      </button>
    </span>
  );
}
