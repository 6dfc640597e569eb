import { createContext } from 'react';

/** A stage that stands beside another. */
export interface Beside {
  /** What tells the two apart. */
  readonly name: string;
  /** Names of the processes that are not what they are in the other run. */
  readonly differing: ReadonlySet<string>;
}

/** Null where a stage stands alone. */
export const BesideContext = createContext<Beside | null>(null);
