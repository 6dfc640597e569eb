import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { catalogues } from './catalogues';
import { languages } from './languages';
import { valuesNamedIn } from './values-named-in';

const [reference, ...others] = languages;

describe('catalogues', () => {
  it.each(languages)('lists every file of %s', (language) => {
    const files = readdirSync(join(import.meta.dirname, language)).map((name) => name.replace(/\.json$/, ''));
    expect(files.length).toBeGreaterThan(10);
    expect(Object.keys(catalogues[language]).sort()).toEqual(files.sort());
  });

  it.each(languages)('has no empty text in %s, and none with blanks around it', (language) => {
    const texts = textsOf(language);
    expect(texts.size).toBeGreaterThan(100);
    expect([...texts].filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([]);
  });

  it.each(languages)('has only texts in %s that can be compiled', (language) => {
    for (const [id, text] of textsOf(language)) expect(() => compileMessageOrThrow(text), id).not.toThrow();
  });

  it.each(others)('says in %s all that it says in English, and no more', (language) => {
    expect([...textsOf(language).keys()].sort()).toEqual([...textsOf(reference).keys()].sort());
  });

  it.each(others)('names the same values in %s as in English', (language) => {
    const english = textsOf(reference);
    const differing = [...textsOf(language)].filter(
      ([id, text]) => String(valuesNamedIn(text)) !== String(valuesNamedIn(english.get(id) ?? '')),
    );
    expect(differing).toEqual([]);
  });

  it.each(languages)('has all plural forms that %s needs, wherever it has one', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const forms = [...textsOf(language)].flatMap(([id, text]) => pluralForms(text).map((found) => ({ id, found })));
    expect(forms.length).toBeGreaterThan(language === 'en' ? 5 : -1);
    expect(forms.filter(({ found }) => categories.some((category) => !found.includes(category)))).toEqual([]);
  });
});

type Language = (typeof languages)[number];

function textsOf(language: Language): ReadonlyMap<string, string> {
  const entries = Object.entries(catalogues[language]).flatMap(([namespace, texts]) =>
    Object.entries(texts).map(([id, text]) => [`${namespace}.${id}`, text] as const),
  );
  return new Map(entries);
}

/** The categories of each plural in a text; exact numbers such as `=0` are none. */
const pluralForms = (text: string): readonly (readonly string[])[] =>
  compileMessageOrThrow(text).flatMap((token) =>
    Array.isArray(token) && token[1] === 'plural' ? [Object.keys(token[2] ?? {})] : [],
  );
