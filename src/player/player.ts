import type { StoreApi } from 'zustand/vanilla';
import type { Player } from './contract';

export type PlayerStore = StoreApi<Player>;

let installed: PlayerStore | null = null;

/** Makes this store the one that views and pictures read; `app` does it once, a test as often as it likes. */
export function installPlayer(store: PlayerStore): void {
  installed = store;
}

function store(): PlayerStore {
  if (installed === null) throw new Error('no player is installed: call installPlayer(createPlayer(...)) first');
  return installed;
}

/** The player of this page, for code outside of React: `player.getState().play()`, `player.subscribe(...)`. */
export const player: PlayerStore = {
  getState: () => store().getState(),
  setState: (state: Player | Partial<Player> | ((state: Player) => Player | Partial<Player>)) =>
    store().setState(state),
  // A page rendered to text shows the present state and not the one before anything happened.
  getInitialState: () => store().getState(),
  subscribe: (listener) => store().subscribe(listener),
};
