import type { JSX } from 'react';
import './shapes.css';

/** Filled outlines around (0, 0), about 12 across: one for each family, so that a family is never told by colour alone. */
const outlines: Readonly<Record<string, string>> = {
  vote: 'M-5-5h10v10h-10z',
  discovery: 'M0-6.2L6 5h-12z',
  sync: 'M-6-5h5l5 5-5 5h-5l5-5zM.5-5h1.5l5 5-5 5H.5l5-5z',
  proposal: 'M0-6.8L6.8 0 0 6.8-6.8 0z',
  ack: 'M-6.5.4l2.2-2.3L-1.5.9 4.3-5 6.6-2.8-1.5 5.6z',
  commit: 'M-3.3-6h6.6L6.6 0 3.3 6h-6.6L-6.6 0z',
  inform: 'M0-6a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM0-3a3 3 0 1 1 0 6a3 3 0 1 1 0-6z',
  request: 'M-6-4.6H1.6L6.4 0 1.6 4.6H-6z',
  ping: 'M0-3.4a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 1 0 0-6.8z',
  question: 'M0-6.2L6 5h-12z',
  precommit: 'M-6-5h5l5 5-5 5h-5l5-5zM.5-5h1.5l5 5-5 5H.5l5-5z',
  rollback: 'M-5-3.2L-3.2-5 0-1.8 3.2-5 5-3.2 1.8 0 5 3.2 3.2 5 0 1.8-3.2 5-5 3.2-1.8 0z',
  inquiry: 'M0-6a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM0-3a3 3 0 1 1 0 6a3 3 0 1 1 0-6z',
  termination: 'M-6-4.6H1.6L6.4 0 1.6 4.6H-6z',
};
const unknownOutline = 'M0-5.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z';
/** Packets by which connections open and close. */
export const packetOutline = 'M0-2.6a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2z';

/** Outline of a family's sign, for those who draw it themselves. */
export const familyOutline = (family: string): string => outlines[family] ?? unknownOutline;

/** Colours follow from the class: `--family` is set on it. */
export const familyClass = (family: string): string =>
  `family family-${outlines[family] === undefined ? 'unknown' : family}`;

/** The sign of a family of messages in its colour; the word for it is the caller's. */
export function MessageShape({ family, size = 14 }: { readonly family: string; readonly size?: number }): JSX.Element {
  return (
    <svg
      className={`message-shape ${familyClass(family)}`}
      viewBox="-8 -8 16 16"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={familyOutline(family)} />
    </svg>
  );
}
