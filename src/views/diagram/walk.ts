import { firstAfter, lengthOf, type TraceIndex } from './trace-index';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Where keys move the cursor: along its lane from event to event, or to the event of the next lane that is nearest in time. */
export function walked(
  index: TraceIndex,
  hidden: readonly string[],
  from: number,
  direction: Direction,
): number | null {
  if (lengthOf(index) === 0) return null;
  const isSeen = (step: number): boolean => !hidden.includes(index.families[index.family[step] ?? -1] ?? '');
  if (direction === 'left' || direction === 'right')
    return alongLane(index, isSeen, from, direction === 'left' ? -1 : 1);
  const by = direction === 'up' ? -1 : 1;
  for (let lane = laneOf(index, from) + by; lane >= -1 && lane < index.names.length; lane += by) {
    const near = nearestOn(stepsOf(index, lane), isSeen, from);
    if (near !== null) return near;
  }
  return null;
}

/** The step nearest to the playhead that no filter hides: where the cursor begins. */
export function firstCursor(index: TraceIndex, hidden: readonly string[], playhead: number): number | null {
  const isSeen = (step: number): boolean => !hidden.includes(index.families[index.family[step] ?? -1] ?? '');
  const all = index.stepsOfLane.flatMap((steps) => nearestOn(steps, isSeen, playhead) ?? []);
  return all.sort((a, b) => Math.abs(a - playhead) - Math.abs(b - playhead))[0] ?? null;
}

const laneOf = (index: TraceIndex, step: number): number => index.lane[step] ?? -1;
/** Above the lanes are the acts that are on none. */
const stepsOf = (index: TraceIndex, lane: number): readonly number[] => index.stepsOfLane[lane] ?? index.stepsOfNone;

function alongLane(index: TraceIndex, isSeen: (step: number) => boolean, from: number, by: 1 | -1): number | null {
  const steps = stepsOf(index, laneOf(index, from));
  const start = firstAfter(steps, from) - 1;
  for (let i = start + by; i >= 0 && i < steps.length; i += by) {
    const step = steps[i] ?? from;
    if (isSeen(step)) return step;
  }
  return null;
}

function nearestOn(steps: readonly number[], isSeen: (step: number) => boolean, to: number): number | null {
  const after = firstAfter(steps, to);
  const ahead = steps.slice(after).find(isSeen);
  const behind = steps.slice(0, after).findLast(isSeen);
  if (ahead === undefined || behind === undefined) return ahead ?? behind ?? null;
  return ahead - to < to - behind ? ahead : behind;
}
