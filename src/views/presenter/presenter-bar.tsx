import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { SlimTape } from '../tape/slim-tape';
import { presenting, usePresenting } from './presenting';
import { toggleBlank } from './use-presenter-keys';
import type { Walk } from './walk';

/** What a hand needs that holds no clicker. */
export function PresenterBar({
  walk,
  openNotes,
}: {
  readonly walk: Walk;
  readonly openNotes: () => void;
}): JSX.Element {
  const t = useWords();
  const isPointing = usePresenting((now) => now.isPointing);
  return (
    <footer className="presenter-bar">
      <BarButton id="previous" onClick={walk.back} />
      <BarButton id="next" onClick={walk.on} />
      <SlimTape />
      <BarButton id="laser" isPressed={isPointing} onClick={() => presenting.setPointing(!isPointing)} />
      <BarButton id="blank" onClick={toggleBlank} />
      <BarButton id="notes" onClick={openNotes} />
      {document.fullscreenEnabled ? <BarButton id="fullscreen" onClick={toggleFullscreen} /> : null}
      <button
        type="button"
        className="button"
        data-testid="presenter-leave"
        title={t('presenter.leave.hint')}
        onClick={presenting.leave}
      >
        {t('presenter.leave')}
      </button>
    </footer>
  );
}

interface BarButtonProps {
  readonly id: 'previous' | 'next' | 'laser' | 'blank' | 'notes' | 'fullscreen';
  readonly isPressed?: boolean;
  readonly onClick: () => void;
}

function BarButton({ id, isPressed, onClick }: BarButtonProps): JSX.Element {
  const t = useWords();
  return (
    <button
      type="button"
      className="button quiet"
      data-testid={`presenter-${id}`}
      aria-pressed={isPressed}
      title={t(`presenter.${id}.hint`)}
      onClick={onClick}
    >
      {t(`presenter.${id}`)}
    </button>
  );
}

/** A browser may refuse, for example inside of a frame: then everything is as it was. */
function toggleFullscreen(): void {
  const done =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  done.catch(() => undefined);
}
