import { inTreeOrder } from '../../player/branch-tree';
import type { Branch } from '../../player/contract';
import { lastStep } from '../../player/timeline';
import { positionOfStep } from '../tape/scale';

/** A line of history in the drawn tree: a row, and what of it is drawn on the scale of the tape. */
export interface LaneRow {
  readonly branch: Branch;
  /** 0 for the run that was opened. */
  readonly depth: number;
  /** From where to where it is drawn, from 0 to 1; null where it begins beyond the end of the tape. */
  readonly lane: { readonly from: number; readonly to: number } | null;
  /** Whether it is known further than the tape reaches. */
  readonly goesOn: boolean;
  /** The lines by which branches leave the rows above this one, through it or in it. */
  readonly stems: readonly Stem[];
}

/** A piece of a vertical line within a row. */
export interface Stem {
  readonly at: number;
  readonly from: 'top' | 'middle';
  readonly to: 'middle' | 'bottom';
}

/** The rows of the tree, drawn beside a tape of so many steps. */
export function laneRows(branches: readonly Branch[], steps: number): readonly LaneRow[] {
  const order = inTreeOrder(branches);
  const rowOf = new Map(order.map(({ branch }, row) => [branch.id, row]));
  const stems: Stem[][] = order.map(() => []);
  const rows = order.map(({ branch, depth }, row) => {
    const lane = laneOf(branch, steps);
    const trunk = trunkOf(branches, branch);
    const above = trunk === null ? undefined : rowOf.get(trunk.id);
    if (lane !== null && above !== undefined) addStem(stems, lane.from, above, row);
    return { branch, depth, lane, goesOn: branch.trace.steps.length > steps };
  });
  return rows.map((row, i) => ({ ...row, stems: stems[i] ?? [] }));
}

function laneOf({ parent, trace }: Branch, steps: number): LaneRow['lane'] {
  const from = parent === null ? 0 : positionOfStep(steps, parent.step);
  if (from > 1) return null;
  return { from, to: Math.min(1, positionOfStep(steps, lastStep(trace))) };
}

/** The line that a branch leaves on the drawing: where it begins in what its parent shares with another, that other. */
function trunkOf(branches: readonly Branch[], { parent }: Branch): Branch | null {
  if (parent === null) return null;
  let trunk = branches.find(({ id }) => id === parent.branch) ?? null;
  while (trunk?.parent && trunk.parent.step >= parent.step) {
    const { branch } = trunk.parent;
    trunk = branches.find(({ id }) => id === branch) ?? null;
  }
  return trunk;
}

function addStem(stems: readonly Stem[][], at: number, above: number, row: number): void {
  stems[above]?.push({ at, from: 'middle', to: 'bottom' });
  for (let between = above + 1; between < row; between++) stems[between]?.push({ at, from: 'top', to: 'bottom' });
  stems[row]?.push({ at, from: 'top', to: 'middle' });
}
