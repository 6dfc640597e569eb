import { type RefObject, useEffect } from 'react';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { prefersCalm, shownInstant } from '../stage/use-motion';
import { positionOf } from './scale';

/** Keeps `--position` of an element where the playhead is on the tape. It moves with every frame, so it is placed past React. */
export function usePlayheadOn(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = (): void => {
      const state = player.getState();
      const position = positionOf(currentTrace(state), state.step, shownInstant(state, prefersCalm()));
      element.current?.style.setProperty('--position', String(position));
    };
    place();
    return player.subscribe((state, before) => {
      if (state.playhead !== before.playhead || state.branches !== before.branches || state.branch !== before.branch)
        place();
    });
  }, [element]);
}
