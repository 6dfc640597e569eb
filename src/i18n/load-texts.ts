import type { LanguageTag } from './languages';
import { provideTexts } from './translator';

const catalogues = {
  en: async () => (await import('./english')).english,
  'zh-CN': async () => (await import('./chinese')).chinese,
};
const loading = new Map<LanguageTag, Promise<void>>();

/** Brings a language to the page; rejects if its texts cannot be had. The build has compiled all that have placeholders. */
export function loadTexts(language: LanguageTag): Promise<void> {
  const known = loading.get(language) ?? load(language);
  loading.set(language, known);
  return known;
}

async function load(language: LanguageTag): Promise<void> {
  try {
    provideTexts(language, await catalogues[language](), (text) => [text]);
  } catch (error) {
    // Another attempt may succeed, once the network is back.
    loading.delete(language);
    throw error;
  }
}
