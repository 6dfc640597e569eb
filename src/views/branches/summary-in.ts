import type { ProtocolTypes } from '../../kernel/protocol';
import { rewind } from '../../kernel/run';
import type { Step } from '../../kernel/trace';
import { commandText } from '../../player/command-text';
import type { AnyTrace, ProtocolEntry } from '../../player/contract';
import { type StepSummary, summarize } from '../events/step-summary';

/** A step in few words, of whichever branch it is. */
export const summaryIn = (step: Step<ProtocolTypes>, trace: AnyTrace, entry: ProtocolEntry): StepSummary =>
  summarize(step, {
    portrait: entry.portrait,
    // What a message is called in a command depends on what else was in flight when it was typed.
    commandOf: (act) => commandText(act, rewind(trace, step.index - 1), entry),
  });
