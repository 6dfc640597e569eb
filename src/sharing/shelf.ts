import { createStore, del, entries, get, set, update } from 'idb-keyval';

/** Where records lie, by name. Each may reject with whatever the browser throws. */
export interface Shelf {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  /** Replaces a value by what is made of it, with nobody in between; of another tab's either. */
  change(key: string, to: (old: unknown) => unknown): Promise<void>;
  remove(key: string): Promise<void>;
  all(): Promise<readonly (readonly [key: string, value: unknown])[]>;
}

/** A shelf in the browser's IndexedDB. It is opened when it is first used: a browser without one is told of then. */
export function indexedDbShelf(name = 'ensemble-runs'): Shelf {
  const opened = createStore(name, 'runs');
  // Where there is no database at all the library throws at once; here that is a promise that rejects, as all else that fails.
  const store: typeof opened = async (mode, callback) => opened(mode, callback);
  return {
    read: (key) => get<unknown>(key, store),
    write: (key, value) => set(key, value, store),
    change: (key, to) => update<unknown>(key, to, store),
    remove: (key) => del(key, store),
    all: () => entries<string, unknown>(store),
  };
}
