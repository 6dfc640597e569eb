import { createContext, useContext } from 'react';
import { createTranslator, type Translate } from './translator';

/** The words of the reader's language; the app provides them, tests without a provider read English. */
export const WordsContext = createContext<Translate>(createTranslator('en'));

/** `const t = useWords(); t('stage.quorum', { need: 3 })`. */
export const useWords = (): Translate => useContext(WordsContext);
