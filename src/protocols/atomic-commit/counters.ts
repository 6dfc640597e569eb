import type { ProcessId } from '../../kernel/ids';
import { actorOf } from '../../kernel/run';
import type { Step, Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import type { AtomicCommit } from './state';

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

interface Tally {
  sent: number;
  forced: number;
  executions: number;
  wasted: number;
  locked: Span;
  inDoubt: Span;
  blocked: Span;
}
/** A sum of intervals of which the last may still run. */
interface Span {
  total: number;
  since: number | null;
}

/** Counts the whole of a run, in one walk over its steps. */
export function countersOf(trace: Trace<AtomicCommit>): Counters {
  const tallies = new Map<ProcessId, Tally>(trace.setup.processes.map(({ id }) => [id, newTally()]));
  for (const step of slice(trace.steps)) {
    const id = actorOf(step);
    const tally = id === null ? undefined : tallies.get(id);
    if (tally !== undefined) count(tally, step);
  }
  const { now } = trace.head.world;
  const processes = Object.fromEntries(Array.from(tallies, ([id, tally]) => [id, countersIn(tally, now)]));
  const sum = (of: (each: ProcessCounters) => number): number =>
    Object.values(processes).reduce((total, each) => total + of(each), 0);
  return {
    messages: sum(({ sent }) => sent),
    forced: sum(({ forced }) => forced),
    executions: sum(({ executions }) => executions),
    wasted: sum(({ wasted }) => wasted),
    readersWaitedUs: waitOfReaders(trace),
    processes,
  };
}

const newTally = (): Tally => ({
  sent: 0,
  forced: 0,
  executions: 0,
  wasted: 0,
  locked: span(),
  inDoubt: span(),
  blocked: span(),
});
const span = (): Span => ({ total: 0, since: null });
const open = (each: Span, at: number): void => {
  each.since ??= at;
};
function close(each: Span, at: number): void {
  if (each.since !== null) each.total += at - each.since;
  each.since = null;
}

const lengthOf = ({ total, since }: Span, now: number): number => total + (since === null ? 0 : now - since);

const countersIn = (
  { sent, forced, executions, wasted, locked, inDoubt, blocked }: Tally,
  now: number,
): ProcessCounters => ({
  ...{ sent, forced, executions, wasted },
  ...{ lockedUs: lengthOf(locked, now), inDoubtUs: lengthOf(inDoubt, now), blockedUs: lengthOf(blocked, now) },
});

function count(tally: Tally, step: Step<AtomicCommit>): void {
  const { occurrence, at } = step;
  if (occurrence.type === 'act' && goesDown.includes(occurrence.act.type)) return fall(tally, at);
  for (const effect of step.effects) {
    if (effect.type === 'send') tally.sent++;
    if (effect.type === 'reach' && effect.milestone === 'inDoubt') open(tally.blocked, at);
    if (effect.type === 'because') countDecision(tally, effect.rule, effect.facts.outcome === 'abort', at);
    if (effect.type === 'because' && effect.facts.forced === true) tally.forced++;
  }
}
const goesDown: readonly string[] = ['crash', 'die', 'wipe'];

function countDecision(tally: Tally, rule: string, isUndone: boolean, at: number): void {
  switch (rule) {
    case 'lock-taken':
      tally.executions++;
      return open(tally.locked, at);
    case 'lock-released':
      if (isUndone) tally.wasted++;
      return close(tally.locked, at);
    case 'recovers-in-doubt':
      open(tally.locked, at);
      return open(tally.inDoubt, at);
    case 'vote-yes':
      return open(tally.inDoubt, at);
    case 'decision-known':
      close(tally.blocked, at);
      return close(tally.inDoubt, at);
    default:
      return;
  }
}

/** Nobody waits for the locks of one that is down, and it is in no doubt: it is not there. */
function fall(tally: Tally, at: number): void {
  close(tally.locked, at);
  close(tally.inDoubt, at);
  close(tally.blocked, at);
}

function waitOfReaders({ head: { world } }: Trace<AtomicCommit>): number {
  let total = 0;
  for (const { request, at, outcome } of slice(world.requests))
    if (request.type === 'read') total += (outcome?.at ?? world.now) - at;
  return total;
}
