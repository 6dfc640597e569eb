import { describe, expect, it } from 'vitest';
import { cellAfterKey, type GridPlace } from './grid-keys';

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const press = (key: string, modifiers: Partial<typeof plain> = {}) => ({ ...plain, ...modifiers, key });
/** Cells that are there and that are not. */
const grid = ['x.x', '.x.', 'x.x'].map((row) => [...row].map((cell) => cell === 'x'));
const at = (row: number, column: number): GridPlace => ({ row, column });

describe('a key in the grid', () => {
  it.each([
    ['ArrowRight', at(0, 0), at(0, 2)],
    ['ArrowLeft', at(0, 2), at(0, 0)],
    ['ArrowDown', at(0, 0), at(2, 0)],
    ['ArrowUp', at(2, 2), at(0, 2)],
    ['Home', at(2, 2), at(2, 0)],
    ['End', at(2, 0), at(2, 2)],
  ])('%s goes to the next cell that there is', (key, from, to) => {
    expect(cellAfterKey(press(key), grid, from)).toEqual(to);
  });

  it('goes with Ctrl to the first and the last cell of all', () => {
    expect(cellAfterKey(press('Home', { ctrlKey: true }), grid, at(1, 1))).toEqual(at(0, 0));
    expect(cellAfterKey(press('End', { ctrlKey: true }), grid, at(1, 1))).toEqual(at(2, 2));
  });

  it.each(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])('stays at an edge: %s', (key) => {
    expect(cellAfterKey(press(key), grid, at(1, 1))).toBeNull();
  });

  it.each([press('a'), press('Enter'), press('ArrowRight', { shiftKey: true }), press('ArrowDown', { ctrlKey: true })])(
    'leaves other keys alone: %o',
    (key) => {
      expect(cellAfterKey(key, grid, at(0, 0))).toBeNull();
    },
  );
});
