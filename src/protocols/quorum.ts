/** How many of `n` make a majority: more than half. */
export const majority = (n: number): number => Math.floor(n / 2) + 1;
