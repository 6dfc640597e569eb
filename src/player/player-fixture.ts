import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import type { ProtocolEntry } from './contract';
import { createPlayer } from './create-player';
import type { Clock } from './playback';
import type { PlayerStore } from './player';
import { sourceOf } from './source-fixture';

/** ZooKeeper as the page knows it, for tests. */
export const entry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;

/** A clock whose frames come when the test says so. */
export interface StillClock extends Clock {
  frame(wallMs: number): void;
  isWaiting(): boolean;
}

export function stillClock(): StillClock {
  let waiting: ((wallMs: number) => void) | null = null;
  return {
    requestFrame: (callback) => {
      waiting = callback;
      return 1;
    },
    cancelFrame: () => {
      waiting = null;
    },
    isHidden: () => false,
    onVisibilityChange: () => () => undefined,
    frame: (wallMs) => {
      const callback = waiting;
      waiting = null;
      callback?.(wallMs);
    },
    isWaiting: () => waiting !== null,
  };
}

/** A player that shows a scenario of this text. */
export const playerOf = (text: string, clock: Clock = stillClock()): PlayerStore =>
  createPlayer({ entries: [entry], scenarios: [sourceOf('fixture', text)] }, clock);
