import type { JSX } from 'react';
import { useWords } from '../i18n/use-words';
import { Modal } from '../views/modal/modal';

/** In place of a dialog that could not be fetched. */
export function MissingDialog({ children }: { readonly children: JSX.Element }): JSX.Element {
  const t = useWords();
  return (
    <Modal id="missing" title={t('app.late.title')}>
      {children}
    </Modal>
  );
}
