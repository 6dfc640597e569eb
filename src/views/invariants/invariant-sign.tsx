import type { JSX } from 'react';

/** A tick or a cross: the shape tells it, the colour only underlines it. */
export function InvariantSign({ holds }: { readonly holds: boolean }): JSX.Element {
  return (
    <svg className="invariant-sign" viewBox="0 0 12 12" width={12} height={12} aria-hidden="true">
      <path d={holds ? 'M2 6.4L4.8 9.2 10 3.2' : 'M2.6 2.6L9.4 9.4M9.4 2.6L2.6 9.4'} />
    </svg>
  );
}
