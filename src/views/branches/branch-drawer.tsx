import { type JSX, useLayoutEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import { useCalmPlayer } from '../../player/use-player';
import { usePlayheadOn } from '../tape/use-playhead-on';
import { BranchRow } from './branch-row';
import { closeByKey } from './panel';
import { useBranchTree } from './use-branch-tree';
import { useTrackPlace } from './use-track-place';
import './branches.css';

interface BranchDrawerProps {
  readonly close: () => void;
  readonly compare: () => void;
}

/** The tree of branches above the tape, its lanes on the tape's own scale. */
export function BranchDrawer({ close, compare }: BranchDrawerProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const isStacked = useTrackPlace(box);
  usePlayheadOn(box);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for what its content lets through
    <div
      id="branch-drawer"
      ref={box}
      className="branch-drawer"
      data-testid="branch-drawer"
      data-is-stacked={isStacked}
      onKeyDown={(event) => closeByKey(event, close)}
    >
      <DrawerHeader close={close} compare={compare} />
      <div className="branch-rows">
        <div className="branch-inner">
          <BranchTree isStacked={isStacked} />
          <div className="branch-playhead" aria-hidden="true" />
        </div>
      </div>
    </div>
  );
}

function DrawerHeader({ close, compare }: BranchDrawerProps): JSX.Element {
  const t = useWords();
  const isAlone = useCalmPlayer(({ branches }) => branches.length === 1);
  return (
    <header className="branch-header">
      <h2>{t('branches.title')}</h2>
      <p>{t(isAlone ? 'branches.alone' : 'branches.keys')}</p>
      {isAlone ? null : (
        <button type="button" className="button" data-testid="compare-branches" onClick={compare}>
          {t('branches.compare')}
        </button>
      )}
      <button type="button" className="button quiet" onClick={close} aria-label={t('app.close')}>
        ✕
      </button>
    </header>
  );
}

function BranchTree({ isStacked }: { readonly isStacked: boolean }): JSX.Element {
  const t = useWords();
  const tree = useRef<HTMLDivElement>(null);
  const { rows, current, focused, doing, onKeyDown, onFocus, ...deeds } = useBranchTree(tree);
  useLayoutEffect(() => {
    tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, []);
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={t('branches.tree')}
      data-testid="branch-tree"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {rows.map((row) => (
        <BranchRow
          key={row.branch.id}
          row={row}
          isCurrent={row.branch.id === current}
          isTabStop={row.branch.id === focused}
          isStacked={isStacked}
          doing={doing?.id === row.branch.id ? doing.what : null}
          {...deeds}
        />
      ))}
    </div>
  );
}
