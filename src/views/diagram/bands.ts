import type { AnyWorld } from '../../player/contract';

/** A lane from a step on, until the next band of the lane. */
export interface Band {
  readonly from: number;
  readonly tone: string;
  readonly state: string;
}

/** The states of all lanes, as far as they have been read: only worlds tell them, and those are made again one by one. */
export interface Bands {
  read: number;
  world: AnyWorld | null;
  readonly lanes: Band[][];
}

export const noBands = (lanes: number): Bands => ({
  read: 0,
  world: null,
  lanes: Array.from({ length: lanes }, () => []),
});
