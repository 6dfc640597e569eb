import type { JSX } from 'react';
import { FaultMatrix } from '../panels/atomic-commit/fault-matrix';
import type { Workshop } from '../player/second-run';

/** The groups of scenarios that can be seen at one glance, with the entry of the catalogues that names how. */
export const overviews: Readonly<Record<string, string>> = { matrix: 'commit-panels.matrix.show' };

/** The one overview that there is: of the family of atomic commitment. */
export const ProtocolOverview = ({ workshop }: { readonly workshop: Workshop }): JSX.Element => (
  <FaultMatrix workshop={workshop} />
);
