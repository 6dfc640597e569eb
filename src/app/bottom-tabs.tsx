import type { JSX, KeyboardEvent } from 'react';
import { useWords } from '../i18n/use-words';
import type { BottomTab } from '../player/contract';
import { usePlayer } from '../player/use-player';
import { CommandBox } from '../views/command-box/command-box';
import { InvariantsRow } from '../views/invariants/invariants-row';
import { FoldButton } from './fold-button';
import { Diagram, EventList, InvariantList } from './late-parts';

export const allTabs: readonly BottomTab[] = ['events', 'diagram', 'commands'];

/** What happened, what was asked for, and above them whether all properties hold. */
export function BottomTabs({ tabs = allTabs }: { readonly tabs?: readonly BottomTab[] }): JSX.Element {
  const t = useWords();
  const chosen = usePlayer((state) => tabs.find((tab) => tab === state.bottomTab) ?? tabs[0] ?? 'events');
  const isFolded = usePlayer((state) => state.folded.includes('bottom'));
  return (
    <div className="bottom-tabs" data-is-folded={isFolded}>
      <div className="bottom-bar">
        <div className="bottom-tablist" role="tablist" aria-label={t('app.tabs')} onKeyDown={moveBetween}>
          {tabs.map((tab) => (
            <Tab key={tab} tab={tab} isChosen={tab === chosen} />
          ))}
        </div>
        <InvariantsRow List={InvariantList} />
        <FoldButton panel="bottom" label={t('app.panel.bottom')} isFolded={isFolded} />
      </div>
      <div
        className="bottom-panel"
        role="tabpanel"
        id={`panel-${chosen}`}
        aria-labelledby={`tab-${chosen}`}
        hidden={isFolded}
      >
        {isFolded ? null : <Content tab={chosen} />}
      </div>
    </div>
  );
}

function Tab({ tab, isChosen }: { readonly tab: BottomTab; readonly isChosen: boolean }): JSX.Element {
  const t = useWords();
  const setBottomTab = usePlayer((state) => state.setBottomTab);
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${tab}`}
      className="bottom-tab"
      data-testid={`tab-${tab}`}
      aria-selected={isChosen}
      aria-controls={`panel-${tab}`}
      tabIndex={isChosen ? 0 : -1}
      onClick={() => setBottomTab(tab)}
    >
      {t(`app.tab.${tab}`)}
    </button>
  );
}

function Content({ tab }: { readonly tab: BottomTab }): JSX.Element {
  switch (tab) {
    case 'events':
      return <EventList />;
    case 'diagram':
      return <Diagram />;
    case 'commands':
      return <CommandBox />;
  }
}

/** Arrow keys go from tab to tab, as tab lists do; the page's own arrows do not see them. */
function moveBetween(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role=tab]')];
  const at = buttons.findIndex((button) => button.tabIndex === 0);
  const next = buttons[(at + (event.key === 'ArrowRight' ? 1 : buttons.length - 1)) % buttons.length];
  next?.focus();
  next?.click();
}
