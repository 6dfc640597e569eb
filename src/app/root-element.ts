import type { PlayerStore } from '../player/player';

/** Keeps `data-theme` of the root element at the theme to be seen: the chosen one, or the system's. */
export function followTheme(player: PlayerStore, root: HTMLElement, prefersDark: MediaQueryList): void {
  const apply = (): void => {
    const { theme } = player.getState();
    const system = prefersDark.matches ? 'dark' : 'light';
    root.dataset.theme = theme === 'system' ? system : theme;
  };
  prefersDark.addEventListener('change', apply);
  player.subscribe((state, before) => {
    if (state.theme !== before.theme) apply();
  });
  apply();
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
