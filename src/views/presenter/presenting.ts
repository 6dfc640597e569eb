import { useSyncExternalStore } from 'react';

/** Whether and how the page is shown to an audience. It is no part of the run, and is not kept. */
export interface Presenting {
  readonly isOn: boolean;
  /** Nothing is shown, so that the audience looks at the person. */
  readonly isBlank: boolean;
  /** The laser pointer is drawn where the mouse is. */
  readonly isPointing: boolean;
  /** When it began, in wall time; the notes show how long ago that is. */
  readonly since: number;
}

const off: Presenting = { isOn: false, isBlank: false, isPointing: false, since: 0 };
let present = off;
const listeners = new Set<() => void>();

function change(changes: Partial<Presenting>): void {
  present = { ...present, ...changes };
  for (const listener of listeners) listener();
}

export const presenting = {
  get: (): Presenting => present,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  begin: (now: number): void => change({ ...off, isOn: true, since: now }),
  leave: (): void => change(off),
  setBlank: (isBlank: boolean): void => change({ isBlank }),
  setPointing: (isPointing: boolean): void => change({ isPointing }),
  restartClock: (now: number): void => change({ since: now }),
};

/** `usePresenting((now) => now.isOn)`; the selector must return what already exists. */
export function usePresenting<T>(selector: (now: Presenting) => T): T {
  const read = (): T => selector(present);
  return useSyncExternalStore(presenting.subscribe, read, read);
}
