import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { Modal } from '../modal/modal';
import { keyBindings } from './keys';
import './keys-sheet.css';

/** All keys of the page. */
export function KeysSheet(): JSX.Element {
  const t = useWords();
  return (
    <Modal id="keys" title={t('app.keys')}>
      <dl className="keys-sheet">
        {keyBindings.map(({ action, caps }) => (
          <div key={action} className="keys-row">
            <dt>
              {caps.map((cap) => (
                <kbd key={cap}>{cap === '␣' ? t('app.keyCap.space') : cap}</kbd>
              ))}
            </dt>
            <dd>{t(`app.key.${action}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="keys-hint">{t('app.keysHint')}</p>
    </Modal>
  );
}
