import { first } from '../kernel/agenda';
import type { Instant } from '../kernel/ids';
import { at } from '../kernel/vector';
import { type AnyStep, meet, type Readable, type Two } from './differing-steps';
import { endOf } from './timeline';

/** How two runs that share a tape drift apart: the steps that only one of them has, as far as both are known. */
export interface Parting {
  readonly runs: Two<Readable>;
  /** Where to go on in each. */
  readonly next: Two<number>;
  /** How many steps of both have happened with each of those, in order: their places on the tape. */
  readonly alone: Two<readonly number[]>;
  /** When the two part; null as long as they are alike. */
  readonly at: Instant | null;
}

/** What is known of two runs; of runs that have only grown since, what was known before is kept. */
export function partingOf(runs: Two<Readable>, known: Parting | null): Parting {
  if (known !== null && isSame(known.runs, runs)) return known;
  const from = known !== null && isContinued(known, runs) ? known : beginning(runs);
  const end = Math.min(
    ...runs.map(({ trace }) => (first(trace.head.world.agenda) === undefined ? Infinity : endOf(trace))),
  );
  const alone: Two<number[]> = [[...from.alone[0]], [...from.alone[1]]];
  let { next, at: parted } = from;
  for (let met = meet(runs, next); met !== null && met.step.at <= end; met = meet(runs, next)) {
    next = met.next;
    if (met.side === null) continue;
    alone[met.side].push(next[0] + next[1]);
    parted ??= met.step.at;
  }
  return { runs, next, alone, at: parted };
}

const isSame = (old: Two<Readable>, now: Two<Readable>): boolean =>
  now.every(({ trace, entry }, side) => old[side]?.trace === trace && old[side]?.entry === entry);

const beginning = (runs: Two<Readable>): Parting => ({
  runs,
  next: [0, 0],
  alone: [[], []],
  at: null,
});

/** A run that has grown still has the step that was met last; another has not. */
function isContinued({ runs: old, next }: Parting, runs: Two<Readable>): boolean {
  const metLast = ({ trace }: Readable, side: 0 | 1): AnyStep | undefined => at(trace.steps, next[side] - 1);
  return ([0, 1] as const).every((side) => {
    const [before, now] = [old[side], runs[side]];
    const isSameSetup = before.entry === now.entry && before.trace.setup === now.trace.setup;
    return isSameSetup && metLast(before, side) === metLast(now, side);
  });
}
