import type { ChartNode } from '../../../kernel/describe';
import { isWithin } from './links';

/**
 * The chart with every target as a path from the root. A machine's definition may name a target by its key alone, which
 * means a sibling, or with a dot before it, which means a child.
 */
export function withAbsoluteTargets(root: ChartNode): ChartNode {
  const resolve = (node: ChartNode, parent: string): ChartNode => ({
    ...node,
    children: node.children.map((child) => resolve(child, node.path)),
    transitions: node.transitions.map((transition) => ({
      ...transition,
      target: absolute(transition.target, node, parent),
    })),
  });
  return resolve(root, '');
}

function absolute(target: string | null, { path }: ChartNode, parent: string): string | null {
  if (target === null) return null;
  const [outer, key] = target.startsWith('.') ? [path, target.slice(1)] : [parent, target];
  return outer === '' ? key : `${outer}.${key}`;
}

/** The states of a path such as `['looking', 'gathering']`, outermost first; the root is not among them. */
export function nodesOnPath(root: ChartNode, keys: readonly string[]): readonly ChartNode[] {
  const found: ChartNode[] = [];
  let children = root.children;
  for (const key of keys) {
    const node = children.find((child) => child.key === key);
    if (node === undefined) break;
    found.push(node);
    children = node.children;
  }
  return found;
}

/** A transition by the path of its state and its place in that state's list. */
export const transitionKey = (path: string, index: number): string => `${path}#${index}`;

/** What is known of the way that a process took through its chart in one step. */
export interface Passage {
  readonly event: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * The transitions that a step took or may have taken, by key. As statecharts have it, the innermost active state that
 * knows the event decides, and then eventless transitions lead on. The guards' verdicts are not recorded, so several
 * branches remain possible where they lead to the same place.
 */
export function takenTransitions(
  root: ChartNode,
  { event, before, after }: Passage,
): ReadonlyMap<string, 'taken' | 'possible'> {
  const path = [root, ...nodesOnPath(root, before)];
  const goal = after.join('.');
  const leadsToGoal = ({ target }: Candidate): boolean => target !== null && isWithin(goal, target);
  const onwardFrom = (nodes: readonly ChartNode[]): readonly Candidate[] =>
    nodes.flatMap((node) => transitionsIn(node, '')).filter(leadsToGoal);
  const nodesAt = (target: string | null): readonly ChartNode[] =>
    target === null ? path : [root, ...nodesOnPath(root, target.split('.'))];

  const decider = path.findLast((node) => transitionsIn(node, event).length > 0);
  const direct = decider === undefined ? [] : transitionsIn(decider, event);
  const stayed = before.join('.') === goal;
  const staysPut = (branch: Candidate): boolean => branch.target === null && stayed;
  const isPossible = (branch: Candidate): boolean =>
    staysPut(branch) || leadsToGoal(branch) || onwardFrom(nodesAt(branch.target)).length > 0;

  const branches = direct.filter(isPossible);
  const onward = branches.every((branch) => staysPut(branch) || leadsToGoal(branch))
    ? []
    : branches.flatMap(({ target }) => onwardFrom(nodesAt(target)));
  return new Map([...marked(branches), ...marked(stayed ? [] : onward)]);
}

interface Candidate {
  readonly key: string;
  readonly target: string | null;
}

const transitionsIn = (node: ChartNode, event: string): readonly Candidate[] =>
  node.transitions.flatMap((transition, index) =>
    transition.event === event ? [{ key: transitionKey(node.path, index), target: transition.target }] : [],
  );

const marked = (candidates: readonly Candidate[]): ReadonlyMap<string, 'taken' | 'possible'> =>
  new Map(candidates.map(({ key }) => [key, candidates.length === 1 ? 'taken' : 'possible']));
