import { first, unordered } from '../kernel/agenda';
import type { Portrait } from '../kernel/describe';
import type { Instant } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Timing } from '../kernel/world';
import type { AnyWorld } from './contract';

/** Wall time that a message takes for the usual latency of a link, at normal speed. */
export const flightMs = 900;
/** Wall time in which a stretch without anything to see passes. */
export const idleMs = 500;
/** Connections that open and close, and disks that write, are told faster than messages. */
const backgroundFactor = 3;
/** Heartbeats and what else is hidden pass this many times as fast as messages. */
const hiddenFactor = 20;
/** Virtual microseconds in a wall millisecond at an even pace. */
export const evenPace = 100;

/** What the pace goes by at one step; it stays the same until the next one. */
export interface Scene {
  readonly world: AnyWorld;
  /** When the next thing happens, where the run already knows; otherwise the agenda tells. */
  readonly next: Instant | null;
  readonly timing: Timing;
  readonly portrait: Pick<Portrait<ProtocolTypes>, 'message'>;
  readonly hiddenFamilies: readonly string[];
}

/**
 * Virtual microseconds in a millisecond of wall time, at which a person can read what happens: slow while messages fly,
 * fast where nothing does.
 */
export function paceAt(scene: Scene): number {
  const { fastest, isBackgroundBusy } = traffic(scene);
  const usual = (scene.timing.latency[0] + scene.timing.latency[1]) / 2;
  // A network without latency would stop the clock.
  const slow = Math.max(usual, 1) / flightMs;
  // Where all are slower than usual, the fastest of them takes `flightMs`, so that nobody waits for long.
  if (fastest !== null) return Math.max(slow, fastest / flightMs);
  if (isBackgroundBusy) return Math.max(slow * backgroundFactor, gap(scene) / flightMs);
  return Math.max(slow * hiddenFactor, gap(scene) / idleMs);
}

interface Traffic {
  /** Microseconds that the fastest of the messages to be seen is under way; null where there is none. */
  readonly fastest: number | null;
  readonly isBackgroundBusy: boolean;
}

function traffic({ world, portrait, hiddenFamilies }: Scene): Traffic {
  let fastest: number | null = null;
  let isBackgroundBusy = false;
  for (const item of unordered(world.agenda)) {
    if (item.type === 'synced') isBackgroundBusy = true;
    if (item.type !== 'arrive') continue;
    if (item.parcel.type !== 'message') isBackgroundBusy = true;
    else if (!hiddenFamilies.includes(portrait.message(item.parcel.message).family))
      fastest = Math.min(fastest ?? Number.POSITIVE_INFINITY, item.at - item.sentAt);
  }
  return { fastest, isBackgroundBusy };
}

function gap({ world, next }: Scene): number {
  const until = next ?? first(world.agenda)?.at ?? world.now;
  return Math.max(0, until - world.now);
}
