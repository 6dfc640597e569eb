import { type JSX, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import { player } from '../../player/player';
import { usePlayer } from '../../player/use-player';
import { useHeadline } from '../guide/use-headline';
import { PairStage } from '../lock-step/pair-stage';
import { StageOrPair } from '../lock-step/stage-or-pair';
import { prefersCalm } from '../stage/use-motion';
import { Laser } from './laser';
import { PresenterBar } from './presenter-bar';
import { presenting, usePresenting } from './presenting';
import { useNotes } from './use-notes';
import { usePresenterKeys } from './use-presenter-keys';
import { walkOver } from './walk';
import './presenter.css';

/** The stage for an audience: large, with one sentence below it and next to nothing else. */
export function Presenter(): JSX.Element {
  const t = useWords();
  const title = usePlayer((state) => state.title);
  const isBlank = usePresenting((now) => now.isBlank);
  const isPointing = usePresenting((now) => now.isPointing);
  const walk = useMemo(() => walkOver(player, prefersCalm), []);
  const frame = useRef<HTMLElement>(null);
  usePresenterKeys(walk);
  const openNotes = useNotes(walk);
  useEffect(() => walk.end, [walk]);
  useLargeType();
  useEffect(() => {
    frame.current?.focus();
    return giveFocusBack;
  }, []);
  return (
    <div className={isPointing ? 'presenter is-pointing' : 'presenter'} data-testid="presenter">
      <main ref={frame} className="presenter-stage" tabIndex={-1} inert={isBlank} aria-labelledby="presenter-title">
        <h1 id="presenter-title" className="visually-hidden">
          {t('presenter.title', { title })}
        </h1>
        <div className="presenter-picture">
          <StageOrPair Pair={PairStage} />
        </div>
        <Caption />
      </main>
      <PresenterBar walk={walk} openNotes={openNotes} />
      <Laser />
      {isBlank ? <Blank /> : null}
    </div>
  );
}

function Caption(): JSX.Element {
  const { text } = useHeadline();
  return (
    <p className="presenter-caption" data-testid="presenter-caption">
      {text}
    </p>
  );
}

/** Black in both themes: it is meant to give no light. */
function Blank(): JSX.Element {
  const t = useWords();
  return (
    <button
      type="button"
      className="presenter-black"
      data-testid="presenter-black"
      aria-label={t('presenter.unblank')}
      onClick={() => presenting.setBlank(false)}
    />
  );
}

/** Everything that is measured in letters grows with them. */
function useLargeType(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.presenting = '';
    return () => {
      delete dataset.presenting;
    };
  }, []);
}

const giveFocusBack = (): void => document.getElementById('present')?.focus();
