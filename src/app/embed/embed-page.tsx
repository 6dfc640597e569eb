import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import { type Embed, type EmbedPanel, wholeAddress } from '../../sharing/embed-query';
import { NoticeBar } from '../../views/command-box/notice-bar';
import { Guide } from '../../views/guide/guide';
import { StageOrPair } from '../../views/lock-step/stage-or-pair';
import { SlimTape } from '../../views/tape/slim-tape';
import { allTabs, BottomTabs } from '../bottom-tabs';
import { Inspector, PairStage, WhyPanel } from '../late-parts';
import './embed.css';

/** As much of the page as another one shows inside of itself. */
export function EmbedPage({ embed }: { readonly embed: Embed }): JSX.Element {
  const t = useWords();
  const title = usePlayer((state) => state.title);
  const { panels, from, to } = embed;
  const has = (panel: EmbedPanel): boolean => panels.includes(panel);
  const tabs = allTabs.filter(has);
  return (
    <div className="embed" data-testid="embed" data-panels={panels.join(' ')}>
      <div className="embed-main">
        <main className="embed-stage" data-is-bare={!has('stage')}>
          <h1 className="visually-hidden">{title}</h1>
          {has('stage') ? <StageOrPair Pair={PairStage} /> : <NoticeBar />}
        </main>
        {has('guide') ? (
          <aside className="embed-side" aria-label={t('app.panel.guide')}>
            <h2 className="visually-hidden">{t('app.panel.guide')}</h2>
            <Guide Why={WhyPanel} />
          </aside>
        ) : null}
        {has('inspector') ? (
          <aside className="embed-side" aria-label={t('app.panel.inspector')}>
            <h2 className="visually-hidden">{t('app.panel.inspector')}</h2>
            <Inspector />
          </aside>
        ) : null}
      </div>
      {tabs.length > 0 ? (
        <section aria-label={t('app.panel.bottom')}>
          <BottomTabs tabs={tabs} />
        </section>
      ) : null}
      <footer className="embed-bar">
        {has('tape') ? <SlimTape from={from} to={to} /> : <span className="embed-space" />}
        <WholePageLink />
      </footer>
    </div>
  );
}

/** The same run on a page of its own, where it can be looked at in peace. */
function WholePageLink(): JSX.Element {
  const t = useWords();
  return (
    <a className="embed-whole" href={wholeAddress(window.location)} target="_blank" rel="noopener noreferrer">
      {t('app.embed.whole')}
    </a>
  );
}
