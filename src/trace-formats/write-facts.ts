import type { ProtocolTypes } from '../kernel/protocol';
import { rewind } from '../kernel/run';
import type { Trace } from '../kernel/trace';
import type { Describer } from './entry';
import { clipped, type StepRange, wholeRun } from './step-range';

/** The state at the end of a run, or of a range of it, as JSON text. */
export const writeFacts = <P extends ProtocolTypes>(
  trace: Trace<P>,
  { dialect }: Describer<P>,
  range: StepRange = wholeRun,
): string => `${JSON.stringify(dialect.facts(rewind(trace, clipped(trace, range).to)), null, 2)}\n`;
