import type { JSX } from 'react';
import { useWords } from '../i18n/use-words';
import { presenting } from '../views/presenter/presenting';

/** In place of the stage for an audience where it could not be fetched: there is a way back to the page. */
export function MissingPresenter({ children }: { readonly children: JSX.Element }): JSX.Element {
  const t = useWords();
  return (
    <main>
      {children}
      <p className="late-missing">
        <button type="button" className="button" onClick={presenting.leave}>
          {t('app.close')}
        </button>
      </p>
    </main>
  );
}
