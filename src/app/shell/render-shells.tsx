import { renderToStaticMarkup } from 'react-dom/server';
import { chinese } from '../../i18n/chinese';
import { english } from '../../i18n/english';
import { type LanguageTag, languages } from '../../i18n/languages';
import { provideTexts } from '../../i18n/translator';
import { createPlayer } from '../../player/create-player';
import { installPlayer } from '../../player/player';
import type { Size } from '../../views/stage/geometry';
import { LikelySize } from '../../views/stage/use-panel-size';
import { App } from '../app';
import { firstScenario } from '../first-scenario';
import { registry } from '../registry';

/** What the stage measures on a phone, and on a screen of 1440 by 900 pixels. */
const stages: Readonly<Record<string, Size>> = {
  narrow: { width: 400, height: 277 },
  wide: { width: 796, height: 480 },
};

const still = {
  requestFrame: () => 0,
  cancelFrame: () => undefined,
  isHidden: () => false,
  onVisibilityChange: () => () => undefined,
};

/** The page at the beginning of its first scenario, as markup, in each language and for each kind of screen. */
export function renderShells(): string {
  provideTexts('en', english);
  provideTexts('zh-CN', chinese);
  return languages.flatMap((language) => Object.keys(stages).map((width) => shell(language, width))).join('');
}

function shell(language: LanguageTag, width: string): string {
  installPlayer(createPlayer(registry, still, { scenario: firstScenario, language }));
  return renderToStaticMarkup(
    <div className={`shell shell-${width}`} lang={language} inert aria-hidden="true">
      <LikelySize value={stages[width] ?? null}>
        <App />
      </LikelySize>
    </div>,
  );
}
