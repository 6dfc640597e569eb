import { type JSX, memo, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import { nextSpoken, type Said } from './next-spoken';
import { useHeadline } from './use-headline';

const nothing: Said = { text: '', atMs: Number.NEGATIVE_INFINITY };

/** Reads steps aloud. It stands beside all panels, so that none of them can be folded away with it. */
export const Spoken = memo(function Spoken(): JSX.Element {
  const t = useWords();
  const isPlaying = usePlayer((state) => state.isPlaying);
  const { step, text } = useHeadline();
  const said = useRef(nothing);
  // The number makes two steps alike two sentences, or the second would not be heard.
  const sentence = step < 0 ? text : t('guide.spoken', { step: step + 1, what: text });
  said.current = nextSpoken(said.current, sentence, isPlaying, performance.now());
  return (
    <p className="visually-hidden" aria-live="polite" data-testid="spoken">
      {said.current.text}
    </p>
  );
});
