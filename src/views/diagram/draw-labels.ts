import { isInCone } from './cone';
import { type Arrow, signPlace } from './draw-flights';
import { familyColour } from './palette';
import type { Pen } from './pen';
import type { Picture } from './picture';
import { textRoom } from './text-room';

/** With more arrows than this in sight there is no room for words on any. */
const mostArrows = 90;
const size = 10.5;

interface Place {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** What is written beside arrows, where there is room: names lie over nothing but lines. */
export function drawLabels(pen: Pen, picture: Picture, arrows: readonly Arrow[]): void {
  const { index, palette, words, cone } = picture;
  if (arrows.length > mostArrows) return;
  const taken: Place[] = arrows.filter(({ flight }) => !flight.isPacket).map((arrow) => signRoom(picture, arrow));
  for (const arrow of arrows) {
    const { flight } = arrow;
    if (flight.isPacket || (cone !== null && !isInCone(cone, flight.sent, flight.end))) continue;
    const text = words.flight(flight);
    const [x, middle] = signPlace(picture, arrow);
    const [left, y] = [x + 6, middle + 3.5];
    const place = { left: left + 1, right: left + textRoom(text, size, 'text'), y };
    if (Math.abs(arrow.y2 - arrow.y1) < 14 || taken.some((other) => overlaps(place, other))) continue;
    taken.push(place);
    const colour = familyColour(palette, index.families[flight.family] ?? '');
    pen.text(text, left, y, { size, colour, halo: palette.panel });
  }
}

function signRoom(picture: Picture, arrow: Arrow): Place {
  const [x, y] = signPlace(picture, arrow);
  return { left: x - 4, right: x + 3, y: y + 3.5 };
}

const overlaps = (a: Place, b: Place): boolean =>
  a.left < b.right + 3 && a.right + 3 > b.left && Math.abs(a.y - b.y) < size + 1;
