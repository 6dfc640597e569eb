import { useEffect } from 'react';
import { player } from '../../player/player';
import { type PresenterAction, presenterActionOf } from './presenter-keys';
import { presenting } from './presenting';
import type { Walk } from './walk';

/** Takes the keys of a clicker before the page does; what it takes, the page leaves alone. */
export function usePresenterKeys(walk: Walk): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = presenterActionOf(event, event.target instanceof Element ? event.target : null);
      if (action === null) return;
      // Escape puts a tool away before it ends the talk.
      if (action === 'leave' && player.getState().tool !== null) return;
      event.preventDefault();
      if (!event.repeat) perform(action, walk);
    };
    const release = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'l') presenting.setPointing(false);
    };
    const lose = (): void => presenting.setPointing(false);
    document.addEventListener('keydown', press, true);
    document.addEventListener('keyup', release, true);
    // A key that is let go in another window is not heard of here.
    window.addEventListener('blur', lose);
    return () => {
      document.removeEventListener('keydown', press, true);
      document.removeEventListener('keyup', release, true);
      window.removeEventListener('blur', lose);
    };
  }, [walk]);
}

function perform(action: PresenterAction, walk: Walk): void {
  switch (action) {
    case 'next':
      return presenting.get().isBlank ? presenting.setBlank(false) : walk.on();
    case 'previous':
      return walk.back();
    case 'blank':
      return toggleBlank();
    case 'laser':
      return presenting.setPointing(true);
    case 'leave':
      return presenting.get().isBlank ? presenting.setBlank(false) : presenting.leave();
    case 'swallow':
      return;
  }
}

/** The run does not go on behind a black screen. */
export function toggleBlank(): void {
  player.getState().pause();
  presenting.setBlank(!presenting.get().isBlank);
}
