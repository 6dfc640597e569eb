import { updates } from './updates';
import { workOffline } from './work-offline';

/** Works offline from the next visit on, where the browser can. Where it cannot, the page needs its network and nothing else. */
export function startOffline(window: Window): void {
  const { navigator, document, location } = window;
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const place = {
    container: navigator.serviceWorker,
    onReturn: (callback: () => void) =>
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') callback();
      }),
    reload: () => location.reload(),
  };
  workOffline(place, new URL('sw.js', document.baseURI), updates.set).catch(() => undefined);
}
