import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { instantOfBreakpoint } from '../../player/breakpoints';
import { currentTrace } from '../../player/selectors';
import { stepAt } from '../../player/timeline';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { timeText } from '../events/time-text';
import { positionOf } from './scale';

/** The breakpoints that stand at an instant, those of the unknown future at the end of the tape; a click takes one away. */
export function StopMarks(): JSX.Element {
  const t = useWords();
  const trace = useCalmPlayer(currentTrace);
  const entry = usePlayer((state) => state.entry);
  const breakpoints = usePlayer((state) => state.breakpoints);
  const remove = usePlayer((state) => state.removeBreakpoint);
  const standing = breakpoints.flatMap((breakpoint) => {
    const at = instantOfBreakpoint(breakpoint, entry, trace);
    return at === null ? [] : [{ ...breakpoint, at }];
  });
  return (
    <>
      {standing.map(({ id, at, isOn }) => (
        <button
          key={id}
          type="button"
          className="stop-mark"
          data-testid="stop-mark"
          data-is-on={isOn}
          style={{ left: `${positionOf(trace, stepAt(trace, at), at) * 100}%` }}
          aria-label={t('tape.stops.remove', { time: timeText(at) })}
          title={t('tape.stops.remove', { time: timeText(at) })}
          onClick={() => remove(id)}
        >
          <svg viewBox="-6 -12 12 24" width="12" height="24" aria-hidden="true">
            <path className="stop-mark-line" d="M0-2V12" />
            <circle cy="-6" r="4.5" />
          </svg>
        </button>
      ))}
    </>
  );
}
