import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './languages';
import { createTranslator, hasText, onTexts, provideTexts } from './translator';

describe('translator', () => {
  it('puts values into the text of its language', () => {
    expect(createTranslator('en')('tape.position', { step: 3, steps: 12 })).toBe('step 3 / 12');
    expect(createTranslator('zh-CN')('tape.position', { step: 3, steps: 12 })).toBe('第 3 / 12 步');
  });

  it('does not escape what it puts in, because React does', () => {
    expect(createTranslator('en')('commands.done', { command: 'S1 create /a "<x>"' })).toContain('S1 create /a "<x>"');
  });

  it('shows what it puts in as it is, escape sequences and placeholders too', () => {
    const command = 'S1 create /a "\\x41 \\u0042 \\\\ {count} $x"';
    expect(createTranslator('en')('commands.done', { command })).toContain(command);
  });

  it('chooses the form of a number', () => {
    const t = createTranslator('en');
    expect(t('inspector.log.earlier', { count: 1 })).toBe('1 older entry is not shown.');
    expect(t('inspector.log.earlier', { count: 1200 })).toBe('1200 older entries are not shown.');
    expect(createTranslator('zh-CN')('inspector.log.earlier', { count: 2 })).toBe('另有 2 条更早的记录未显示。');
  });

  it('puts a text into a text', () => {
    const text = createTranslator('en')('zookeeper.milestone.quorumLost', { name: 'S1', reason: 'quorumLost' });
    expect(text).toBe('S1 gives up the lead: it no longer hears from a quorum.');
  });

  it('gives an unknown id back, so that it shows', () => {
    expect(createTranslator('en')('tape.no-such-text')).toBe('tape.no-such-text');
    expect(createTranslator('en')('nonsense')).toBe('nonsense');
    expect(createTranslator('en')('toString')).toBe('toString');
    expect(hasText('en', 'tape.no-such-text')).toBe(false);
    expect(hasText('en', 'tape.position')).toBe(true);
  });

  it('joins lists as the language does', () => {
    expect(createTranslator('en')('commands.done', { command: ['S1', 'S2'] })).toContain('S1, S2');
    expect(createTranslator('zh-CN')('commands.done', { command: ['S1', 'S2'] })).toContain('S1、S2');
  });

  it('learns texts beside those that it has, and says so to whoever shows some', () => {
    const before = createTranslator('en');
    expect(createTranslator('en')).toBe(before);
    let heard = 0;
    const stop = onTexts(() => {
      heard += 1;
    });
    provideTexts('en', { learnt: { late: ['at last, ', ['who']] } });
    stop();
    provideTexts('en', { learnt: { later: 'too late' } });
    expect(heard).toBe(1);
    const t = createTranslator('en');
    expect(t).not.toBe(before);
    expect([t('learnt.late', { who: 'S1' }), t('learnt.later')]).toEqual(['at last, S1', 'too late']);
    expect(t('tape.position', { step: 3, steps: 12 })).toBe('step 3 / 12');
  });

  it('prefers the reader’s first language that it has', () => {
    expect(preferredLanguage(['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLanguage(['en-GB', 'zh'])).toBe('en');
    expect(preferredLanguage(['fr'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
  });
});
