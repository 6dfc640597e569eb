import type { JSX } from 'react';
import type { OutcomeKind } from '../../protocols/atomic-commit/outcome';
import { toneOutline } from '../../views/shapes/tone-icon';

/** A tick, no entry, a lock, two ways that part, a dash: the shape tells it, the colour only underlines it. */
const outlines: Readonly<Record<OutcomeKind, string>> = {
  commits: toneOutline('committed'),
  aborts: toneOutline('aborted'),
  blocks: toneOutline('prepared'),
  disagrees: 'M8 14V9L3 3M8 9l5-6M3 6.5V3h3.5M9.5 3H13v3.5',
  open: toneOutline('idle'),
};

/** The sign of an outcome, in the colour of the text beside it. */
export function OutcomeSign({ kind }: { readonly kind: OutcomeKind }): JSX.Element {
  return (
    <svg className="tone-icon" viewBox="0 0 16 16" width={14} height={14} aria-hidden="true">
      <path d={outlines[kind]} />
    </svg>
  );
}
