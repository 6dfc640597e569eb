import { advance, between, seeded, uniform } from '../../../src/kernel/random';

/** Seeded draws for a generator of test cases; each call moves it on. */
export interface Dice {
  /** A whole number from `low` to `high`, both included. */
  readonly number: (low: number, high: number) => number;
  readonly isLucky: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** One of the things, each as often as its weight says. */
  readonly weighted: <T>(from: readonly (readonly [weight: number, thing: T])[]) => T;
}

export function diceOf(seed: number, name: string): Dice {
  let state = seeded(seed, name);
  const draw = <T>(value: T): T => {
    state = advance(state);
    return value;
  };
  const number = (low: number, high: number): number => draw(between(state, low, high));
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('there is something to pick from');
    return from[number(0, from.length - 1)] as T;
  };
  return {
    number,
    isLucky: (share) => draw(uniform(state)) < share,
    pick,
    weighted: (from) => {
      let left = draw(uniform(state)) * from.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, thing] of from) {
        left -= weight;
        if (left < 0) return thing;
      }
      return pick(from)[1];
    },
  };
}
