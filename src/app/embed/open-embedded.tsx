import { type JSX, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { preferredLanguage } from '../../i18n/languages';
import { loadTexts } from '../../i18n/load-texts';
import { useWordsOf, WordsContext } from '../../i18n/use-words';
import type { Sentence } from '../../kernel/describe';
import { createPlayer } from '../../player/create-player';
import { installPlayer, player } from '../../player/player';
import { usePlayer } from '../../player/use-player';
import type { EmbedReport } from '../../sharing/embed-messages';
import { type Embed, readEmbed } from '../../sharing/embed-query';
import { readLink } from '../../sharing/link';
import { openLinked } from '../../sharing/open-link';
import { Spoken } from '../../views/guide/spoken';
import type { KeyAction } from '../../views/keys-sheet/keys';
import { prefersCalm } from '../../views/stage/use-motion';
import { wholeRegistry } from '../all-scenarios';
import { browserClock } from '../browser-clock';
import { ErrorBoundary } from '../error-boundary';
import { firstScenario } from '../first-scenario';
import { attachKeyboard } from '../keyboard';
import { followLanguage, followTheme, followTitle } from '../root-element';
import { showOpened } from '../visit/arrive';
import { EmbedPage } from './embed-page';
import { EmbedProblems } from './embed-problems';
import { errorReport, performRequest, reportOn } from './embed-service';
import { keepWithin } from './keep-within';
import { openParentPort, parentOrigin } from './parent-port';

/** Fills the page as another one embeds it: a part of it, of one run, that keeps nothing and can be driven from outside. */
export async function openEmbedded(root: HTMLElement): Promise<void> {
  const read = readEmbed(window.location.search);
  const embed = read.ok ? read.embed : null;
  const language = embed?.language ?? preferredLanguage(navigator.languages);
  installPlayer(createPlayer(wholeRegistry, browserClock(window), { scenario: firstScenario, language }));
  if (embed?.theme) player.getState().setTheme(embed.theme);
  followTheme(player, document.documentElement, window.matchMedia('(prefers-color-scheme: dark)'));
  followLanguage(player, document.documentElement);
  await loadTexts(language);
  followTitle(player, document);
  const port = openParentPort(
    window,
    parentOrigin(window),
    (request) => performRequest(player, request, openHash, port.tell),
    (problem) => port.tell(errorReport(player, problem)),
  );
  const problems = read.ok ? await openAddress() : read.problems;
  if (problems.length > 0) for (const problem of problems) port.tell(errorReport(player, problem));
  else if (embed !== null) begin(embed, port.tell);
  createRoot(root).render(
    <StrictMode>
      <InWords>
        {embed === null || problems.length > 0 ? <EmbedProblems problems={problems} /> : <EmbedPage embed={embed} />}
      </InWords>
    </StrictMode>,
  );
}

/** Shows the run that a fragment or a query names; a sentence where it cannot, and nothing where none is named. */
async function openAddress(address: { hash: string; search: string } = window.location): Promise<readonly Sentence[]> {
  const opened = openLinked(await readLink(address), wholeRegistry);
  if (opened === null) return [];
  if (!opened.ok) return [opened.problem];
  showOpened(player, opened);
  return [];
}

const openHash = async (hash: string): Promise<Sentence | null> => (await openAddress({ hash, search: '' }))[0] ?? null;

function begin(embed: Embed, tell: (report: EmbedReport) => void): void {
  attachKeyboard(document, player, (action) => isOffered(action, embed));
  const tab = embed.panels.find((panel) => panel === 'events' || panel === 'diagram' || panel === 'commands');
  if (tab !== undefined) player.getState().setBottomTab(tab);
  // What is told of the range is told before what is told of the step at its end.
  let report = { ended: (): void => undefined };
  keepWithin(player, embed, () => report.ended());
  report = reportOn(player, tell);
  if (embed.autoplay && !prefersCalm()) player.getState().play();
}

/** Keys of what an embedded page does not have are left alone. */
function isOffered(action: KeyAction, { panels }: Embed): boolean {
  switch (action) {
    case 'beside':
    case 'present':
    case 'export':
    case 'keys':
    case 'branches':
    case 'guide':
    case 'inspector':
      return false;
    case 'why':
      return panels.includes('guide');
    case 'command':
      return panels.includes('commands');
    case 'partition':
      return panels.includes('stage');
    default:
      return true;
  }
}

function InWords({ children }: { readonly children: JSX.Element }): JSX.Element {
  const words = useWordsOf(usePlayer((state) => state.language));
  return (
    <ErrorBoundary>
      <WordsContext value={words}>
        {children}
        <Spoken />
      </WordsContext>
    </ErrorBoundary>
  );
}
