import type { Registry } from '../player/contract';
import { type GroupRule, groupScenarios, type ScenarioGroup } from '../views/picker/scenario-groups';

/** The shipped scenarios in the order of a course: what the first part of their ids says that they are about. */
const rules: readonly GroupRule[] = [
  { name: 'main', pattern: /^main-(?!book$|skeen$|two-phase$)/ },
  { name: 'fle', pattern: /^fle-/ },
  { name: 'net', pattern: /^net-/ },
  { name: 'bc', pattern: /^bc-/ },
  { name: 'rec', pattern: /^rec-/ },
  { name: 'dis', pattern: /^dis-/ },
  { name: 'ops', pattern: /^ops-/ },
  { name: 'twoPhase', pattern: /^(s-2pc|presumed)-/ },
  { name: 'threePhase', pattern: /^(s-3pc-|main-)/ },
  { name: 'matrix', pattern: /^cell-/ },
  { name: 'rules', pattern: /^rule-/ },
];

/** All scenarios that are shipped, group by group. */
export const groupsOf = ({ scenarios }: Pick<Registry, 'scenarios'>): readonly ScenarioGroup[] =>
  groupScenarios(scenarios, rules);
