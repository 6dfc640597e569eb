import { type JSX, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import './modal.css';

interface ModalProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** As wide as the page lets it, for what does not fit a column of text. */
  readonly isWide?: boolean;
}

/** A dialog of the browser's own kind: it keeps the focus, closes with Escape, and gives the focus back. */
export function Modal({ id, title, children, footer, isWide = false }: ModalProps): JSX.Element {
  const t = useWords();
  const element = useRef<HTMLDialogElement>(null);
  const openDialog = usePlayer((state) => state.openDialog);
  useEffect(() => {
    const opener = document.activeElement;
    if (element.current?.open === false) element.current.showModal();
    // Who opened it gets the focus back, also where a choice in it takes the dialog away.
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  const close = (): void => element.current?.close();
  // The backdrop belongs to the dialog: what is pressed outside of its box has the dialog itself as its target.
  const closeOnBackdrop = (event: MouseEvent<HTMLDialogElement>): void => {
    if (event.target === element.current) close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog without our doing
    <dialog
      ref={element}
      className={isWide ? 'modal is-wide' : 'modal'}
      data-testid={`dialog-${id}`}
      aria-labelledby={`${id}-title`}
      onClose={() => openDialog(null)}
      onClick={closeOnBackdrop}
    >
      <div className="modal-box">
        <header className="modal-header">
          <h2 id={`${id}-title`}>{title}</h2>
          <button type="button" className="button quiet" onClick={close} aria-label={t('app.close')}>
            ✕
          </button>
        </header>
        <div className="modal-body">{children}</div>
        {footer === undefined ? null : <footer className="modal-footer">{footer}</footer>}
      </div>
    </dialog>
  );
}
