import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';

const outlines = {
  toStart: 'M4 3v10M13 3v10L6 8z',
  stepBack: 'M11 3v10L4 8z',
  play: 'M4 2.5v11L13 8z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  stepForward: 'M5 3v10l7-5z',
  toEnd: 'M12 3v10M3 3v10l7-5z',
} as const;
type Sign = keyof typeof outlines;

/** Start, one step back, play or pause, one step on, end. */
export function TransportButtons(): JSX.Element {
  const t = useWords();
  const isPlaying = usePlayer((state) => state.isPlaying);
  const togglePlay = usePlayer((state) => state.togglePlay);
  const main = isPlaying ? 'pause' : 'play';
  return (
    <div className="transport">
      <Jump action="toStart" />
      <Jump action="stepBack" />
      <button
        type="button"
        className="button primary play"
        data-testid="play"
        aria-label={t(`tape.${main}`)}
        title={t(`tape.${main}`)}
        onClick={togglePlay}
      >
        <Icon sign={main} />
      </button>
      <Jump action="stepForward" />
      <Jump action="toEnd" />
    </div>
  );
}

function Jump({ action }: { readonly action: 'toStart' | 'stepBack' | 'stepForward' | 'toEnd' }): JSX.Element {
  const t = useWords();
  const jump = usePlayer((state) => state[action]);
  return (
    <button
      type="button"
      className="button"
      data-testid={action}
      aria-label={t(`tape.${action}`)}
      title={t(`tape.${action}`)}
      onClick={jump}
    >
      <Icon sign={action} />
    </button>
  );
}

function Icon({ sign }: { readonly sign: Sign }): JSX.Element {
  return (
    <svg className="transport-icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={outlines[sign]} />
    </svg>
  );
}
