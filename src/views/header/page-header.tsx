import type { JSX } from 'react';
import { languages } from '../../i18n/languages';
import { useWords } from '../../i18n/use-words';
import type { Theme } from '../../player/contract';
import { usePlayer } from '../../player/use-player';
import { DialogButton } from '../modal/dialog-button';
import { PresentButton } from '../presenter/present-button';
import { chooseLanguage } from './choose-language';
import { ProtocolName } from './protocol-name';
import './page-header.css';

/** The bar on top: what is being watched, in which words and colours, and what can be made of it. */
export function PageHeader(): JSX.Element {
  const t = useWords();
  const title = usePlayer((state) => state.title);
  return (
    <header className="page-header">
      <Logo />
      <h1 className="page-name">Ensemble</h1>
      <span className="page-protocol">
        <ProtocolName />
      </span>
      <DialogButton dialog="picker" look="quiet page-title">
        <span className="visually-hidden">{t('app.chooseScenario')}</span>
        <span className="page-title-text">{title}</span>
        <span aria-hidden="true">▾</span>
      </DialogButton>
      <span className="page-space" />
      <LanguageSwitch />
      <ThemeSwitch />
      <DialogButton dialog="builder" look="page-new">
        {t('app.newCluster')}
      </DialogButton>
      <DialogButton dialog="beside" look="page-beside">
        {t('app.beside')}
      </DialogButton>
      <PresentButton />
      <DialogButton dialog="share" look="page-share">
        {t('app.share')}
      </DialogButton>
      <DialogButton dialog="export" look="primary">
        {t('app.export')}
      </DialogButton>
      <DialogButton dialog="keys" look="quiet page-keys" name={t('app.keys')}>
        ?
      </DialogButton>
    </header>
  );
}

function Logo(): JSX.Element {
  return (
    <svg className="page-logo" viewBox="0 0 64 64" width="28" height="28" aria-hidden="true">
      <circle className="logo-ring" cx="32" cy="40" r="20" />
      <circle className="logo-leader" cx="32" cy="22" r="7" />
      <path className="logo-leader" d="M22 12 L20 1 L27 5.5 L32 0 L37 5.5 L44 1 L42 12 Z" />
      <circle className="logo-server" cx="51" cy="33.8" r="7" />
      <circle className="logo-server" cx="43.8" cy="56.2" r="7" />
      <circle className="logo-server" cx="20.2" cy="56.2" r="7" />
      <circle className="logo-server" cx="13" cy="33.8" r="7" />
    </svg>
  );
}

function LanguageSwitch(): JSX.Element {
  const t = useWords();
  const language = usePlayer((state) => state.language);
  return (
    <fieldset className="language-switch">
      <legend className="visually-hidden">{t('language.choose')}</legend>
      {languages.map((tag) => (
        <button
          key={tag}
          type="button"
          className="button quiet"
          lang={tag}
          aria-label={t(`language.name.${tag}`)}
          aria-pressed={tag === language}
          data-testid={`language-${tag}`}
          onClick={() => chooseLanguage(tag)}
        >
          {t(`language.short.${tag}`)}
        </button>
      ))}
    </fieldset>
  );
}

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const themeSigns: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' };

function ThemeSwitch(): JSX.Element {
  const t = useWords();
  const theme = usePlayer((state) => state.theme);
  const setTheme = usePlayer((state) => state.setTheme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <button
      type="button"
      className="button quiet theme-switch"
      data-testid="theme"
      data-theme-choice={theme}
      aria-label={t('app.theme.label', { theme: t(`app.theme.${theme}`) })}
      title={t('app.theme.next', { theme: t(`app.theme.${next}`) })}
      onClick={() => setTheme(next)}
    >
      <span aria-hidden="true">{themeSigns[theme]}</span>
      <span className="theme-name" aria-hidden="true">
        {t(`app.theme.${theme}`)}
      </span>
    </button>
  );
}
