/** Languages of the catalogues, the default first. */
export const languages = ['en', 'zh-CN'] as const;
export type LanguageTag = (typeof languages)[number];

/** The catalogue that suits a reader best, by what the browser says of their preferences (`zh-TW` reads `zh-CN`). */
export function preferredLanguage(preferences: readonly string[]): LanguageTag {
  for (const preference of preferences) {
    const primary = preference.toLowerCase().split('-')[0];
    const match = languages.find((language) => language.toLowerCase().split('-')[0] === primary);
    if (match !== undefined) return match;
  }
  return languages[0];
}
