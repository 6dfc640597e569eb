import type { Theme } from '../player/contract';
import type { PlayerStore } from '../player/player';

/** Keeps `data-theme` of the root element at the theme to be seen: the chosen one, or the system's. */
export function followTheme(player: PlayerStore, root: HTMLElement, prefersDark: MediaQueryList): void {
  const apply = (): void => {
    root.dataset.theme = themeSeen(player.getState().theme, prefersDark);
  };
  prefersDark.addEventListener('change', apply);
  player.subscribe((state, before) => {
    if (state.theme !== before.theme) apply();
  });
  apply();
}

/** The chosen theme, or the system's. */
export function themeSeen(theme: Theme, prefersDark: Pick<MediaQueryList, 'matches'>): 'light' | 'dark' {
  const system = prefersDark.matches ? 'dark' : 'light';
  return theme === 'system' ? system : theme;
}

/** Keeps the name of the window at what is being watched. */
export function followTitle(player: PlayerStore, document: Document): void {
  const apply = (): void => {
    document.title = `${player.getState().title} – Ensemble`;
  };
  player.subscribe((state, before) => {
    if (state.title !== before.title) apply();
  });
  apply();
}

/** Keeps `lang` of the root element at the reader's language, for voices and fonts. */
export function followLanguage(player: PlayerStore, root: HTMLElement): void {
  root.lang = player.getState().language;
  player.subscribe((state, before) => {
    if (state.language !== before.language) root.lang = state.language;
  });
}
