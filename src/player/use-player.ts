import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { calm } from './calm';
import type { Player } from './contract';
import { type PlayerStore, player } from './player';

/** Whose run a part of the page shows: the one that the page is about, unless the part stands for another. */
export const PlayerContext = createContext<PlayerStore>(player);

/** The player itself, for handlers and effects. */
export const usePlayerStore = (): PlayerStore => use(PlayerContext);

/** Reads a run that is not the one of this part of the page. */
export const useRun = <T>(run: PlayerStore, selector: (state: Player) => T): T => useStore(run, selector);

/** Reads the player in a component. The selector must return what already exists, or the component renders for ever. */
export const usePlayer = <T>(selector: (state: Player) => T): T => useStore(usePlayerStore(), selector);

/**
 * The same for what is read and not watched, such as lists and tables: while the run plays it follows a few times a second. What
 * belongs together must be asked for in the same way.
 */
export const useCalmPlayer = <T>(selector: (state: Player) => T): T =>
  useStore(usePlayerStore(), (state) => selector(calm(state)));
