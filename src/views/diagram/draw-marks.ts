import { at } from '../../kernel/vector';
import type { Pen } from './pen';
import { bandHeight, dimmed, hiddenFlags, type Picture, shownPlaces, xAt, yOf } from './picture';
import type { TraceIndex } from './trace-index';

/** Outlines around (0, 0), about 9 across. */
const outlines = {
  timer: 'M0-4.2a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4zM0-2.2V.3L1.7 1.5',
  disk: 'M-3.4-2.6c0-1.9 6.8-1.9 6.8 0v5.2c0 1.9-6.8 1.9-6.8 0zM-3.4-2.6c0 1.9 6.8 1.9 6.8 0',
  boot: 'M-2.6-3.8L3.6 0-2.6 3.8z',
  request: 'M-4 0h6.5M-.4-3L2.8 0-.4 3',
  connection: 'M0-4.5V4.5',
  crash: 'M-4-4L4 4M4-4L-4 4',
  pause: 'M-1.9-3.8V3.8M1.9-3.8V3.8',
  resume: 'M-2.6-3.8L3.6 0-2.6 3.8z',
  act: 'M-3.4-3.4h6.8L0 3.4z',
} as const;
type MarkSign = keyof typeof outlines;

/** More steps than this in sight, and only starts and acts are marked. */
const mostMarked = 900;

/** Small marks below a lane for what a process did by itself: timers, disk, starts; on it what was done to it. */
export function drawMarks(pen: Pen, picture: Picture): void {
  const [from, to] = shownPlaces(picture);
  const hidden = hiddenFlags(picture);
  const isCrowded = to - from > mostMarked;
  for (let step = Math.max(0, from); step <= to; step++) {
    if (hidden[picture.index.family[step] ?? -1] === true) continue;
    const sign = signOf(picture.index, step);
    if (sign !== null && (!isCrowded || grave.has(sign))) drawMark(pen, picture, step, sign);
  }
}

const grave: ReadonlySet<MarkSign> = new Set(['boot', 'crash', 'pause', 'resume']);

/** The sign of a step that is no arrival; null where its arrow says it all. */
function signOf(index: TraceIndex, step: number): MarkSign | null {
  const kind = index.kind[step];
  if (kind === undefined || kind === 'message') return null;
  if (kind === 'connection') return index.arrival[step] === null ? 'connection' : null;
  return kind === 'act' ? actSign(index, step) : kind;
}

function actSign(index: TraceIndex, step: number): MarkSign | null {
  const occurrence = at(index.trace.steps, step)?.occurrence;
  if (occurrence?.type !== 'act' || !('process' in occurrence.act)) return null;
  switch (occurrence.act.type) {
    case 'crash':
    case 'die':
    case 'wipe':
      return 'crash';
    case 'start':
      return 'boot';
    case 'pause':
    case 'resume':
    case 'request':
      return occurrence.act.type;
    default:
      return 'act';
  }
}

function drawMark(pen: Pen, picture: Picture, step: number, sign: MarkSign): void {
  const lane = picture.index.lane[step] ?? -1;
  if (lane < 0) return;
  const { palette, cone, laneHeight } = picture;
  const alpha = cone !== null && (cone[step] ?? 0) === 0 ? dimmed : 1;
  const isOnBand = grave.has(sign) || laneHeight < 24;
  const y = yOf(picture, lane) + (isOnBand ? 0 : bandHeight(picture) / 2 + 5.5);
  const x = xAt(picture, step);
  const outline = outlines[sign];
  const scale = laneHeight < 24 ? 0.8 : 1;
  const stroke = sign === 'crash' || sign === 'connection' ? palette.error : isOnBand ? palette.ink : palette['ink-2'];
  const isFilled = sign === 'timer' || sign === 'disk' || sign === 'act';
  // A rim in the colour of the ground keeps a mark apart from the arrows that pass below it.
  if (!isFilled) pen.sign({ outline, x, y, scale, alpha, stroke: palette.panel, width: 4 });
  const fill = isFilled ? palette.panel : sign === 'boot' || sign === 'resume' ? stroke : null;
  const width = sign === 'crash' ? 2.2 : 1.1;
  pen.sign({ outline, x, y, scale, alpha, stroke, width, ...(fill === null ? {} : { fill }) });
}
