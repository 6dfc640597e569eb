import type { Side } from '../../player/pair';

/** How the two are called, in every language. */
export const sideNames: Readonly<Record<Side, string>> = { 0: 'A', 1: 'B' };
