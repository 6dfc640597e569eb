import { describe, expect, it } from 'vitest';
import { indexAfterKey } from './roving';

const press = (key: string, index: number, shiftKey = false) =>
  indexAfterKey({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey }, { index, count: 3 });

describe('indexAfterKey', () => {
  it('goes round and round', () => {
    expect([press('ArrowRight', 0), press('ArrowRight', 2), press('ArrowLeft', 0)]).toEqual([1, 0, 2]);
    expect([press('Home', 1), press('End', 1)]).toEqual([0, 2]);
  });

  it('leaves other keys, and those with a modifier, to the page', () => {
    expect([press('k', 0), press('ArrowDown', 0), press('ArrowRight', 0, true)]).toEqual([null, null, null]);
  });
});
