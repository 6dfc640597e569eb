import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import type { Describer } from './entry';

/** The state at the end of a run as JSON text. */
export const writeFacts = <P extends ProtocolTypes>(trace: Trace<P>, { dialect }: Describer<P>): string =>
  `${JSON.stringify(dialect.facts(trace), null, 2)}\n`;
