import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { preferredLanguage } from '../i18n/languages';
import { loadTexts } from '../i18n/load-texts';
import { createPlayer } from '../player/create-player';
import { memoryOver } from '../player/memory';
import { installPlayer, player } from '../player/player';
import { App } from './app';
import { browserClock } from './browser-clock';
import { attachKeyboard } from './keyboard';
import { registry } from './registry';
import { followLanguage, followTheme, followTitle } from './root-element';
import './theme.css';
import './controls.css';
import './layout.css';

const firstScenario = 'main-job';

installPlayer(
  createPlayer(registry, browserClock(window), {
    scenario: firstScenario,
    language: preferredLanguage(navigator.languages),
    memory: memoryOver(() => window.localStorage),
  }),
);
followTheme(player, document.documentElement, window.matchMedia('(prefers-color-scheme: dark)'));
followLanguage(player, document.documentElement);
followTitle(player, document);
attachKeyboard(document, player);

// A language that cannot be fetched leaves the page in the other one, not blank.
await loadTexts(player.getState().language).catch(async () => {
  await loadTexts('en');
  player.getState().setLanguage('en');
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

// Whoever prefers less motion starts it by hand.
if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) player.getState().play();
