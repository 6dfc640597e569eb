import type { JSX, ReactNode } from 'react';
import { useWords } from '../i18n/use-words';
import type { Panel } from '../player/contract';
import { usePlayer } from '../player/use-player';
import { Guide } from '../views/guide/guide';
import { StageOrPair } from '../views/lock-step/stage-or-pair';
import { Tape } from '../views/tape/tape';
import { BottomTabs } from './bottom-tabs';
import { FoldButton } from './fold-button';
import { BranchDrawer, ComparePanel, Inspector, JointScrubber, PairStage, StopsPanel, WhyPanel } from './late-parts';

/** Guide, stage and inspector side by side; below them time, events and commands. */
export function Layout(): JSX.Element {
  const t = useWords();
  const folded = usePlayer((state) => state.folded);
  const step = usePlayer((state) => state.step);
  const branch = usePlayer((state) => state.branch);
  return (
    <div className="layout" data-testid="layout" data-step={step} data-branch={branch} data-folded={folded.join(' ')}>
      <Column panel="guide" label={t('app.panel.guide')}>
        <Guide Why={WhyPanel} />
      </Column>
      <main className="centre">
        <StageOrPair Pair={PairStage} />
      </main>
      <Column panel="inspector" label={t('app.panel.inspector')}>
        <Inspector />
      </Column>
      <footer className="bottom">
        <Tape Branches={BranchDrawer} Compare={ComparePanel} Stops={StopsPanel} Joint={JointScrubber} />
        <BottomTabs />
      </footer>
    </div>
  );
}

interface ColumnProps {
  readonly panel: Panel;
  readonly label: string;
  readonly children: ReactNode;
}

/** A column beside the stage, with the handle that folds it away. */
function Column({ panel, label, children }: ColumnProps): JSX.Element {
  const isFolded = usePlayer((state) => state.folded.includes(panel));
  return (
    <aside className={`column column-${panel}`} aria-label={label} data-is-folded={isFolded}>
      <FoldButton panel={panel} label={label} isFolded={isFolded} />
      {/* Folded, it has no size: what it shows need not be made. */}
      {isFolded ? null : (
        <div className="column-body">
          <h2 className="visually-hidden">{label}</h2>
          {children}
        </div>
      )}
    </aside>
  );
}
