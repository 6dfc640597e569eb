import type { JSX, ReactNode } from 'react';
import type { Dialog } from '../../player/contract';
import { usePlayer } from '../../player/use-player';

interface DialogButtonProps {
  readonly dialog: Dialog;
  /** Classes beside `button`. */
  readonly look: string;
  /** What it is called where what it shows is only a sign. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** A button that opens a dialog. */
export function DialogButton({ dialog, look, name, children }: DialogButtonProps): JSX.Element {
  const openDialog = usePlayer((state) => state.openDialog);
  return (
    <button
      type="button"
      className={`button ${look}`}
      data-testid={`open-${dialog}`}
      aria-label={name}
      title={name}
      onClick={() => openDialog(dialog)}
    >
      {children}
    </button>
  );
}
