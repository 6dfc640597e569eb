import { type Duration, milliseconds } from '../../../kernel/ids';

/** A message must be pulled back so far before that means anything. */
export const leastPull = 14;
/** Each further so much doubles the delay: fine at first, and seconds within reach. */
const doubling = 22;

/** By how much a message is delayed that is pulled back so far; null for a slip of the hand. */
export function delayFor(pull: number): Duration | null {
  if (pull < leastPull) return null;
  return milliseconds(Math.min(longest, rounded(2 ** ((pull - leastPull) / doubling))));
}

const longest = 60_000;

/** As many digits as a person means: whole milliseconds, then fives, tens, hundreds. */
export function rounded(ms: number): number {
  const unit = ms < 20 ? 1 : ms < 100 ? 5 : ms < 1000 ? 10 : 100;
  return Math.round(ms / unit) * unit;
}

/** A link whose middle is pulled out less far stays as it is. */
const leastBow = 18;
const bowStep = 17;
const factors = [2, 3, 5, 10, 20, 50, 100];

/** How many times slower a link is made whose middle is pulled out so far; null where it stays as it is. */
export function factorFor(bow: number): number | null {
  if (bow < leastBow) return null;
  return factors[Math.min(factors.length - 1, Math.floor((bow - leastBow) / bowStep))] ?? null;
}
