import type { Act } from '../kernel/act';
import type { Instant, StepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { rewind } from '../kernel/run';
import { lowerBound, slice } from '../kernel/vector';
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

/** What was done in a run after a step, as commands, oldest first; no more than the last so many. */
export function commandsAfter(
  trace: AnyTrace,
  step: StepIndex,
  entry: ProtocolEntry,
  most = Number.POSITIVE_INFINITY,
): readonly { readonly step: StepIndex; readonly at: Instant; readonly text: string }[] {
  const { interventions } = trace;
  const from = Math.max(
    lowerBound(interventions, (done) => done.step > step),
    interventions.length - most,
  );
  return Array.from(slice(interventions, from), (done) => ({
    step: done.step,
    at: done.at,
    text: commandOfAct(trace, done, entry),
  }));
}
