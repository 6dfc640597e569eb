import { type JSX, useSyncExternalStore } from 'react';
import { useWords } from '../../i18n/use-words';
import { updates } from './updates';
import './update-bar.css';

/** Tells of a newer version of the page. It waits for as long as it takes: nobody's lesson is reloaded. */
export function UpdateBar(): JSX.Element {
  const t = useWords();
  const update = useSyncExternalStore(updates.subscribe, updates.get, updates.get);
  return (
    <div role="status">
      {update === null ? null : (
        <div className="update-bar" data-testid="update">
          <p>{t('app.update.ready')}</p>
          <button type="button" className="button primary" data-testid="update-take" onClick={update.take}>
            {t('app.update.take')}
          </button>
          <button type="button" className="button" data-testid="update-later" onClick={() => updates.set(null)}>
            {t('app.update.later')}
          </button>
        </div>
      )}
    </div>
  );
}
