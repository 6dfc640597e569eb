import { type JSX, type PointerEvent, useCallback, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import type { StepIndex } from '../../kernel/ids';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { instantOf } from '../../player/timeline';
import { useCalmPlayer } from '../../player/use-player';
import { MarkSign } from './mark-sign';
import { positionOfStep, stepAtPosition } from './scale';
import { slide } from './slide';
import { StopMarks } from './stop-marks';
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
      <div
        className="scrubber-track"
        ref={track}
        role="slider"
        tabIndex={0}
        aria-label={t('tape.scrubber')}
        aria-valuemin={0}
        aria-valuemax={trace.steps.length}
        aria-valuenow={step + 1}
        aria-valuetext={t('tape.scrubberValue', { step: step + 1, steps: trace.steps.length })}
        data-testid="scrubber"
        onPointerDown={startDrag}
        onPointerMove={drag}
        onKeyDown={(event) => slide(event, player.getState())}
      >
        <div className="scrubber-rail" />
        <div className="scrubber-past" />
        <div className="scrubber-thumb" />
      </div>
      <div className="scrubber-marks">
        {groups.map((group) => (
          <MarkSign key={group.marks[0]?.step} group={group} />
        ))}
        <StopMarks />
      </div>
    </div>
  );
}

function startDrag(event: PointerEvent<HTMLDivElement>): void {
  if (event.button !== 0) return;
  if (event.altKey) {
    breakAt(event);
    return;
  }
  event.currentTarget.setPointerCapture(event.pointerId);
  seekTo(event);
}

function drag(event: PointerEvent<HTMLDivElement>): void {
  if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
}

const seekTo = (event: PointerEvent<HTMLDivElement>): void => player.getState().seekStep(stepUnder(event));

/** Sets a breakpoint under the pointer and leaves the playhead where it is, so that the run can be played to there. */
function breakAt(event: PointerEvent<HTMLDivElement>): void {
  const state = player.getState();
  state.addBreakpoint(`time ${instantOf(currentTrace(state), stepUnder(event))}us`);
}

function stepUnder({ clientX, currentTarget }: PointerEvent<HTMLDivElement>): StepIndex {
  const { left, width } = currentTarget.getBoundingClientRect();
  return stepAtPosition(currentTrace(player.getState()), (clientX - left) / width);
}
