import { type JSX, useEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import { player } from '../../player/player';
import { timeText } from '../events/time-text';

/** The playhead in milliseconds. It changes with every frame, so it is written past React. */
export function TapeTime(): JSX.Element {
  const t = useWords();
  const digits = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (): void => {
      if (digits.current !== null) digits.current.textContent = timeText(player.getState().playhead);
    };
    write();
    return player.subscribe((state, before) => {
      if (state.playhead !== before.playhead) write();
    });
  }, []);
  return (
    <span className="tape-time">
      <span className="visually-hidden">{t('tape.time')}</span>
      <span ref={digits} data-testid="time" /> ms
    </span>
  );
}
