import type { JSX, PointerEvent, ReactNode, RefObject } from 'react';
import { useWords } from '../../i18n/use-words';
import { player } from '../../player/player';
import { slide } from './slide';

interface TrackProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly testId: string;
  /** How many steps there are, how many of them have happened, and that in words. */
  readonly steps: number;
  readonly now: number;
  readonly text: string;
  /** What happens under the pointer, at a share of the whole from 0 to 1. */
  seek(share: number): void;
  /** The same with Alt. */
  mark?(share: number): void;
  /** What is drawn on the rail. */
  readonly children?: ReactNode;
}

/** The rail of a tape with its thumb: dragged along, or moved by the keys of a slider. */
export function Track({ box, testId, steps, now, text, seek, mark, children }: TrackProps): JSX.Element {
  const t = useWords();
  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    if (event.altKey && mark !== undefined) return mark(shareUnder(event));
    event.currentTarget.setPointerCapture(event.pointerId);
    seek(shareUnder(event));
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(shareUnder(event));
  };
  return (
    <div
      className="scrubber-track"
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={t('tape.scrubber')}
      aria-valuemin={0}
      aria-valuemax={steps}
      aria-valuenow={now}
      aria-valuetext={text}
      data-testid={testId}
      onPointerDown={begin}
      onPointerMove={drag}
      onKeyDown={(event) => slide(event, player.getState())}
    >
      <div className="scrubber-rail" />
      <div className="scrubber-past" />
      {children}
      <div className="scrubber-thumb" />
    </div>
  );
}

function shareUnder({ clientX, currentTarget }: PointerEvent<HTMLDivElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return (clientX - left) / width;
}
