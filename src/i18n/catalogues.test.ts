import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogues } from './catalogues';
import { languages } from './languages';

const [reference, ...others] = languages;

describe('catalogues', () => {
  it.each(languages)('lists every file of %s', (language) => {
    const files = readdirSync(new URL(`./${language}`, import.meta.url)).map((name) => name.replace(/\.json$/, ''));
    expect(files.length).toBeGreaterThan(10);
    expect(Object.keys(catalogues[language]).sort()).toEqual(files.sort());
  });

  it.each(languages)('has no empty text in %s, and none with blanks around it', (language) => {
    const texts = textsOf(language);
    expect(texts.size).toBeGreaterThan(100);
    expect([...texts].filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([]);
  });

  it.each(others)('says in %s all that it says in English, and no more', (language) => {
    expect(withoutPlurals(language)).toEqual(withoutPlurals(reference));
  });

  it.each(others)('names the same values in %s as in English', (language) => {
    const english = placeholdersOf(reference);
    const differing = [...placeholdersOf(language)].filter(([id, names]) => names !== english.get(id));
    expect(differing).toEqual([]);
  });

  it.each(languages)('has all plural forms that %s needs, wherever it has one', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const ids = [...textsOf(language).keys()];
    const stems = new Set(ids.filter((id) => plural.test(id)).map(withoutPlural));
    expect(
      [...stems].flatMap((stem) =>
        categories.filter((form) => !ids.includes(`${stem}_${form}`)).map((form) => `${stem}_${form}`),
      ),
    ).toEqual([]);
  });
});

type Language = (typeof languages)[number];

const plural = /_(?:zero|one|two|few|many|other)$/;
const withoutPlural = (id: string): string => id.replace(plural, '');

function textsOf(language: Language): ReadonlyMap<string, string> {
  const entries = Object.entries(catalogues[language]).flatMap(([namespace, texts]) =>
    Object.entries(texts).map(([id, text]) => [`${namespace}.${id}`, text] as const),
  );
  return new Map(entries);
}

const withoutPlurals = (language: Language): string[] =>
  [...new Set([...textsOf(language).keys()].map(withoutPlural))].sort();

function placeholdersOf(language: Language): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  for (const [id, text] of textsOf(language)) {
    const stem = withoutPlural(id);
    const found = names.get(stem) ?? new Set();
    // The number of a plural may be left to the words: "one server".
    for (const match of text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)) found.add(match[1] ?? '');
    names.set(stem, found);
  }
  return new Map([...names].map(([id, set]) => [id, [...set].sort().join(' ')]));
}
