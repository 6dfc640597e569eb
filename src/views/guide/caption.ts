import type { Sentence } from '../../kernel/describe';
import { type StepIndex, stepIndex } from '../../kernel/ids';
import { at, lowerBound } from '../../kernel/vector';
import type { AnyTrace, PlayerState } from '../../player/contract';

/**
 * The step that a caption is about: the one at the playhead, or while the run plays the last one that matters, because
 * nobody can read a sentence for every message.
 */
export function captionStep(trace: AnyTrace, step: StepIndex, isPlaying: boolean): StepIndex {
  if (!isPlaying) return step;
  const milestone = lastUpTo(trace.milestones, step);
  const act = lastUpTo(trace.interventions, step);
  return stepIndex(Math.max(milestone, act));
}

/** What a step means in one sentence; null before the first. */
export function headlineOf(
  trace: AnyTrace,
  step: StepIndex,
  portrait: PlayerState['entry']['portrait'],
): Sentence | null {
  const found = at(trace.steps, step);
  return found === undefined ? null : (portrait.narrate(trace, found)[0] ?? null);
}

function lastUpTo(marks: AnyTrace['milestones'] | AnyTrace['interventions'], step: StepIndex): number {
  // Both vectors are ordered by step; their common part is all that is asked for.
  const ordered: Parameters<typeof lowerBound<{ readonly step: StepIndex }>>[0] = marks;
  const position = lowerBound(ordered, (mark) => mark.step > step);
  return at(ordered, position - 1)?.step ?? -1;
}
