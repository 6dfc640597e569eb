import { familyOutline, packetOutline } from '../shapes/message-shape';
import { type Flight, placeOf } from './flights';
import type { Point, StageLayout } from './geometry';

/** Draws flights that are too many for an element each: an election among 25 servers has more than a thousand at once. */
export interface Crowd {
  update(flights: readonly Flight[], layout: StageLayout): void;
  place(now: number): void;
}

/** How near to a sign a click must be, in units of the stage. */
const nearEnough = 8;

/** The flight that is drawn nearest to a point at an instant; null where none is near. */
export function flightAt(flights: readonly Flight[], point: Point, now: number): Flight | null {
  let nearest: Flight | null = null;
  let least = nearEnough;
  for (const flight of flights) {
    if (flight.figure === null) continue;
    const { x, y } = placeOf(flight, now);
    const distance = Math.hypot(x - point.x, y - point.y);
    if (distance > least) continue;
    nearest = flight;
    least = distance;
  }
  return nearest;
}

/** Paints into a canvas that lies over the picture and has its size. */
export function attachCrowd(canvas: HTMLCanvasElement): Crowd {
  const context = canvas.getContext('2d');
  let flights: readonly Flight[] = [];
  let pixels = 1;
  let isBlank = true;
  let sprites = new Map<string, ImageBitmap>();
  let theme: string | undefined;

  const spriteOf = ({ figure }: Flight): ImageBitmap => {
    const family = figure?.family ?? null;
    const key = family ?? 'packet';
    const known = sprites.get(key);
    if (known !== undefined) return known;
    const sprite = drawSprite(family, colourOf(canvas, family), pixels);
    sprites.set(key, sprite);
    return sprite;
  };

  return {
    update: (now, { size, scale }) => {
      flights = now;
      const wanted = scale * window.devicePixelRatio;
      const { theme: shown } = document.documentElement.dataset;
      // Sprites hold the colours of one theme and the pixels of one scale.
      if (wanted !== pixels || shown !== theme) sprites = new Map();
      pixels = wanted;
      theme = shown;
      if (flights.length > 0) resize(canvas, Math.round(size.width * pixels), Math.round(size.height * pixels));
    },
    place: (now) => {
      if (context === null || (flights.length === 0 && isBlank)) return;
      context.clearRect(0, 0, canvas.width, canvas.height);
      for (const flight of flights) {
        const { x, y } = placeOf(flight, now);
        context.drawImage(spriteOf(flight), Math.round((x - reach) * pixels), Math.round((y - reach) * pixels));
      }
      isBlank = flights.length === 0;
    },
  };
}

function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  // Setting a size clears the canvas, even where it is the same.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** Half the side of a sprite. */
const reach = 5;
/** How much smaller than alone a sign is in a crowd. */
export const signScale = 0.6;

/** As a bitmap: another canvas would be looked at again whenever it is drawn, a thousand times a frame. */
function drawSprite(family: string | null, colour: string, pixels: number): ImageBitmap {
  const side = Math.ceil(2 * reach * pixels);
  const sprite = new OffscreenCanvas(side, side);
  const context = sprite.getContext('2d');
  if (context === null) return sprite.transferToImageBitmap();
  context.scale(pixels, pixels);
  context.translate(reach, reach);
  if (family !== null) context.scale(signScale, signScale);
  context.fillStyle = colour;
  context.fill(new Path2D(family === null ? packetOutline : familyOutline(family)), 'evenodd');
  return sprite.transferToImageBitmap();
}

function colourOf(canvas: HTMLCanvasElement, family: string | null): string {
  const style = getComputedStyle(canvas);
  const own = family === null ? '' : style.getPropertyValue(`--family-${family}`).trim();
  return own === '' ? style.getPropertyValue('--ink-2').trim() : own;
}
