import { type StepIndex, stepIndex } from '../kernel/ids';
import type { Branch } from './contract';
import { lastStep } from './timeline';

/** A line of history in its tree. */
export interface BranchNode {
  readonly branch: Branch;
  /** 0 for the run that was opened. */
  readonly depth: number;
  readonly children: readonly BranchNode[];
}

/** The lines of history as a tree; those that begin earlier come first. */
export function branchTree(branches: readonly Branch[]): readonly BranchNode[] {
  const nodesOf = (parent: number | null, depth: number): readonly BranchNode[] =>
    branches
      .filter((branch) => (branch.parent?.branch ?? null) === parent)
      .sort((a, b) => (a.parent?.step ?? 0) - (b.parent?.step ?? 0) || a.id - b.id)
      .map((branch) => ({ branch, depth, children: nodesOf(branch.id, depth + 1) }));
  return nodesOf(null, 0);
}

/** Every line of history in the order in which the tree is read, from the top. */
export const inTreeOrder = (branches: readonly Branch[]): readonly BranchNode[] => branchTree(branches).flatMap(flat);

const flat = (node: BranchNode): readonly BranchNode[] => [node, ...node.children.flatMap(flat)];

/** The lines of history that begin in this one, and those that begin in them. */
export function descendants(branches: readonly Branch[], id: number): readonly number[] {
  const children = branches.filter(({ parent }) => parent?.branch === id).map((branch) => branch.id);
  return children.flatMap((child) => [child, ...descendants(branches, child)]);
}

/** The line before or after one, round and round. */
export function neighbour(branches: readonly Branch[], id: number, by: 1 | -1): number {
  const order = inTreeOrder(branches).map(({ branch }) => branch.id);
  return order.at((order.indexOf(id) + by) % order.length) ?? id;
}

/** The last step that two lines of history share; -1 where they part before the first. */
export function forkStep(branches: readonly Branch[], a: number, b: number): StepIndex {
  const reach = (id: number): ReadonlyMap<number, number> => {
    const shared = new Map<number, number>();
    let upTo = Number.POSITIVE_INFINITY;
    for (let branch = branchOf(branches, id); branch !== undefined; branch = parentOf(branches, branch)) {
      shared.set(branch.id, Math.min(upTo, lastStep(branch.trace)));
      upTo = Math.min(upTo, branch.parent?.step ?? upTo);
    }
    return shared;
  };
  const [ofA, ofB] = [reach(a), reach(b)];
  const common = [...ofA].flatMap(([id, upTo]) => (ofB.has(id) ? [Math.min(upTo, ofB.get(id) ?? -1)] : []));
  return stepIndex(Math.max(-1, ...common));
}

const branchOf = (branches: readonly Branch[], id: number): Branch | undefined =>
  branches.find((branch) => branch.id === id);

const parentOf = (branches: readonly Branch[], { parent }: Branch): Branch | undefined =>
  parent === null ? undefined : branchOf(branches, parent.branch);
