import { first, unordered } from '../kernel/agenda';
import type { Portrait } from '../kernel/describe';
import { type Instant, instant } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Timing } from '../kernel/world';
import type { AnyWorld } from './contract';
import { messageFigure } from './message-figure';

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

export interface Pace {
  /** Virtual microseconds in a millisecond of wall time. */
  readonly perMs: number;
  /** While steps happen before this instant and nobody acts, the pace stays what it is; for this step only where it is no later. */
  readonly holdsUntil: Instant;
}

/** The pace at which a person can read what happens: slow while messages fly, fast where nothing does. */
export function paceAt(scene: Scene): Pace {
  const { fastest, isBackgroundBusy, lastUsual } = traffic(scene);
  // A network without latency would stop the clock.
  const slow = Math.max(usualLatency(scene), 1) / flightMs;
  const pace = (perMs: number): Pace => ({ perMs, holdsUntil: lastUsual });
  // Where all are slower than usual, the fastest of them takes `flightMs`, so that nobody waits for long.
  if (fastest !== null) return pace(Math.max(slow, fastest / flightMs));
  if (isBackgroundBusy) return pace(Math.max(slow * backgroundFactor, gap(scene) / flightMs));
  return pace(Math.max(slow * hiddenFactor, gap(scene) / idleMs));
}

const usualLatency = ({ timing: { latency } }: Scene): number => (latency[0] + latency[1]) / 2;

interface Traffic {
  /** Microseconds that the fastest of the messages to be seen is under way; null where there is none. */
  readonly fastest: number | null;
  readonly isBackgroundBusy: boolean;
  /** When the last of those arrives that are no slower than usual: as long as one of them flies, nothing else matters. */
  readonly lastUsual: Instant;
}

function traffic(scene: Scene): Traffic {
  const { world, portrait, hiddenFamilies } = scene;
  const usual = usualLatency(scene);
  let fastest: number | null = null;
  let isBackgroundBusy = false;
  let lastUsual = 0;
  for (const item of unordered(world.agenda)) {
    if (item.type === 'synced') isBackgroundBusy = true;
    if (item.type !== 'arrive') continue;
    if (item.parcel.type !== 'message') isBackgroundBusy = true;
    else if (!hiddenFamilies.includes(messageFigure(portrait, item.parcel.message).family)) {
      const travels = item.at - item.sentAt;
      fastest = Math.min(fastest ?? Number.POSITIVE_INFINITY, travels);
      if (travels <= usual) lastUsual = Math.max(lastUsual, item.at);
    }
  }
  return { fastest, isBackgroundBusy, lastUsual: instant(lastUsual) };
}

function gap({ world, next }: Scene): number {
  const until = next ?? first(world.agenda)?.at ?? world.now;
  return Math.max(0, until - world.now);
}
