import { type Picture, shownPlaces, xAt } from './picture';
import { isSqueezed } from './scale';
import { xOf } from './viewport';

/** A place of the axis with what is written there. */
export interface Tick {
  readonly x: number;
  readonly text: string;
}

export interface Axis {
  readonly ticks: readonly Tick[];
  /** Where the axis leaves out a stretch in which nothing happens, and how long that is. */
  readonly breaks: readonly Tick[];
}

/** Ticks at round numbers, far enough from each other to be read. */
export const axisOf = (picture: Picture): Axis => (picture.kind === 'step' ? stepAxis(picture) : timeAxis(picture));

const nearest = 74;

/** The smallest of 1, 2, 5, 10, 20 and so on that is not below. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1e-9)));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}

function stepAxis(picture: Picture): Axis {
  const [from, to] = shownPlaces(picture);
  const every = Math.max(1, roundStep(nearest / picture.view.scale));
  const ticks: Tick[] = [];
  // Steps are counted from 1 for people.
  for (let number = Math.max(every, Math.ceil((from + 1) / every) * every); number <= to + 1; number += every)
    ticks.push({ x: xAt(picture, number - 1), text: String(number) });
  return { ticks, breaks: [] };
}

/** Between two breaks time runs evenly, and has ticks of its own. */
function timeAxis(picture: Picture): Axis {
  const { index, view, words } = picture;
  const [from, to] = shownPlaces(picture);
  const every = Math.max(1, roundStep(nearest / view.scale));
  const ticks: Tick[] = [];
  const breaks: Tick[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let lastBreak = Number.NEGATIVE_INFINITY;
  for (let step = Math.max(0, from); step <= to; step++) {
    const [start, end] = [index.at[step - 1] ?? 0, index.at[step] ?? 0];
    const [unit, endUnit] = [index.squeezed[step - 1] ?? 0, index.squeezed[step] ?? 0];
    if (isSqueezed(index, step)) {
      const x = xOf(view, (unit + endUnit) / 2);
      if (x - lastBreak < 9) continue;
      breaks.push({ x, text: (endUnit - unit) * view.scale > nearest ? words.milliseconds(end - start) : '' });
      lastBreak = x;
      continue;
    }
    for (let time = Math.ceil(start / every) * every; time < end; time += every) {
      const x = xOf(view, unit + time - start);
      if (x - last < nearest) continue;
      ticks.push({ x, text: words.milliseconds(time) });
      last = x;
    }
  }
  return { ticks, breaks };
}
