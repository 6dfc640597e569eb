/**
 * What is remembered of two runs that move together: what was used last comes first. `before` is what it takes the place of, if
 * anything. By age alone, a run that moves would push out what is known of one that rests.
 */
export const usedLast = <Known>(known: readonly Known[], found: Known, before = found): readonly Known[] =>
  known[0] === found ? known : [found, ...known.filter((one) => one !== found && one !== before).slice(0, 1)];
