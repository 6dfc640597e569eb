import type { LanguageTag } from '../../i18n/languages';
import { loadTexts } from '../../i18n/load-texts';
import { player } from '../../player/player';

let newest: LanguageTag | null = null;

/** Switches once the texts are there. Where they cannot be had the page stays in its language; the next click tries again. */
export function chooseLanguage(language: LanguageTag): void {
  newest = language;
  loadTexts(language).then(
    () => {
      // Of two clicks in quick succession the second holds, whichever texts come first.
      if (newest === language) player.getState().setLanguage(language);
    },
    () => undefined,
  );
}
