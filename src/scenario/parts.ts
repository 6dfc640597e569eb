import type { Place } from './problem';

/** A scenario cut in two, as plain data: the fields of its front matter, every scalar a text, and the lines after it. */
export interface Parts {
  readonly fields: Readonly<Record<string, unknown>>;
  /** The number of the first line after the front matter in the file, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** Where in the file a path of the fields stands: its key if the problem is the key, else its value. */
export type Locate = (path: readonly (string | number)[], found: string) => Place;
