import { type HeadItem, headItems } from './head-items';
import type { Pen } from './pen';
import { dimmed, footHeight, headHeight, type Picture, yOf } from './picture';
import { textRoom } from './text-room';

const outlines: Readonly<Record<HeadItem['kind'], string>> = {
  milestone: 'M0-4.5L3.6 0 0 4.5-3.6 0z',
  act: 'M-4-4h8L0 4.5z',
  violation: 'M-4-4L4 4M4-4L-4 4',
};

const textSize = 11;
/** More items than this in sight, and none has room for its words. */
const mostTexts = 120;

/** Thin lines from what stands above the lanes down to the lane that it is about. */
export function drawGuides(pen: Pen, picture: Picture): void {
  const { palette, height } = picture;
  const items = headItems(picture);
  if (items.length > mostTexts) return;
  for (const kind of ['milestone', 'act', 'violation'] as const) {
    const ends = items
      .filter((item) => item.kind === kind)
      .flatMap(({ x, lane }) => [x, headHeight, x, lane < 0 ? height - footHeight : yOf(picture, lane)]);
    const colour = kind === 'milestone' ? palette['line-2'] : palette.error;
    pen.lines(ends, {
      colour,
      width: 1,
      alpha: kind === 'milestone' ? 0.8 : 0.5,
      dash: kind === 'act' ? [2, 2] : [1, 2],
    });
  }
}

/** The row above the lanes: signs, and words for as many of them as have room. */
export function drawHead(pen: Pen, picture: Picture): void {
  const { palette, width, cone } = picture;
  pen.rect({ x: 0, y: 0, width, height: headHeight }, { colour: palette['panel-2'] });
  pen.lines([0, headHeight, width, headHeight], { colour: palette.line, width: 1 });
  const items = headItems(picture);
  const texts = textsFor(items);
  let lastX = Number.NEGATIVE_INFINITY;
  items.forEach((item, i) => {
    const alpha = cone !== null && (cone[item.step] ?? 0) === 0 ? dimmed : 1;
    if (item.kind === 'milestone' && item.x - lastX < 2) return;
    lastX = item.x;
    drawSign(pen, picture, item, alpha);
    const text = texts[i];
    if (text === undefined || text === null) return;
    const colour = item.kind === 'milestone' ? palette.ink : palette.error;
    pen.text(text, item.x + 7, headHeight / 2 + 4, { size: textSize, colour, alpha });
  });
}

function drawSign(pen: Pen, { palette }: Picture, { kind, x }: HeadItem, alpha: number): void {
  const outline = outlines[kind];
  const place = { outline, x, y: headHeight / 2, scale: 1, alpha };
  if (kind === 'violation') return pen.sign({ ...place, stroke: palette.error, width: 2.4 });
  pen.sign({ ...place, fill: kind === 'act' ? palette.error : palette.ink, stroke: palette['panel-2'], width: 1 });
}

type Interval = readonly [from: number, to: number];
const gravity: Readonly<Record<HeadItem['kind'], number>> = { violation: 2, act: 1, milestone: 0 };

/** The words for each item, or null where they would lie over another's; the gravest choose first. */
function textsFor(items: readonly HeadItem[]): readonly (string | null)[] {
  if (items.length > mostTexts) return items.map(() => null);
  const taken: Interval[] = items.map(({ x }) => [x - 5, x + 5]);
  const texts: (string | null)[] = items.map(() => null);
  const order = items.map((_, i) => i).sort((a, b) => gravityOf(items[b]) - gravityOf(items[a]) || a - b);
  for (const i of order) {
    const item = items[i];
    if (item === undefined) continue;
    const text = item.text();
    const room: Interval = [item.x + 6, item.x + 10 + textRoom(text, textSize, 'text')];
    if (taken.some(([from, to]) => from < room[1] && to > room[0])) continue;
    taken.push(room);
    texts[i] = text;
  }
  return texts;
}

const gravityOf = (item: HeadItem | undefined): number => (item === undefined ? 0 : gravity[item.kind]);
