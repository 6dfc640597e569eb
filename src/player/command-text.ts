import type { Act } from '../kernel/act';
import type { ProtocolTypes } from '../kernel/protocol';
import { commandFor } from '../scenario/command-for';
import type { AnyTrace, ProtocolEntry } from './contract';

/** How an act is typed. `trace` ends where the act happens: what a message is called depends on what else is in flight. */
export const commandText = (act: Act<ProtocolTypes>, trace: AnyTrace, entry: ProtocolEntry): string =>
  commandFor(act, trace, entry);
