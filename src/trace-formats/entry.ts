import type { Portrait } from '../kernel/describe';
import type { Dialect } from '../kernel/dialect';
import type { Protocol, ProtocolTypes } from '../kernel/protocol';

/** What a protocol says of itself, for those who write its runs down. */
export interface Describer<P extends ProtocolTypes> {
  readonly portrait: Portrait<P>;
  readonly dialect: Dialect<P>;
}

/** A protocol with all that it takes to make a run of a file again. */
export interface TraceEntry<P extends ProtocolTypes> extends Describer<P> {
  readonly protocol: Protocol<P>;
}
