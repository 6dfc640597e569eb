import type { Clock } from '../player/playback';

/** The frames of a browser window; none come while it is hidden. */
export const browserClock = (window: Window): Clock => ({
  requestFrame: (callback) => window.requestAnimationFrame(callback),
  cancelFrame: (id) => window.cancelAnimationFrame(id),
  isHidden: () => window.document.hidden,
  onVisibilityChange: (listener) => {
    window.document.addEventListener('visibilitychange', listener);
    return () => window.document.removeEventListener('visibilitychange', listener);
  },
});
