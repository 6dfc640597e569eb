/** Kinds of type on the stage: running text, and figures of equal width. */
export type Face = 'text' | 'bold' | 'mono';

/** Widths as shares of the type size, of a broad face: a little air is better than a letter cut off. */
const widths = {
  text: { narrow: 0.33, small: 0.61, capital: 0.69, digit: 0.64, broad: 0.95 },
  bold: { narrow: 0.38, small: 0.68, capital: 0.77, digit: 0.7, broad: 1.03 },
} as const;
const monoWidth = 0.61;
const isIdeograph = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** How wide a text will be, without asking the browser: pictures are the same wherever they are drawn. */
export function textWidth(text: string, size: number, face: Face): number {
  let width = 0;
  for (const character of text) width += characterWidth(character, face);
  return width * size;
}

/** The text, cut off with an ellipsis where it would be wider than `width`. */
export function fitted(text: string, width: number, size: number, face: Face): string {
  if (textWidth(text, size, face) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size, face) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

function characterWidth(character: string, face: Face): number {
  if (isIdeograph.test(character)) return 1;
  if (face === 'mono') return monoWidth;
  const { narrow, small, capital, digit, broad } = widths[face];
  if (/[ .,:;|!'ijl]/.test(character)) return narrow;
  if (/[mwMW@%…]/.test(character)) return broad;
  if (/[0-9]/.test(character)) return digit;
  return character >= 'A' && character <= 'Z' ? capital : small;
}
