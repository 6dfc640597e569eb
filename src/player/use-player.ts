import { useStore } from 'zustand';
import type { Player } from './contract';
import { player } from './player';

/** Reads the player in a component. The selector must return what already exists, or the component renders for ever. */
export const usePlayer = <T>(selector: (state: Player) => T): T => useStore(player, selector);
