import { type Duration, milliseconds, type ProcessId } from '../../../kernel/ids';
import type { Point } from '../geometry';
import { elapsed, type TimerBar } from '../motion-scene';
import { round } from '../paths';
import { rounded } from './amounts';
import type { Hold } from './meaning';

export interface TimerGrip {
  readonly bar: TimerBar;
  readonly process: ProcessId;
  readonly start: Point;
  readonly now: number;
}

/** The end of a timer's bar is when it rings: it can be pulled out, and back as far as what has passed. */
export function holdTimer({ bar, process, start, now }: TimerGrip): Hold {
  return {
    meant: (at) => {
      const end = bar.width + at.x - start.x;
      const after = ringsAfter(bar, end, now);
      const shown = bar.x + bar.width * ((now + after - bar.startedAt) / Math.max(1, bar.due - bar.startedAt));
      const middle = round(bar.y + bar.thickness / 2);
      return {
        id: after === 0 ? 'stage.pull.timerNow' : 'stage.pull.timer',
        values: { ms: after / 1000 },
        act: { type: 'timer', process, timer: bar.name, after },
        sketch: { d: `M${round(bar.x)} ${middle}H${round(shown)}`, look: 'timer', ghost: null },
      };
    },
  };
}

/** How long from now a timer rings whose bar is pulled to end there: now, if that is not beyond what has passed. */
export function ringsAfter(bar: Pick<TimerBar, 'width' | 'startedAt' | 'due'>, end: number, now: number): Duration {
  const span = Math.max(1, bar.due - bar.startedAt);
  if (end <= bar.width * elapsed(bar, now) + snap) return milliseconds(0);
  return milliseconds(Math.min(longest, rounded((bar.startedAt + (span * end) / bar.width - now) / 1000)));
}

/** So near to what has passed means now. */
const snap = 2;
const longest = 600_000;
