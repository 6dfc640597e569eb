import { type JSX, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { preferredLanguage } from '../../i18n/languages';
import { loadTexts } from '../../i18n/load-texts';
import { createTranslator } from '../../i18n/translator';
import { useWordsOf, WordsContext } from '../../i18n/use-words';
import type { Language } from '../../player/contract';
import { type Channel, channelNameOf, type NotesState } from '../../views/presenter/notes-channel';
import { NotesPage } from '../../views/presenter/notes-page';
import { themeSeen } from '../root-element';

/** Fills a window with the notes of a presentation. It has no run of its own, and keeps nothing. */
export async function openNotes(root: HTMLElement, session: string): Promise<void> {
  const language = preferredLanguage(navigator.languages);
  document.documentElement.dataset.theme = themeSeen('system', window.matchMedia('(prefers-color-scheme: dark)'));
  await loadTexts(language);
  const channel: Channel = new BroadcastChannel(channelNameOf(session));
  createRoot(root).render(
    <StrictMode>
      <Notes channel={channel} first={language} />
    </StrictMode>,
  );
}

/** Speaks the language of the presentation and has its colours, as soon as they are known. */
function Notes({ channel, first }: { readonly channel: Channel; readonly first: Language }): JSX.Element {
  const [language, setLanguage] = useState(first);
  const words = useWordsOf(language);
  const follow = (state: NotesState): void => {
    document.documentElement.dataset.theme = state.theme;
    void speak(state.language).then(setLanguage);
  };
  return (
    <WordsContext value={words}>
      <NotesPage channel={channel} follow={follow} />
    </WordsContext>
  );
}

async function speak(language: Language): Promise<Language> {
  await loadTexts(language);
  document.documentElement.lang = language;
  document.title = createTranslator(language)('presenter.notes.title');
  return language;
}
