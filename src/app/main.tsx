import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { preferredLanguage } from '../i18n/languages';
import { loadFirstTexts, loadTexts } from '../i18n/load-texts';
import { createPlayer } from '../player/create-player';
import { memoryOver } from '../player/memory';
import { installPlayer, player } from '../player/player';
import { fetchLateParts } from '../views/late/late';
import { prefersCalm } from '../views/stage/use-motion';
import { App } from './app';
import { browserClock } from './browser-clock';
import { firstScenario } from './first-scenario';
import { attachKeyboard } from './keyboard';
import { startOffline } from './offline/start';
import { registry } from './registry';
import { followLanguage, followTheme, followTitle } from './root-element';
import { isRunExpected } from './visit/expected';
import { attachFileDrop } from './visit/file-drop';
import './theme.css';
import './controls.css';
import './layout.css';
import './shell/shell.css';

const memory = memoryOver(() => window.localStorage);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element #root');

// Not awaited at the top: a module that waits cannot share its file with those that later parts need as well.
void open(root, new URLSearchParams(window.location.search));

/** The address says whether this is the page, a part of it inside of another, or the notes of a talk. */
async function open(root: HTMLElement, query: URLSearchParams): Promise<void> {
  const session = query.get('notes');
  if (session !== null) return (await import('./notes/open-notes')).openNotes(root, session);
  if (query.has('embed')) return (await import('./embed/open-embedded')).openEmbedded(root);
  installWholePlayer();
  return begin(root);
}

function installWholePlayer(): void {
  installPlayer(
    createPlayer(registry, browserClock(window), {
      scenario: firstScenario,
      language: preferredLanguage(navigator.languages),
      memory,
    }),
  );
  followTheme(player, document.documentElement, window.matchMedia('(prefers-color-scheme: dark)'));
  followLanguage(player, document.documentElement);
  followTitle(player, document);
  attachKeyboard(document, player);
}

async function begin(root: HTMLElement): Promise<void> {
  // A language that cannot be fetched leaves the page in the other one, not blank.
  await loadFirstTexts(player.getState().language).catch(async () => {
    await loadFirstTexts('en');
    player.getState().setLanguage('en');
  });
  const isElsewhere = isRunExpected(window.location, memory) && (await visitFirst());
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  // Who comes for a moment of a run finds it at rest; whoever prefers less motion starts it by hand.
  if (!isElsewhere && !prefersCalm()) player.getState().play();
  whenIdle(window, () => {
    void fetchLateParts();
    void startVisit();
    startOffline(window);
  });
}

/** Shows the run of the address or of the visit before, ahead of the first picture. Without it the page begins as usual. */
async function visitFirst(): Promise<boolean> {
  try {
    const [{ arrive }] = await Promise.all([import('./visit'), loadTexts(player.getState().language)]);
    return (await arrive(player, window.location)) !== 'nothing';
  } catch {
    return false;
  }
}

/** From now on the run is kept, and other links and files can be opened. */
async function startVisit(): Promise<void> {
  const { arrive, forgetLink, keepRun, openFile } = await import('./visit');
  forgetLink(window);
  keepRun(memory, window);
  attachFileDrop(document, (file) => void openFile(player, file));
  window.addEventListener('hashchange', () => {
    if (window.location.hash.length > 1) void arrive(player, window.location).then(() => forgetLink(window));
  });
}

/** Safari has no such call; there, it is a moment later. */
function whenIdle(window: Window, callback: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(callback);
  else setTimeout(callback, 1000);
}
