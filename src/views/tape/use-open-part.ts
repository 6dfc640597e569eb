import { useState } from 'react';

/** What can be open above the tape; one at a time, because they share the room. */
export type TapePart = 'branches' | 'compare' | 'stops';

/** The buttons that open the parts. Two branches are compared from their tree. */
const openers: Readonly<Record<TapePart, string>> = { branches: 'branches', compare: 'branches', stops: 'stops' };

interface OpenPart {
  readonly open: TapePart | null;
  readonly show: (part: TapePart) => void;
  readonly toggle: (part: TapePart) => void;
  /** Gives the focus back to the button that opened what is closed. */
  readonly close: () => void;
}

export function useOpenPart(): OpenPart {
  const [open, show] = useState<TapePart | null>(null);
  const close = (): void => {
    if (open !== null) document.getElementById(openers[open])?.focus();
    show(null);
  };
  return { open, show, close, toggle: (part) => (open === part ? close() : show(part)) };
}
