import type { Portrait } from '../kernel/describe';
import type { Dialect } from '../kernel/dialect';
import type { Facts, Protocol, ProtocolTypes } from '../kernel/protocol';

/** A protocol with what scenarios need of it. */
export interface Entry<P extends ProtocolTypes> {
  readonly protocol: Protocol<P>;
  readonly portrait: Portrait<P>;
  readonly dialect: Dialect<P>;
}

/** The sentence of a catalogue under an id; nothing in this folder holds words for people. */
export type Words = (id: string, values?: Facts) => string;
