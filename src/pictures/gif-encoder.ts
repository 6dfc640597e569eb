import { GIFEncoder, nearestColorIndex } from 'gifenc';

export type Colour = readonly [red: number, green: number, blue: number];

export interface GifEncoder {
  /** A frame as red, green, blue and opacity of each pixel. */
  add(pixels: Uint8ClampedArray, delayMs: number): void;
  finish(): Uint8Array<ArrayBuffer>;
}

/** The last place of a palette stands for what stays as it was in the frame before. */
export const unchanged = 255;

/** Writes frames of one size, with at most 255 colours that are known from the start. */
export function gifEncoder(width: number, height: number, colours: readonly Colour[]): GifEncoder {
  const encoder = GIFEncoder();
  const black: Colour = [0, 0, 0];
  const palette = Array.from({ length: 256 }, (_, i) => colours[i] ?? black);
  const places = placesIn(colours.slice(0, unchanged));
  let before: Uint8Array | null = null;
  return {
    add: (pixels, delay) => {
      const indices = places(pixels);
      const options = before === null ? { palette, repeat: 0, delay } : { ...onTop, delay };
      encoder.writeFrame(before === null ? indices : changes(before, indices), width, height, options);
      before = indices;
    },
    finish: () => {
      encoder.finish();
      return encoder.bytes();
    },
  };
}

/** A frame that lies on the one before and leaves it where it stands. */
const onTop = { transparent: true, transparentIndex: unchanged, dispose: 1 } as const;

/** The place of each pixel's colour. A drawing has few colours, so each is looked up once for all frames. */
function placesIn(colours: readonly Colour[]): (pixels: Uint8ClampedArray) => Uint8Array {
  const known = new Map<number, number>();
  return (pixels) => {
    const indices = new Uint8Array(pixels.length / 4);
    let [last, place] = [-1, 0];
    for (let i = 0; i < indices.length; i++) {
      const [red = 0, green = 0, blue = 0] = [pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2]];
      const key = (red << 16) | (green << 8) | blue;
      if (key !== last) {
        last = key;
        place = known.get(key) ?? nearestColorIndex(colours, [red, green, blue]);
        known.set(key, place);
      }
      indices[i] = place;
    }
    return indices;
  };
}

/** What changed, and `unchanged` for all else: long runs of one value take next to nothing. */
const changes = (before: Uint8Array, now: Uint8Array): Uint8Array =>
  now.map((place, i) => (before[i] === place ? unchanged : place));
