import type { ScenarioSource } from '../../player/contract';

/** Groups of scenarios in the order of a course: what the first part of their ids says that they are about. */
const groups = {
  main: /^main-(?!book$|skeen$|two-phase$)/,
  fle: /^fle-/,
  net: /^net-/,
  bc: /^bc-/,
  rec: /^rec-/,
  dis: /^dis-/,
  ops: /^ops-/,
  twoPhase: /^(s-2pc|presumed)-/,
  threePhase: /^(s-3pc-|main-)/,
  matrix: /^cell-/,
  rules: /^rule-/,
} as const;
export type GroupName = keyof typeof groups | 'other';
export const groupOrder = [...(Object.keys(groups) as (keyof typeof groups)[]), 'other'] as const;

export interface ScenarioGroup {
  readonly name: GroupName;
  readonly scenarios: readonly ScenarioSource[];
}

/** The groups that have scenarios. */
export const groupScenarios = (scenarios: readonly ScenarioSource[]): readonly ScenarioGroup[] =>
  groupOrder
    .map((name) => ({ name, scenarios: scenarios.filter(({ id }) => groupOf(id) === name).toSorted(byId) }))
    .filter((group) => group.scenarios.length > 0);

const groupOf = (id: string): GroupName =>
  groupOrder.find((name) => name !== 'other' && groups[name].test(id)) ?? 'other';

/** `fle-2` comes before `fle-10`. */
const byId = (a: ScenarioSource, b: ScenarioSource): number => a.id.localeCompare(b.id, 'en', { numeric: true });
