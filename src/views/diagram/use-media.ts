import { useSyncExternalStore } from 'react';

const calmQuery = '(prefers-reduced-motion: reduce)';

/** Whether the reader prefers less motion. */
export const useCalm = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(calmQuery);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(calmQuery).matches,
    () => false,
  );

/** The theme that is seen: the root element says it, whoever has chosen it. */
export const useTheme = (): 'light' | 'dark' =>
  useSyncExternalStore(
    (listener) => {
      const observer = new MutationObserver(listener);
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      return () => observer.disconnect();
    },
    () => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'),
    () => 'light',
  );
