import { describe, expect, it } from 'vitest';
import { languages } from '../i18n/languages';
import { createTranslator, hasText } from '../i18n/translator';
import { keyActions, keyBindings } from '../views/keys-sheet/keys';
import { actionOf, type Focused } from './keyboard';

const press = (key: string, modifiers: Partial<Parameters<typeof actionOf>[0]> = {}) => ({
  ...{ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false },
  ...modifiers,
});
/** An element that lies in another of this kind. */
const inside = (kind: string): Focused => ({
  closest: (selectors) => (selectors.split(', ').some((s) => s === kind) ? {} : null),
});
const nowhere = inside('nothing');

describe('keys', () => {
  it.each(keyBindings.map(({ key, action }) => [key, action] as const))(
    '%j does %s wherever the focus is',
    (key, action) => {
      const [last = '', ...modifiers] = key.split('+').toReversed();
      const pressed = press(last, { shiftKey: modifiers.includes('Shift') || last === '?' });
      expect(actionOf(pressed, null)).toBe(action);
      expect(actionOf(pressed, nowhere)).toBe(action);
      expect(actionOf(pressed, inside('textarea'))).toBeNull();
      expect(actionOf(pressed, inside('dialog'))).toBeNull();
      if (action !== 'undo' && action !== 'redo') {
        expect(actionOf({ ...pressed, ctrlKey: true }, null)).toBeNull();
        expect(actionOf({ ...pressed, metaKey: true }, null)).toBeNull();
      }
      expect(actionOf({ ...pressed, defaultPrevented: true }, null)).toBeNull();
    },
  );

  it('leaves the space key to what it presses', () => {
    expect(actionOf(press(' '), inside('button'))).toBeNull();
    expect(actionOf(press('k'), inside('button'))).toBe('crash');
  });

  it('leaves arrows to a list of choices, and takes letters from it', () => {
    expect(actionOf(press('ArrowLeft'), inside('select'))).toBeNull();
    expect(actionOf(press('End'), inside('select'))).toBeNull();
    expect(actionOf(press(' '), inside('select'))).toBeNull();
    expect(actionOf(press('k'), inside('select'))).toBe('crash');
    expect(actionOf(press('?', { shiftKey: true }), inside('select'))).toBe('keys');
  });

  it('takes letters with the shift lock on, and does nothing for other keys', () => {
    expect(actionOf(press('K', { shiftKey: true }), null)).toBe('crash');
    expect(actionOf(press('q'), null)).toBeNull();
    expect(actionOf(press('Home', { shiftKey: true }), null)).toBeNull();
  });

  it('knows the keys by which every editor undoes', () => {
    expect(actionOf(press('z', { ctrlKey: true }), null)).toBe('undo');
    expect(actionOf(press('z', { metaKey: true }), inside('button'))).toBe('undo');
    expect(actionOf(press('Z', { ctrlKey: true, shiftKey: true }), null)).toBe('redo');
    expect(actionOf(press('y', { ctrlKey: true }), null)).toBe('redo');
    expect(actionOf(press('z', { ctrlKey: true }), inside('textarea'))).toBeNull();
  });

  it('has one key for each action, and words for it in every language', () => {
    expect(keyBindings.map(({ action }) => action).sort()).toEqual([...keyActions].sort());
    expect(new Set(keyBindings.map(({ key }) => key)).size).toBe(keyBindings.length);
    for (const language of languages) {
      for (const action of keyActions)
        expect(hasText(language, `app.key.${action}`), createTranslator(language)(action)).toBe(true);
    }
  });
});
