import { type StepIndex, stepIndex } from '../kernel/ids';
import { at } from '../kernel/vector';
import type { AnyTrace } from '../player/contract';
import { paceAt } from '../player/pace';
import { worldOf } from '../player/selectors';
import { instantOf } from '../player/timeline';
import type { StepRange } from '../trace-formats/step-range';
import type { Moment, Shown } from './stage-still';

/** The instants that an animation shows, and for how long each. */
export interface FramePlan {
  readonly moments: readonly Moment[];
  readonly frameMs: number;
  /** How much faster than asked for it had to be, to come out with so few frames. */
  readonly hurried: number;
}

/** Twelve and a half in a second: a GIF counts in hundredths, and players slow down what is faster than this. */
export const frameMs = 80;
/** More make a file that nobody sends. */
export const mostFrames = 500;

type Timed = Pick<Shown, 'entry' | 'trace' | 'hiddenFamilies'>;

/** From just before the first step of the range to its last, at the pace at which the page plays it. */
export async function planFrames(
  shown: Timed,
  range: StepRange,
  speed: number,
  breathe: () => Promise<void>,
): Promise<FramePlan> {
  const wall = [0];
  for (let step = range.from - 1; step < range.to; step++) {
    wall.push((wall.at(-1) ?? 0) + stretchMs(shown, stepIndex(step)));
    await breathe();
  }
  const lasts = (wall.at(-1) ?? 0) / speed;
  const wanted = Math.max(2, Math.ceil(lasts / frameMs) + 1);
  const count = Math.min(mostFrames, wanted);
  return { moments: momentsOf(shown.trace, range, wall, count), frameMs, hurried: (wanted - 1) / (count - 1) };
}

/** Wall time between a step and the next. */
function stretchMs({ entry, trace, hiddenFamilies }: Timed, step: StepIndex): number {
  const [now, next] = [instantOf(trace, step), at(trace.steps, step + 1)?.at];
  if (next === undefined) return 0;
  const { timing } = trace.setup;
  const { perMs } = paceAt({ world: worldOf(trace, step), next, timing, portrait: entry.portrait, hiddenFamilies });
  return (next - now) / perMs;
}

/** Instants at even distances of wall time; the first and the last are the ends of the range. */
function momentsOf(trace: AnyTrace, { from }: StepRange, wall: readonly number[], count: number): readonly Moment[] {
  const whole = wall.at(-1) ?? 0;
  let stretch = 0;
  return Array.from({ length: count }, (_, i) => {
    const time = (whole * i) / (count - 1);
    while (stretch + 1 < wall.length && (wall[stretch + 1] ?? 0) <= time) stretch++;
    // Rounding must not keep the last step from happening.
    if (i === count - 1) stretch = wall.length - 1;
    const step = stepIndex(from - 1 + stretch);
    const [begin, end] = [wall[stretch] ?? 0, wall[stretch + 1] ?? 0];
    const [now, next] = [instantOf(trace, step), at(trace.steps, step + 1)?.at ?? 0];
    return { step, now: end <= begin ? now : now + ((time - begin) / (end - begin)) * (next - now) };
  });
}
