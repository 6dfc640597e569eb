import { describe, expect, it } from 'vitest';
import { cursorAfterKey } from './list-cursor';

const press = (key: string, row: number, count = 50) =>
  cursorAfterKey({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }, { row, count, page: 10 });

describe('cursorAfterKey', () => {
  it('moves by rows, pages and ends, and stops at the ends', () => {
    expect([press('ArrowDown', 3), press('ArrowUp', 3), press('PageDown', 3), press('PageUp', 33)]).toEqual([
      4, 2, 13, 23,
    ]);
    expect([
      press('ArrowDown', 49),
      press('ArrowUp', 0),
      press('PageDown', 45),
      press('End', 0),
      press('Home', 9),
    ]).toEqual([49, 0, 49, 49, 0]);
  });

  it('leaves the arrows that step through the run alone', () => {
    expect([press('ArrowRight', 3), press('k', 3), press('ArrowDown', -1, 0)]).toEqual([null, null, null]);
  });

  it('reaches the first row where the playhead is before all of them', () => {
    expect(press('ArrowDown', -1)).toBe(0);
  });
});
