import type { BootInput, ProcessEvent, Protocol, ProtocolTypes } from '../../src/kernel/protocol';

/** All that processes were started with and handed. */
export interface Recorded<P extends ProtocolTypes> {
  readonly boots: BootInput<P>[];
  readonly steps: (readonly [state: P['state'], event: ProcessEvent<P>])[];
}

/** A protocol that behaves as another and writes down what its processes are handed. */
export const recording = <P extends ProtocolTypes>(
  protocol: Protocol<P>,
  { boots, steps }: Recorded<P>,
): Protocol<P> => ({
  ...protocol,
  boot(input) {
    boots.push(input);
    return protocol.boot(input);
  },
  step(state, event) {
    steps.push([state, event]);
    return protocol.step(state, event);
  },
});

/** Frozen through and through: whoever changes it is told by an exception. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}
