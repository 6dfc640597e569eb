import type { Pen } from './pen';
import { footHeight, headHeight, type Picture } from './picture';
import { axisOf } from './ticks';

const textSize = 10.5;

/** The lines behind everything, one for each tick, and the strips where time is left out. */
export function drawGrid(pen: Pen, picture: Picture): void {
  const { palette, height } = picture;
  const bottom = height - footHeight;
  const { ticks, breaks } = axisOf(picture);
  pen.lines(
    ticks.flatMap(({ x }) => [x, headHeight, x, bottom]),
    { colour: palette.line, width: 1, alpha: 0.6 },
  );
  for (const { x } of breaks)
    pen.rect({ x: x - 2, y: headHeight, width: 4, height: bottom - headHeight }, { colour: palette.line, alpha: 0.7 });
}

/** The axis below the lanes. */
export function drawAxis(pen: Pen, picture: Picture): void {
  const { palette, width, height } = picture;
  const top = height - footHeight;
  pen.rect({ x: 0, y: top, width, height: footHeight }, { colour: palette['panel-2'] });
  pen.lines([0, top, width, top], { colour: palette.line, width: 1 });
  const { ticks, breaks } = axisOf(picture);
  const lettering = { size: textSize, colour: palette['ink-2'] };
  pen.lines(
    ticks.flatMap(({ x }) => [x, top, x, top + 4]),
    { colour: palette['line-2'], width: 1 },
  );
  for (const { x, text } of ticks) pen.text(text, x + 3, height - 4.5, lettering);
  const slashes = breaks.flatMap(({ x }) => [x - 4, top + 5, x - 1, top - 4, x + 1, top + 5, x + 4, top - 4]);
  pen.lines(slashes, { colour: palette['ink-2'], width: 1.2 });
  for (const { x, text } of breaks)
    if (text !== '') pen.text(text, x, height - 4.5, { ...lettering, anchor: 'middle', halo: palette['panel-2'] });
}
