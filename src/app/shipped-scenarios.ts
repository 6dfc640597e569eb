import type { Parts } from '../scenario/parts';

/** The texts of all scenarios that are shipped, by their paths; only the first one comes without being asked for. */
export const shippedScenarios: Readonly<Record<string, Parts>> = import.meta.glob('../scenarios/*/*.txt', {
  query: '?parts',
  import: 'default',
  eager: true,
});
