import { type JSX, type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { MarkSign } from './mark-sign';
import { markGroups, marksOf } from './marks';
import { positionOf, stepAtPosition } from './scale';

/** The tape itself: drag along it, or use the keys of a slider. */
export function Scrubber(): JSX.Element {
  const t = useWords();
  const track = useRef<HTMLDivElement>(null);
  const trace = usePlayer(currentTrace);
  const step = usePlayer((state) => state.step);
  const { milestones, interventions, violations } = trace;
  // A run that grows by a step without a mark need not collect them again.
  const marks = useMemo(
    () => marksOf({ milestones, interventions, violations }),
    [milestones, interventions, violations],
  );
  const groups = useMemo(() => markGroups(marks, trace.steps.length), [marks, trace.steps.length]);
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
        onKeyDown={slide}
      >
        <div className="scrubber-rail" />
        <div className="scrubber-past" />
        <div className="scrubber-thumb" />
      </div>
      <div className="scrubber-marks">
        {groups.map((group) => (
          <MarkSign key={group.marks[0]?.step} group={group} />
        ))}
      </div>
    </div>
  );
}

/** The thumb moves with every frame, so it is placed past React. */
function usePlayheadOn(track: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const place = (): void => {
      const state = player.getState();
      const position = positionOf(currentTrace(state), state.step, state.playhead);
      track.current?.style.setProperty('--position', String(position));
    };
    place();
    return player.subscribe((state, before) => {
      if (state.playhead !== before.playhead || state.branches !== before.branches || state.branch !== before.branch)
        place();
    });
  }, [track]);
}

function startDrag(event: PointerEvent<HTMLDivElement>): void {
  if (event.button !== 0) return;
  event.currentTarget.setPointerCapture(event.pointerId);
  seekTo(event);
}

function drag(event: PointerEvent<HTMLDivElement>): void {
  if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
}

function seekTo({ clientX, currentTarget }: PointerEvent<HTMLDivElement>): void {
  const { left, width } = currentTarget.getBoundingClientRect();
  const state = player.getState();
  state.seekStep(stepAtPosition(currentTrace(state), (clientX - left) / width));
}

/** The keys of a slider that the page itself does not have. */
function slide(event: KeyboardEvent<HTMLDivElement>): void {
  const state = player.getState();
  const actions: Readonly<Record<string, () => void>> = {
    ArrowUp: state.stepForward,
    ArrowDown: state.stepBack,
    PageUp: state.nextMilestone,
    PageDown: state.previousMilestone,
  };
  const action = actions[event.key];
  if (action === undefined) return;
  event.preventDefault();
  action();
}
