import type { Memory } from '../../player/memory';

/** What of the address can ask for a run. */
export interface Address {
  readonly hash: string;
  readonly search: string;
}

/** Said to the memory once a run is kept, so that a first visit need not wait for a storage with nothing in it. */
export const keptKey = 'kept';

/** Whether another run than the first scenario is likely to be shown: one that the address names, or that was kept. */
export const isRunExpected = ({ hash, search }: Address, memory: Memory): boolean =>
  hash.length > 1 || new URLSearchParams(search).has('scenario') || memory.read(keptKey) !== null;
