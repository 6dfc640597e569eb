import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LanguageTag } from './languages';
import { createTranslator, onTexts, type Translate } from './translator';

/** The words of the reader's language; the app provides them, tests without a provider read English. */
export const WordsContext = createContext<Translate>(createTranslator('en'));

/** `const t = useWords(); t('stage.quorum', { need: 3 })`. */
export const useWords = (): Translate => useContext(WordsContext);

/** The words of a language for the context: new ones, so that all is said again, when the language learns more texts. */
export function useWordsOf(language: LanguageTag): Translate {
  const speak = (): Translate => createTranslator(language);
  return useSyncExternalStore(onTexts, speak, speak);
}
