import { useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import { currentTrace } from '../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { captionStep, headlineOf } from './caption';

export interface Headline {
  readonly step: number;
  readonly text: string;
}

/** What a step means in one sentence: the step at the playhead, or while the run plays the last one that matters. */
export function useHeadline(): Headline {
  const t = useWords();
  const trace = useCalmPlayer(currentTrace);
  const portrait = usePlayer((state) => state.entry.portrait);
  const step = useCalmPlayer((state) => captionStep(currentTrace(state), state.step, state.isPlaying));
  const headline = useMemo(() => headlineOf(trace, step, portrait), [trace, step, portrait]);
  return { step, text: headline === null ? t('guide.beforeFirst') : t(headline.id, headline.values) };
}
