import type { Portrait } from '../kernel/describe';
import type { Dialect } from '../kernel/dialect';
import type { ProtocolTypes } from '../kernel/protocol';

/** What a protocol says of itself, for those who write its runs down. */
export interface Describer<P extends ProtocolTypes> {
  readonly portrait: Portrait<P>;
  readonly dialect: Dialect<P>;
}
