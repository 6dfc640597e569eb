import type { Act } from '../kernel/act';
import type { StepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { rewind } from '../kernel/run';
import { commandFor } from '../scenario/command-for';
import type { AnyTrace, ProtocolEntry } from './contract';

/** How an act is typed. `trace` ends where the act happens: what a message is called depends on what else is in flight. */
export const commandText = (act: Act<ProtocolTypes>, trace: AnyTrace, entry: ProtocolEntry): string =>
  commandFor(act, trace, entry);

/** How an act of a run was typed, or could have been; a message is named by what else was in flight then. */
export const commandOfAct = (
  trace: AnyTrace,
  { act, step }: { readonly act: Act<ProtocolTypes>; readonly step: StepIndex },
  entry: ProtocolEntry,
): string => commandText(act, 'message' in act ? rewind(trace, step - 1) : trace, entry);
