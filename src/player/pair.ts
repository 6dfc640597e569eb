import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Instant } from '../kernel/ids';
import { installedPlayer, installPlayer, type PlayerStore } from './player';

/** One of two runs: the one that the page began with stands first. */
export type Side = 0 | 1;
export const otherSide = (side: Side): Side => (side === 0 ? 1 : 0);

/** What was done in one run and could be done in the other. */
export interface Offer {
  readonly to: Side;
  /** A command, which names processes and messages and not their numbers. */
  readonly text: string;
  /** The instant before it, to which one goes to do the same; and the one that it left behind. */
  readonly at: Instant;
  readonly after: Instant;
}

/** Two runs on one tape, always at the same instant. */
export interface Pair {
  readonly runs: readonly [PlayerStore, PlayerStore];
  /** The one that the page is about: its inspector, its lists, its keys. */
  readonly side: Side;
  readonly offer: Offer | null;
  /** Whether what is done in one is done in the other at once. */
  readonly isMirrored: boolean;
}

/** The pair that is looked at, if two runs are. `lock-step.ts` makes and ends it. */
export const lockStep = createStore<{ readonly pair: Pair | null }>()(() => ({ pair: null }));

/** The run that the page is about, or the first of two. */
export const firstRun = (): PlayerStore => lockStep.getState().pair?.runs[0] ?? installedPlayer();

/** Reads it in a component. */
export const usePair = <T>(selector: (pair: Pair | null) => T): T => useStore(lockStep, ({ pair }) => selector(pair));

export const changePair = (changes: Partial<Pair>): void =>
  lockStep.setState(({ pair }) => ({ pair: pair === null ? null : { ...pair, ...changes } }));

/** Turns the page to one of the two. */
export function lookAt(side: Side): void {
  const { pair } = lockStep.getState();
  if (pair === null || pair.side === side) return;
  changePair({ side });
  installPlayer(pair.runs[side]);
}

export function turnToOther(): void {
  const { pair } = lockStep.getState();
  if (pair !== null) lookAt(otherSide(pair.side));
}
