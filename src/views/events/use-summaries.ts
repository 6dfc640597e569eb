import { useMemo } from 'react';
import type { ProtocolTypes } from '../../kernel/protocol';
import { rewind } from '../../kernel/run';
import type { Step } from '../../kernel/trace';
import { commandText } from '../../player/command-text';
import { currentTrace } from '../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { lately } from './lately';
import { type StepSummary, type SummaryTools, summarize } from './step-summary';

/** The summaries of steps, each made once however often the trace grows. */
export function useSummaries(): (step: Step<ProtocolTypes>) => StepSummary {
  const trace = useCalmPlayer(currentTrace);
  const entry = usePlayer((state) => state.entry);
  return useMemo(() => {
    return (step) =>
      remembered(step, {
        portrait: entry.portrait,
        // What a message is called in a command depends on what else was in flight when it was typed.
        commandOf: (act) => commandText(act, rewind(trace, step.index - 1), entry),
      });
  }, [trace, entry]);
}

/**
 * A step never changes, and versions and branches of a run share their steps. Few of them are in sight, so few are remembered;
 * but an act is looked up in its run, which takes a while.
 */
function remembered(step: Step<ProtocolTypes>, tools: SummaryTools): StepSummary {
  if (step.occurrence.type !== 'act') return summaries(step, () => summarize(step, tools));
  const found = summariesOfActs.get(step);
  if (found !== undefined) return found;
  const summary = summarize(step, tools);
  summariesOfActs.set(step, summary);
  return summary;
}

const summaries = lately<Step<ProtocolTypes>, StepSummary>(500);
const summariesOfActs = new WeakMap<Step<ProtocolTypes>, StepSummary>();
