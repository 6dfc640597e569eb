import { browserLocks } from '../../sharing/run-locks';
import { type RunStore, runStore } from '../../sharing/run-store';
import { indexedDbShelf } from '../../sharing/shelf';

/** The runs that this browser keeps. A page that is not served securely has no locks, and no `randomUUID`. */
export const runs: RunStore = runStore({
  shelf: indexedDbShelf(),
  locks: browserLocks(navigator.locks),
  tab: () => window.sessionStorage,
  now: () => Date.now(),
  newId: () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join(''),
});
