import { describe, expect, it } from 'vitest';
import { presenterActionOf } from './presenter-keys';

const press = (key: string, more: object = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false },
  ...more,
});
const inside = (kind: string) => ({
  closest: (selectors: string) => (selectors.split(', ').includes(kind) ? {} : null),
});

describe('keys while presenting', () => {
  it.each([
    ['PageDown', 'next'],
    ['PageUp', 'previous'],
    ['b', 'blank'],
    ['B', 'blank'],
    ['.', 'blank'],
    ['l', 'laser'],
    ['Escape', 'leave'],
    ['F5', 'swallow'],
    ['i', 'swallow'],
  ])('%s is taken: %s', (key, action) => {
    expect(presenterActionOf(press(key), null)).toBe(action);
    expect(presenterActionOf(press(key), inside('button'))).toBe(action);
  });

  it.each([' ', 'ArrowRight', 'Home', 'k', '?', 'toString'])('%s is the page’s', (key) => {
    expect(presenterActionOf(press(key), null)).toBeNull();
  });

  it('leaves to a dialog, a menu and a field what is pressed in them', () => {
    for (const kind of ['dialog', '.popover', 'textarea', 'select', 'input:not([type=range])'])
      expect(presenterActionOf(press('Escape'), inside(kind)), kind).toBeNull();
  });

  it('leaves what is pressed with a modifier, or was taken already', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { defaultPrevented: true }])
      expect(presenterActionOf(press('b', more), null)).toBeNull();
  });
});
