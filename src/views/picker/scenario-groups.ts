import type { ScenarioSource } from '../../player/contract';

/** Groups of scenarios in the order of a course: what the first part of their ids says that they are about. */
export const groupOrder = ['main', 'fle', 'net', 'bc', 'rec', 'dis', 'ops'] as const;
export type GroupName = (typeof groupOrder)[number] | 'other';

export interface ScenarioGroup {
  readonly name: GroupName;
  readonly scenarios: readonly ScenarioSource[];
}

/** The groups that have scenarios. */
export function groupScenarios(scenarios: readonly ScenarioSource[]): readonly ScenarioGroup[] {
  const names: readonly GroupName[] = [...groupOrder, 'other'];
  return names
    .map((name) => ({ name, scenarios: scenarios.filter(({ id }) => groupOf(id) === name).toSorted(byId) }))
    .filter((group) => group.scenarios.length > 0);
}

function groupOf(id: string): GroupName {
  const prefix = id.split('-')[0];
  return groupOrder.find((name) => name === prefix) ?? 'other';
}

/** `fle-2` comes before `fle-10`. */
const byId = (a: ScenarioSource, b: ScenarioSource): number => a.id.localeCompare(b.id, 'en', { numeric: true });
