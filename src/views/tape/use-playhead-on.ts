import { type RefObject, useEffect } from 'react';
import { type PlayerStore, player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { prefersCalm, shownInstant } from '../stage/use-motion';
import { positionOf } from './scale';

/**
 * Keeps `--position` of an element where the playhead is on the tape, which shows these runs. It moves with every frame, so it is
 * placed past React. Both must stay the same as long as they mean the same.
 */
export function usePlayheadOn(
  element: RefObject<HTMLElement | null>,
  positionNow: () => number = positionAlone,
  runs: readonly PlayerStore[] = pageAlone,
): void {
  useEffect(() => {
    const place = (): void => element.current?.style.setProperty('--position', String(positionNow()));
    place();
    const stops = runs.map((run) =>
      run.subscribe((state, before) => {
        if (state.playhead !== before.playhead || state.branches !== before.branches || state.branch !== before.branch)
          place();
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [element, positionNow, runs]);
}

function positionAlone(): number {
  const state = player.getState();
  return positionOf(currentTrace(state), state.step, shownInstant(state, prefersCalm()));
}

const pageAlone: readonly PlayerStore[] = [player];
