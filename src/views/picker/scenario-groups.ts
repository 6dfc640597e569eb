import type { ScenarioSource } from '../../player/contract';

/** A part of a course: `name` has its words in the catalogues, `pattern` says which scenarios belong to it, by their ids. */
export interface GroupRule {
  readonly name: string;
  readonly pattern: RegExp;
}

export interface ScenarioGroup {
  readonly name: string;
  readonly scenarios: readonly ScenarioSource[];
}

/** The groups that have scenarios, in the order of their rules, of which the first that fits decides; what fits none comes last. */
export function groupScenarios(
  scenarios: readonly ScenarioSource[],
  rules: readonly GroupRule[],
): readonly ScenarioGroup[] {
  const groupOf = (id: string): string => rules.find(({ pattern }) => pattern.test(id))?.name ?? other;
  return [...rules.map(({ name }) => name), other]
    .map((name) => ({ name, scenarios: scenarios.filter(({ id }) => groupOf(id) === name).toSorted(byId) }))
    .filter((group) => group.scenarios.length > 0);
}

const other = 'other';

/** `fle-2` comes before `fle-10`. */
const byId = (a: ScenarioSource, b: ScenarioSource): number => a.id.localeCompare(b.id, 'en', { numeric: true });
