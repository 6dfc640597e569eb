import { describe, expect, test } from 'vitest';
import { keyMeaning, type MenuState } from './menu-keys';

const menu: MenuState = {
  ...{ present: 1, isInField: false, hasField: true },
  labels: ['Drop', 'Delay by 50 ms', 'Duplicate', 'Isolate', 'Inspect'],
  keys: ['d', 'l', 'u', null, null],
};
const inField: MenuState = { ...menu, isInField: true };

describe('a key in a menu', () => {
  test.each([
    ['ArrowDown', { type: 'go', row: 2 }],
    ['ArrowUp', { type: 'go', row: 0 }],
    ['End', { type: 'go', row: 4 }],
    ['Home', { type: 'go', row: 0 }],
    ['d', { type: 'do', row: 0 }],
    ['U', { type: 'do', row: 2 }],
    ['i', { type: 'go', row: 3 }],
    ['+', { type: 'nudge', by: 1 }],
    ['-', { type: 'nudge', by: -1 }],
    ['Tab', { type: 'field' }],
    ['z', null],
    [' ', null],
    ['Enter', null],
  ])('%s', (key, meaning) => expect(keyMeaning(key, menu)).toEqual(meaning));

  test('goes round', () => {
    expect(keyMeaning('ArrowDown', { ...menu, present: 4 })).toEqual({ type: 'go', row: 0 });
    expect(keyMeaning('ArrowUp', { ...menu, present: 0 })).toEqual({ type: 'go', row: 4 });
    expect(keyMeaning('i', { ...menu, present: 3 })).toEqual({ type: 'go', row: 4 });
    expect(keyMeaning('i', { ...menu, present: 4 })).toEqual({ type: 'go', row: 3 });
  });

  test('is typed in a field, but for the way out of it', () => {
    for (const key of ['d', '-', '+', 'Home', 'ArrowRight', 'Tab']) expect(keyMeaning(key, inField)).toBeNull();
    expect(keyMeaning('ArrowDown', inField)).toEqual({ type: 'go', row: 2 });
  });

  test('that leads to a field where there is none leaves the menu', () => {
    expect(keyMeaning('Tab', { ...menu, hasField: false })).toBeNull();
  });
});
