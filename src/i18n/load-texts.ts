import type { LanguageTag } from './languages';
import { type CompiledCatalogue, provideTexts } from './translator';

/** The words of what is seen first, and those of the parts that are fetched after it. */
const catalogues = {
  en: {
    first: async () => (await import('./english')).english,
    later: async () => (await import('./english-later')).englishLater,
  },
  'zh-CN': {
    first: async () => (await import('./chinese')).chinese,
    later: async () => (await import('./chinese-later')).chineseLater,
  },
};
type Load = () => Promise<CompiledCatalogue>;
const loading = new Map<Load, Promise<void>>();

/** Brings all words of a language to the page; rejects if they cannot be had. */
export async function loadTexts(language: LanguageTag): Promise<void> {
  const { first, later } = catalogues[language];
  await Promise.all([loadOnce(language, first), loadOnce(language, later)]);
}

/** Brings the words without which the page cannot begin. */
export const loadFirstTexts = (language: LanguageTag): Promise<void> => loadOnce(language, catalogues[language].first);

function loadOnce(language: LanguageTag, load: Load): Promise<void> {
  const known = loading.get(load) ?? provide(language, load);
  loading.set(load, known);
  return known;
}

async function provide(language: LanguageTag, load: Load): Promise<void> {
  try {
    provideTexts(language, await load());
  } catch (error) {
    // Another attempt may succeed, once the network is back.
    loading.delete(load);
    throw error;
  }
}
