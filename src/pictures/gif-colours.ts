import { coloursOf, type PictureTheme } from './colours';
import { type Colour, unchanged } from './gif-encoder';

/** The colours of a theme, and what lies between each and the grounds at the edges of letters and lines. */
export function gifColours(theme: PictureTheme): readonly Colour[] {
  const named = coloursOf(theme);
  const own = distinct(Object.values(named).map(colourOf));
  const grounds = [colourOf(named.panel ?? ''), colourOf(named.bg ?? '')];
  const between = [0.5, 0.25, 0.75].flatMap((share) =>
    grounds.flatMap((ground) => own.map((colour) => mixed(colour, ground, share))),
  );
  return distinct([...own, ...between]).slice(0, unchanged);
}

const colourOf = (hex: string): Colour => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

const mixed = (a: Colour, b: Colour, share: number): Colour => [
  Math.round(a[0] + (b[0] - a[0]) * share),
  Math.round(a[1] + (b[1] - a[1]) * share),
  Math.round(a[2] + (b[2] - a[2]) * share),
];

const distinct = (colours: readonly Colour[]): readonly Colour[] => [
  ...new Map(colours.map((colour) => [colour.join(' '), colour])).values(),
];
