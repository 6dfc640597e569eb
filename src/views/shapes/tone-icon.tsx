import type { JSX } from 'react';
import './shapes.css';

/** Outlines of the icons on a grid of 16 by 16: a lens, a chevron, a crown, an eye, a cross, two bars; a dash, a
 * pulse, a lock, a tick, no entry. */
const outlines: Readonly<Record<string, string>> = {
  looking: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM10.3 10.3L14 14',
  following: 'M3.5 3.5L8 8l-4.5 4.5M8.5 3.5L13 8l-4.5 4.5',
  leading: 'M2.5 12.5h11M2.5 10L2 4.5l3.3 2.7L8 3l2.7 4.2L14 4.5l-.5 5.5z',
  observing:
    'M1.5 8C3.2 5 5.4 3.5 8 3.5S12.8 5 14.5 8c-1.7 3-3.9 4.5-6.5 4.5S3.2 11 1.5 8zM8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4z',
  down: 'M4 4l8 8M12 4l-8 8',
  paused: 'M5.5 3.5v9M10.5 3.5v9',
  idle: 'M4 8h8',
  working: 'M1.5 8H5l2-4.5 2.5 9 2-4.5h3',
  prepared: 'M3.5 7.5h9v6h-9zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2',
  committed: 'M3 8.5l3.5 3.5L13 4.5',
  aborted: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM4.1 11.9l7.8-7.8',
};
const unknownOutline = 'M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z';

/** Outline of the icon of a tone, for those who draw it themselves. */
export const toneOutline = (tone: string): string => outlines[tone] ?? unknownOutline;

/** Colours follow from the class: `--tone` and `--tone-bg` are set on it. */
export const toneClass = (tone: string): string => `tone tone-${outlines[tone] === undefined ? 'unknown' : tone}`;

interface ToneIconProps {
  readonly tone: string;
  readonly size?: number;
  readonly x?: number;
  readonly y?: number;
}

/** The sign of a state, in the colour of the text beside it; the word for it is the caller's. */
export function ToneIcon({ tone, size = 14, x, y }: ToneIconProps): JSX.Element {
  return (
    <svg className="tone-icon" viewBox="0 0 16 16" width={size} height={size} x={x} y={y} aria-hidden="true">
      <path d={toneOutline(tone)} />
    </svg>
  );
}
