import { describe, expect, it } from 'vitest';
import { stepIndex } from '../../kernel/ids';
import { vectorOf } from '../../kernel/vector';
import type { AnyTrace, Branch } from '../../player/contract';
import { laneRows } from './lanes';

const branch = (id: number, steps: number, parent: readonly [number, number] | null = null): Branch => ({
  id,
  name: `b${id}`,
  trace: { steps: vectorOf(Array.from({ length: steps }, (_, index) => ({ index }))) } as unknown as AnyTrace,
  parent: parent === null ? null : { branch: parent[0], step: stepIndex(parent[1]) },
});

/** Main with an early fork and a late one. */
const branches = [branch(0, 20), branch(1, 14, [0, 9]), branch(2, 15, [0, 4])];

describe('the drawn tree', () => {
  it('has a lane from where a branch begins to where it ends, on the scale of the tape', () => {
    expect(laneRows(branches, 20).map(({ branch: { id }, lane, goesOn }) => [id, lane, goesOn])).toEqual([
      [0, { from: 0, to: 1 }, false],
      [2, { from: 0.25, to: 0.75 }, false],
      [1, { from: 0.5, to: 0.7 }, false],
    ]);
  });

  it('goes on beyond a shorter tape, and leaves out what begins beyond it', () => {
    expect(laneRows(branches, 8).map(({ lane, goesOn }) => [lane, goesOn])).toEqual([
      [{ from: 0, to: 1 }, true],
      [{ from: 0.625, to: 1 }, true],
      [null, true],
    ]);
  });

  it('has stems from the lane that is left, through those between, to the lane that begins', () => {
    expect(laneRows(branches, 20).map(({ stems }) => stems)).toEqual([
      [
        { at: 0.25, from: 'middle', to: 'bottom' },
        { at: 0.5, from: 'middle', to: 'bottom' },
      ],
      [
        { at: 0.25, from: 'top', to: 'middle' },
        { at: 0.5, from: 'top', to: 'bottom' },
      ],
      [{ at: 0.5, from: 'top', to: 'middle' }],
    ]);
    expect(laneRows(branches, 8).map(({ stems }) => stems.length)).toEqual([1, 1, 0]);
  });

  it('has no stem out of nowhere: what begins before its parent does leaves the line that both share', () => {
    const early = [...branches, branch(3, 5, [2, 2])];
    const rows = laneRows(early, 20);
    expect(rows.map(({ branch: { id }, depth }) => [id, depth])).toEqual([
      [0, 0],
      [2, 1],
      [3, 2],
      [1, 1],
    ]);
    expect(rows[0]?.stems).toContainEqual({ at: 0.15, from: 'middle', to: 'bottom' });
    expect(rows[1]?.stems).toContainEqual({ at: 0.15, from: 'top', to: 'bottom' });
    expect(rows[2]?.stems).toContainEqual({ at: 0.15, from: 'top', to: 'middle' });
  });

  it('is empty before the first step', () => {
    expect(laneRows([branch(0, 0)], 0)).toMatchObject([{ lane: { from: 0, to: 0 }, stems: [] }]);
  });
});
