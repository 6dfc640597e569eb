/** A newer version of the page that the browser has fetched and that waits to be used. */
export interface Update {
  /** Puts it to use and reloads this tab; other tabs go on with what they have. */
  take(): void;
}

let waiting: Update | null = null;
const listeners = new Set<() => void>();

/** What is ready to be taken, for the page to tell of it. */
export const updates = {
  get: (): Update | null => waiting,
  set: (update: Update | null): void => {
    waiting = update;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
