import type { StoreApi } from 'zustand/vanilla';
import type { Player } from './contract';

export type PlayerStore = StoreApi<Player>;
type Listener = Parameters<PlayerStore['subscribe']>[0];

let installed: PlayerStore | null = null;
let stopHearing = (): void => undefined;
const listeners = new Set<Listener>();

/**
 * Makes this store the one that views and pictures read: `app` does it once, a pair of runs whenever the page turns to the other of
 * them, a test as often as it likes. Whoever listens hears of it as of any other change.
 */
export function installPlayer(store: PlayerStore): void {
  if (store === installed) return;
  const before = installed?.getState();
  stopHearing();
  installed = store;
  // A listener may change the player again: those after it hear of what is so by then, as they would from the store.
  const tell = (previous: Player): void => {
    for (const listener of listeners) listener(store.getState(), previous);
  };
  stopHearing = store.subscribe((_, previous) => tell(previous));
  if (before !== undefined) tell(before);
}

/** The store that is installed: it stays the same run when the page turns to another. */
export function installedPlayer(): PlayerStore {
  if (installed === null) throw new Error('no player is installed: call installPlayer(createPlayer(...)) first');
  return installed;
}

/** The player of this page, for code outside of React: `player.getState().play()`, `player.subscribe(...)`. */
export const player: PlayerStore = {
  getState: () => installedPlayer().getState(),
  setState: (state: Player | Partial<Player> | ((state: Player) => Player | Partial<Player>)) =>
    installedPlayer().setState(state),
  // A page rendered to text shows the present state and not the one before anything happened.
  getInitialState: () => installedPlayer().getState(),
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
