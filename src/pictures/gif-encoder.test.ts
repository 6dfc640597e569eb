import { expect, test } from 'vitest';
import { type Colour, gifEncoder } from './gif-encoder';

const colours: readonly Colour[] = [
  [255, 255, 255],
  [0, 0, 0],
  [200, 0, 0],
];
const [width, height] = [40, 30];

/** White, with a square of one colour whose left edge is at `x`. */
function frame(x: number, colour: Colour): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 5; y < 15; y++) for (let i = x; i < x + 10; i++) pixels.set([...colour, 255], 4 * (y * width + i));
  return pixels;
}

function made(...frames: readonly Uint8ClampedArray[]): Uint8Array {
  const encoder = gifEncoder(width, height, colours);
  for (const pixels of frames) encoder.add(pixels, 80);
  return encoder.finish();
}

test('an animation has its size, begins again, and ends', () => {
  const bytes = made(frame(0, [0, 0, 0]), frame(3, [0, 0, 0]));
  const text = new TextDecoder('latin1').decode(bytes);
  expect(text.slice(0, 6)).toBe('GIF89a');
  expect([bytes[6], bytes[8]]).toEqual([width, height]);
  expect(text).toContain('NETSCAPE2.0');
  expect(bytes.at(-1)).toBe(0x3b);
});

test('a frame that changes nothing takes next to nothing', () => {
  const [still, moved] = [frame(0, [0, 0, 0]), frame(20, [200, 0, 0])];
  const one = made(still).length;
  const same = made(still, still).length - one;
  expect(same).toBeLessThan(made(still, moved).length - one);
  expect(same).toBeLessThan(100);
});

test('what is between two colours becomes the nearer one', () => {
  expect(made(frame(0, [190, 10, 10]))).toEqual(made(frame(0, [200, 0, 0])));
  expect(made(frame(0, [190, 10, 10]))).not.toEqual(made(frame(0, [0, 0, 0])));
});
