import { Component, type ErrorInfo, type JSX, type ReactNode } from 'react';
import { createTranslator } from '../i18n/translator';
import { player } from '../player/player';
import { scenarioText } from '../player/scenario-text';
import { currentTrace } from '../player/selectors';

interface State {
  readonly error: Error | null;
}

/** React has error boundaries as classes only. Nothing is mended here: it shows what someone needs to see it again. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(_error: Error, _info: ErrorInfo): void {
    player.getState().pause();
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Collapsed error={this.state.error} />;
  }
}

/** What is shown instead of the page when it has failed. */
export function Collapsed({ error }: { readonly error: Error }): JSX.Element {
  const state = player.getState();
  const t = createTranslator(state.language);
  return (
    <main className="collapsed" role="alert">
      <h1>{t('app.error.title')}</h1>
      <p>{t('app.error.explanation', { seed: currentTrace(state).setup.seed })}</p>
      <pre className="collapsed-reason">{error.stack ?? error.message}</pre>
      <h2>{t('app.error.scenario')}</h2>
      <textarea
        readOnly
        className="collapsed-scenario"
        rows={16}
        aria-label={t('app.error.scenario')}
        value={scenarioText(state)}
      />
      <button type="button" className="button" onClick={() => window.location.reload()}>
        {t('app.error.reload')}
      </button>
    </main>
  );
}
