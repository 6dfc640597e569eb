import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { presenting } from './presenting';

/** Begins to show the run to an audience. */
export function PresentButton(): JSX.Element {
  const t = useWords();
  return (
    <button
      type="button"
      id="present"
      className="button page-present"
      data-testid="present"
      title={t('app.key.present')}
      onClick={() => presenting.begin(Date.now())}
    >
      {t('app.present')}
    </button>
  );
}
