import type { JSX } from 'react';

/** Stands in a windowed table for the rows that are out of sight. */
export function GapRow({ height }: { readonly height: number }): JSX.Element {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without cells takes no focus and has nothing to say
  return <tr className="gap-row" style={{ height }} aria-hidden="true" />;
}
