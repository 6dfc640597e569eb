import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { Modal } from '../modal/modal';
import { presenterCaps } from '../presenter/presenter-keys';
import { keyBindings } from './keys';
import './keys-sheet.css';

/** All keys of the page. */
export function KeysSheet(): JSX.Element {
  const t = useWords();
  return (
    <Modal id="keys" title={t('app.keys')}>
      <dl className="keys-sheet">
        {keyBindings.map(({ action, caps }) => (
          <KeysRow key={action} caps={caps} what={t(`app.key.${action}`)} />
        ))}
      </dl>
      <h3 className="keys-part">{t('presenter.keys')}</h3>
      <dl className="keys-sheet">
        {presenterCaps.map(({ action, caps }) => (
          <KeysRow key={action} caps={caps} what={t(`presenter.key.${action}`)} />
        ))}
      </dl>
      <p className="keys-hint">{t('app.keysHint')}</p>
    </Modal>
  );
}

function KeysRow({ caps, what }: { readonly caps: readonly string[]; readonly what: string }): JSX.Element {
  const t = useWords();
  return (
    <div className="keys-row">
      <dt>
        {caps.map((cap) => (
          <kbd key={cap}>{cap === '␣' ? t('app.keyCap.space') : cap}</kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
