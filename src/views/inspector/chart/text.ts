import { type Cause, linkText } from './links';

/** Sizes of type in a chart, in pixels (chart.css). */
const labelSize = 11;
const nameSize = 12;
/** The height of a line at an arrow. */
export const textHeight = 14;
const longest = 30;

/** What is written at an arrow, cut where it is too long to be read there. */
export function arrowText(causes: readonly Cause[], always: string): string {
  const text = linkText(causes, always);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** The room that a text at an arrow takes, and the name of a state; rather too much than too little. */
export const textWidth = (text: string): number => lineWidth(text) * labelSize + 4;
export const nameWidth = (name: string): number => lineWidth(name) * nameSize + 8;

/** In ems, as wide as in the widest of the page's fonts. */
const lineWidth = (text: string): number => [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);

function letterWidth(letter: string): number {
  if ('[](),.- fijlrtIJ'.includes(letter)) return 0.42;
  if (letter >= firstOfWholeWidth || 'mwMW'.includes(letter)) return 1;
  return letter >= 'A' && letter <= 'Z' ? 0.79 : 0.64;
}
/** From here on, letters are those of Chinese and its neighbours. */
const firstOfWholeWidth = '\u2e80';
