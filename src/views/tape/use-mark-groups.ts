import { useMemo } from 'react';
import type { StepIndex } from '../../kernel/ids';
import type { AnyTrace } from '../../player/contract';
import { type MarkGroup, markGroups, marksOf } from './marks';

/** The signs of a run on a tape; `positionOf` must stay the same function as long as it gives the same. */
export function useMarkGroups(trace: AnyTrace, positionOf: (step: StepIndex) => number): readonly MarkGroup[] {
  const { milestones, interventions, violations } = trace;
  // A run that grows by a step without a mark need not collect them again.
  const marks = useMemo(
    () => marksOf({ milestones, interventions, violations }),
    [milestones, interventions, violations],
  );
  return useMemo(() => markGroups(marks, positionOf), [marks, positionOf]);
}
