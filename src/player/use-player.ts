import { useStore } from 'zustand';
import { calm } from './calm';
import type { Player } from './contract';
import { player } from './player';

/** Reads the player in a component. The selector must return what already exists, or the component renders for ever. */
export const usePlayer = <T>(selector: (state: Player) => T): T => useStore(player, selector);

/**
 * The same for what is read and not watched, such as lists and tables: while the run plays it follows a few times a second. What
 * belongs together must be asked for in the same way.
 */
export const useCalmPlayer = <T>(selector: (state: Player) => T): T =>
  useStore(player, (state) => selector(calm(state)));
