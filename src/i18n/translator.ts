import { type I18n, type Messages, setupI18n } from '@lingui/core';
import type { LanguageTag } from './languages';

/** Texts of one language, as they are written in ICU MessageFormat: namespace, then id within it. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** The same as the build makes them. */
export type CompiledCatalogue = Readonly<Record<string, Readonly<Messages>>>;
/** Values that a text may name as `{placeholder}`; lists are joined as the language does. */
export type TextValue = string | number | boolean | null | readonly (string | number)[];
/** The text of an id such as `stage.quorum`: what stands before the first dot is its namespace. */
export type Translate = (id: string, values?: Readonly<Record<string, TextValue>>) => string;
type Compile = Parameters<I18n['setMessagesCompiler']>[0];

const speakers = new Map<LanguageTag, I18n>();
const translators = new Map<LanguageTag, Translate>();
const listeners = new Set<() => void>();

/** From now on this language says these texts too; those not compiled yet go through `compile` whenever they are said. */
export function provideTexts(language: LanguageTag, catalogue: CompiledCatalogue, compile?: Compile): void {
  const texts = Object.entries(catalogue).flatMap(([namespace, own]) =>
    Object.entries(own).map(([key, text]) => [`${namespace}.${key}`, text] as const),
  );
  const speaker = speakers.get(language) ?? newSpeaker(language);
  speaker.load(language, Object.fromEntries(texts));
  speakers.set(language, compile === undefined ? speaker : speaker.setMessagesCompiler(compile));
  // What was said without them is to be said again.
  translators.delete(language);
  for (const listener of listeners) listener();
}

/** What the build has left as a text is said as it stands; without this, the library complains of every one. */
const newSpeaker = (language: LanguageTag): I18n =>
  setupI18n({ locale: language, messages: { [language]: {} } }).setMessagesCompiler((text) => [text]);

/** Calls back whenever a language has learnt more texts; returns how to end that. */
export function onTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Speaks one language; an id that no catalogue has is given back as it is, so that it shows and can be found. It is the same
 * function until the language learns more texts.
 */
export function createTranslator(language: LanguageTag): Translate {
  const known = translators.get(language);
  if (known !== undefined) return known;
  const translate: Translate = (id, values) => {
    const speaker = speakers.get(language);
    if (speaker === undefined || !Object.hasOwn(speaker.messages, id)) return id;
    const text = speaker._(id, readable(values ?? {}, language));
    return text.includes(nestedStart) ? withNested(text, id, translate) : text;
  };
  translators.set(language, translate);
  return translate;
}

/** Whether a catalogue holds a text of this id. */
export const hasText = (language: LanguageTag, id: string): boolean =>
  Object.hasOwn(speakers.get(language)?.messages ?? {}, id);

const nestedStart = '$t(';

/** A text may hold others of its namespace, as in `$t(departure.{reason})`. */
const withNested = (text: string, id: string, translate: Translate): string =>
  text.replace(/\$t\(([\w.-]+)\)/g, (_, key: string) => translate(`${id.slice(0, id.indexOf('.'))}.${key}`));

const separators: Readonly<Record<LanguageTag, string>> = { en: ', ', 'zh-CN': '、' };

function readable(values: Readonly<Record<string, TextValue>>, language: LanguageTag): Record<string, string | number> {
  const entries = Object.entries(values).map(([key, value]) => [key, readableValue(value, language)] as const);
  return Object.fromEntries(entries);
}

function readableValue(value: TextValue, language: LanguageTag): string | number {
  if (typeof value === 'number') return value;
  if (value === null) return '–';
  const text = typeof value === 'object' ? value.join(separators[language]) : String(value);
  // The library takes \x41 in a finished text for an escaped letter, but what a person typed is to be shown as it is.
  return text.replaceAll('\\', '\\x5c');
}
