import i18next, { type i18n } from 'i18next';
import { catalogues } from './catalogues';
import type { LanguageTag } from './languages';

/** Values that a text may name as `{{placeholder}}`; lists are joined as the language does. */
export type TextValue = string | number | boolean | null | readonly (string | number)[];
/** The text of an id such as `stage.quorum`: what stands before the first dot is its namespace. */
export type Translate = (id: string, values?: Readonly<Record<string, TextValue>>) => string;

const separators: Readonly<Record<LanguageTag, string>> = { en: ', ', 'zh-CN': '、' };
const translators = new Map<LanguageTag, Translate>();

/** Speaks one language; an id that no catalogue has is given back as it is, so that it shows and can be found. */
export function createTranslator(language: LanguageTag): Translate {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const speak = speaker().getFixedT(language);
  const translate: Translate = (id, values) => {
    const dot = id.indexOf('.');
    const key = id.slice(dot + 1);
    return speak(key, { ns: id.slice(0, Math.max(dot, 0)), defaultValue: id, ...readable(values ?? {}, language) });
  };
  translators.set(language, translate);
  return translate;
}

/** Whether a catalogue holds a text of this id; plural forms count. */
export function hasText(language: LanguageTag, id: string): boolean {
  const dot = id.indexOf('.');
  const texts = catalogues[language][id.slice(0, Math.max(dot, 0))] ?? {};
  const key = id.slice(dot + 1);
  return key in texts || `${key}_other` in texts;
}

let instance: i18n | null = null;

function speaker(): i18n {
  if (instance !== null) return instance;
  instance = i18next.createInstance({
    resources: catalogues,
    fallbackLng: false,
    // Ids have dots of their own, which are not paths into nested objects.
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // React escapes, and a transcript must not be escaped.
    interpolation: { escapeValue: false },
    ns: Object.keys(catalogues.en),
  });
  void instance.init();
  return instance;
}

function readable(values: Readonly<Record<string, TextValue>>, language: LanguageTag): Record<string, string | number> {
  const entries = Object.entries(values).map(([key, value]) => [key, readableValue(value, language)] as const);
  return Object.fromEntries(entries);
}

function readableValue(value: TextValue, language: LanguageTag): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (value === null) return '–';
  return typeof value === 'boolean' ? String(value) : value.join(separators[language]);
}
