import { preferredLanguage } from '../../i18n/languages';
import { memoryOver, rememberedLanguage, rememberedTheme } from '../../player/memory';
import { themeSeen } from '../root-element';
import { isRunExpected } from '../visit/expected';

// The browser awaits this before it shows anything: whoever will see the first scenario sees its shell until then.
const memory = memoryOver(() => window.localStorage);
const root = document.documentElement;
const language = rememberedLanguage(memory) ?? preferredLanguage(navigator.languages);
const query = new URLSearchParams(window.location.search);

if (!query.has('embed') && !query.has('notes') && !isRunExpected(window.location, memory)) {
  root.lang = language;
  root.dataset.theme = themeSeen(rememberedTheme(memory), window.matchMedia('(prefers-color-scheme: dark)'));
  root.dataset.shell = language;
  // A picture that will never come to life must not look as if it could be used.
  const giveUp = ({ target }: Event): void => {
    if (target instanceof HTMLScriptElement) delete root.dataset.shell;
  };
  window.addEventListener('error', giveUp, true);
}
