import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './languages';
import { createTranslator, hasText } from './translator';

describe('translator', () => {
  it('puts values into the text of its language', () => {
    expect(createTranslator('en')('tape.position', { step: 3, steps: 12 })).toBe('step 3 / 12');
    expect(createTranslator('zh-CN')('tape.position', { step: 3, steps: 12 })).toBe('第 3 / 12 步');
  });

  it('does not escape what it puts in, because React does', () => {
    expect(createTranslator('en')('commands.done', { command: 'S1 create /a "<x>"' })).toContain('S1 create /a "<x>"');
  });

  it('gives an unknown id back, so that it shows', () => {
    expect(createTranslator('en')('tape.no-such-text')).toBe('tape.no-such-text');
    expect(createTranslator('en')('nonsense')).toBe('nonsense');
    expect(hasText('en', 'tape.no-such-text')).toBe(false);
    expect(hasText('en', 'tape.position')).toBe(true);
  });

  it('joins lists as the language does', () => {
    expect(createTranslator('en')('commands.done', { command: ['S1', 'S2'] })).toContain('S1, S2');
    expect(createTranslator('zh-CN')('commands.done', { command: ['S1', 'S2'] })).toContain('S1、S2');
  });

  it('prefers the reader’s first language that it has', () => {
    expect(preferredLanguage(['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLanguage(['en-GB', 'zh'])).toBe('en');
    expect(preferredLanguage(['fr'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
  });
});
