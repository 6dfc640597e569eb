import type { ProcessId } from '../../kernel/ids';
import { actorOf } from '../../kernel/run';
import type { Step } from '../../kernel/trace';
import type { Setup } from '../../kernel/world';
import type { AtomicCommit } from './state';

/** What each process of a run has done and waited for so far; it grows in place, step by step. */
export type Tallies = ReadonlyMap<ProcessId, Tally>;
export interface Tally {
  sent: number;
  forced: number;
  executions: number;
  wasted: number;
  readonly locked: Span;
  readonly inDoubt: Span;
  readonly blocked: Span;
}
/** A sum of intervals of which the last may still run; microseconds. */
export interface Span {
  total: number;
  since: number | null;
}

/** The tallies of a run in which nothing has happened yet. */
export const newTallies = ({ processes }: Setup<AtomicCommit>): Tallies =>
  new Map(processes.map(({ id }) => [id, newTally()]));

const newTally = (): Tally => ({
  ...{ sent: 0, forced: 0, executions: 0, wasted: 0 },
  ...{ locked: span(), inDoubt: span(), blocked: span() },
});
const span = (): Span => ({ total: 0, since: null });

/** Tallies that can grow without these. */
export const copyOf = (tallies: Tallies): Tallies => new Map(Array.from(tallies, ([id, tally]) => [id, copied(tally)]));

const copied = ({ locked, inDoubt, blocked, ...counts }: Tally): Tally => ({
  ...counts,
  ...{ locked: { ...locked }, inDoubt: { ...inDoubt }, blocked: { ...blocked } },
});

/** Counts the next step of the run. */
export function countStep(tallies: Tallies, step: Step<AtomicCommit>): void {
  const id = actorOf(step);
  const tally = id === null ? undefined : tallies.get(id);
  if (tally !== undefined) count(tally, step);
}

/** How long a span is at an instant. */
export const lengthOf = ({ total, since }: Span, now: number): number => total + (since === null ? 0 : now - since);

const open = (each: Span, at: number): void => {
  each.since ??= at;
};
function close(each: Span, at: number): void {
  if (each.since !== null) each.total += at - each.since;
  each.since = null;
}

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
