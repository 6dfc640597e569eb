import { type JSX, useCallback, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import type { StepIndex } from '../../kernel/ids';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { instantOf } from '../../player/timeline';
import { useCalmPlayer } from '../../player/use-player';
import { MarkSign } from './mark-sign';
import { positionOfStep, stepAtPosition } from './scale';
import { StopMarks } from './stop-marks';
import { Track } from './track';
import { useMarkGroups } from './use-mark-groups';
import { usePlayheadOn } from './use-playhead-on';

/** The tape itself: drag along it, or use the keys of a slider. */
export function Scrubber(): JSX.Element {
  const t = useWords();
  const track = useRef<HTMLDivElement>(null);
  const trace = useCalmPlayer(currentTrace);
  const step = useCalmPlayer((state) => state.step);
  const { length } = trace.steps;
  const groups = useMarkGroups(
    trace,
    useCallback((mark) => positionOfStep(length, mark), [length]),
  );
  usePlayheadOn(track);
  return (
    <div className="scrubber">
      <Track
        box={track}
        testId="scrubber"
        steps={length}
        now={step + 1}
        text={t('tape.scrubberValue', { step: step + 1, steps: length })}
        seek={(share) => player.getState().seekStep(stepUnder(share))}
        mark={breakAt}
      />
      <div className="scrubber-marks">
        {groups.map((group) => (
          <MarkSign key={group.marks[0]?.step} group={group} />
        ))}
        <StopMarks />
      </div>
    </div>
  );
}

/** Sets a breakpoint there and leaves the playhead where it is, so that the run can be played to there. */
function breakAt(share: number): void {
  const state = player.getState();
  state.addBreakpoint(`time ${instantOf(currentTrace(state), stepUnder(share))}us`);
}

const stepUnder = (share: number): StepIndex => stepAtPosition(currentTrace(player.getState()), share);
