/** Says which records open tabs own. A browser frees what a tab owned when that is closed, or crashes. */
export interface RunLocks {
  /**
   * Makes a record this tab's, unless another has it: null then. Calling what comes back gives it away. With `waitMs` the other
   * has that long to give it up.
   */
  claim(id: string, waitMs?: number): Promise<(() => void) | null>;
}

const prefix = 'ensemble-run-';

/** By the browser's own locks, which all tabs of a site share; null where it has none (it does not on an insecure page). */
export function browserLocks(manager: Pick<LockManager, 'request'> | undefined): RunLocks | null {
  if (manager === undefined) return null;
  return {
    claim: (id, waitMs = 0) =>
      new Promise((resolve, reject) => {
        const options = waitMs > 0 ? { signal: AbortSignal.timeout(waitMs) } : { ifAvailable: true };
        const held = manager.request(prefix + id, options, (lock) => {
          if (lock === null) return resolve(null);
          // The lock is held for as long as this promise is not settled.
          return new Promise<void>((release) => resolve(() => release()));
        });
        held.catch((error: unknown) => (waitMs > 0 ? resolve(null) : reject(error)));
      }),
  };
}
