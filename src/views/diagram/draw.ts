import { drawAxis, drawGrid } from './draw-axis';
import { drawBands } from './draw-bands';
import { arrowsIn, drawFlights } from './draw-flights';
import { drawGuides, drawHead } from './draw-head';
import { drawLabels } from './draw-labels';
import { drawLit } from './draw-lit';
import { drawMarks } from './draw-marks';
import type { Pen } from './pen';
import { footHeight, headHeight, type Picture } from './picture';

/** Draws what of a run is in sight, and says how many arrows that is. Costs what is seen, however long the run is. */
export function drawDiagram(pen: Pen, picture: Picture): number {
  const { width, height } = picture;
  const arrows = arrowsIn(picture);
  const lanes = { x: 0, y: headHeight, width, height: height - headHeight - footHeight };
  pen.within(lanes, 'lanes', () => {
    drawGrid(pen, picture);
    drawGuides(pen, picture);
    drawBands(pen, picture);
    drawFlights(pen, picture, arrows);
    drawMarks(pen, picture);
    drawLabels(pen, picture, arrows);
    drawLit(pen, picture);
  });
  pen.within({ x: 0, y: 0, width, height: headHeight }, 'head', () => drawHead(pen, picture));
  pen.within({ x: 0, y: height - footHeight - 5, width, height: footHeight + 5 }, 'axis', () => drawAxis(pen, picture));
  return arrows.length;
}
