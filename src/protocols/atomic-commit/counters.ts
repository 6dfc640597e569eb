import type { ProcessId } from '../../kernel/ids';
import type { Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import type { World } from '../../kernel/world';
import type { AtomicCommit } from './state';
import { countStep, lengthOf, newTallies, type Tallies, type Tally } from './tallies';

/** What a run has cost: lessons, not invariants. Times are microseconds. */
export interface Counters {
  readonly messages: number;
  /** Writes that somebody waited for. */
  readonly forced: number;
  readonly executions: number;
  /** Executions that did not stand in the end. */
  readonly wasted: number;
  /** How long clients' reads have waited for locks. */
  readonly readersWaitedUs: number;
  readonly processes: Readonly<Record<number, ProcessCounters>>;
}
export interface ProcessCounters {
  readonly sent: number;
  readonly forced: number;
  readonly executions: number;
  readonly wasted: number;
  readonly lockedUs: number;
  /** From its Yes until it knew the outcome. */
  readonly inDoubtUs: number;
  /** Of that, from its first question that nobody had an answer to. */
  readonly blockedUs: number;
}

/** Counts the whole of a run, in one walk over its steps. */
export function countersOf({ setup, steps, head }: Trace<AtomicCommit>): Counters {
  const tallies = newTallies(setup);
  for (const step of slice(steps)) countStep(tallies, step);
  return countersIn(tallies, head.world);
}

/** What tallies come to in the world after the last step that they count. */
export function countersIn(tallies: Tallies, world: World<AtomicCommit>): Counters {
  const processes = Object.fromEntries(Array.from(tallies, ([id, tally]) => [id, processCounters(tally, world.now)]));
  const sum = (of: (each: ProcessCounters) => number): number =>
    Object.values(processes).reduce((total, each) => total + of(each), 0);
  return {
    messages: sum(({ sent }) => sent),
    forced: sum(({ forced }) => forced),
    executions: sum(({ executions }) => executions),
    wasted: sum(({ wasted }) => wasted),
    readersWaitedUs: waitOfReaders(world),
    processes,
  };
}

const processCounters = (
  { sent, forced, executions, wasted, locked, inDoubt, blocked }: Tally,
  now: number,
): ProcessCounters => ({
  ...{ sent, forced, executions, wasted },
  ...{ lockedUs: lengthOf(locked, now), inDoubtUs: lengthOf(inDoubt, now), blockedUs: lengthOf(blocked, now) },
});

/** Which times of a process still run. */
export interface Running {
  readonly lockedUs: boolean;
  readonly inDoubtUs: boolean;
  readonly blockedUs: boolean;
}

/** Which times still run after the last step that the tallies count. */
export function runningIn(tallies: Tallies, id: ProcessId): Running {
  const tally = tallies.get(id);
  const isOpen = (name: 'locked' | 'inDoubt' | 'blocked'): boolean => (tally?.[name].since ?? null) !== null;
  return { lockedUs: isOpen('locked'), inDoubtUs: isOpen('inDoubt'), blockedUs: isOpen('blocked') };
}

function waitOfReaders(world: World<AtomicCommit>): number {
  let total = 0;
  for (const { request, at, outcome } of slice(world.requests))
    if (request.type === 'read') total += (outcome?.at ?? world.now) - at;
  return total;
}
