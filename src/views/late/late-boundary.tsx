import { Component, type ComponentType, type JSX, type ReactNode } from 'react';
import { useWords } from '../../i18n/use-words';
import './late.css';

const reason = 'NotFetched';

/** An error that says that a file of the page could not be had, and nothing about the program. */
export const notFetched = (cause: unknown): Error =>
  Object.assign(new Error('a part of the page could not be fetched', { cause }), { name: reason });

interface Props {
  readonly children: ReactNode;
  readonly frame: ComponentType<{ readonly children: JSX.Element }> | undefined;
  /** Makes the next attempt a new one. */
  readonly forget: () => void;
}

interface State {
  readonly error: unknown;
}

const none: State = { error: null };

/** Tells that its part could not be fetched, and tries again when asked; the run and all else on the page go on. */
export class LateBoundary extends Component<Props, State> {
  override state: State = none;

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { children, frame: Frame } = this.props;
    const { error } = this.state;
    if (error === null) return children;
    // A mistake in the program is not ours to tell.
    if (!(error instanceof Error && error.name === reason)) throw error;
    const missing = <Missing tryAgain={this.#tryAgain} />;
    return Frame === undefined ? missing : <Frame>{missing}</Frame>;
  }

  readonly #tryAgain = (): void => {
    reloadStyles(document);
    this.props.forget();
    this.setState(none);
  };
}

function Missing({ tryAgain }: { readonly tryAgain: () => void }): JSX.Element {
  const t = useWords();
  return (
    <div className="late-missing" role="alert" data-testid="late-missing">
      <p>{t('app.late.missing')}</p>
      <button type="button" className="button" onClick={tryAgain}>
        {t('app.late.again')}
      </button>
    </div>
  );
}

/** A style sheet is asked for once, with the first part that needs it: one that did not come must be asked for again. */
function reloadStyles(document: Document): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
    if (!hasCome(link)) link.replaceWith(link.cloneNode());
}

/** Of a sheet that did not come, browsers have none, one without rules, or one whose rules nobody may read. */
function hasCome({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}
