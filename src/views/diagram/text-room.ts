import { type Face, textWidth } from '../stage/text-width';

const known = new Map<string, number>();
/** Words repeat from frame to frame; numbers of a long run do not. */
const mostKnown = 4_000;

/** How wide a text will be; counted once for each, because a diagram that moves asks with every frame. */
export function textRoom(text: string, size: number, face: Face): number {
  const key = `${face}${size} ${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const width = textWidth(text, size, face);
  known.set(key, width);
  return width;
}
