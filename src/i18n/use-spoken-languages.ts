import { useEffect, useState } from 'react';
import { type LanguageTag, languages } from './languages';
import { loadTexts } from './load-texts';

/** The languages whose texts are there; the others are sent for, and missing for as long as they cannot be had. */
export function useSpokenLanguages(): readonly LanguageTag[] {
  const [spoken, setSpoken] = useState<readonly LanguageTag[]>([]);
  useEffect(() => {
    let isWanted = true;
    const attempts = languages.map((language) => loadTexts(language).then(() => language));
    void Promise.allSettled(attempts).then((results) => {
      const loaded = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      if (isWanted) setSpoken(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return spoken;
}
