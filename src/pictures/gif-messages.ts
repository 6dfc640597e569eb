import type { Colour } from './gif-encoder';

/** What the page tells the worker that writes an animation. */
export type GifOrder =
  | { readonly type: 'begin'; readonly width: number; readonly height: number; readonly colours: readonly Colour[] }
  | { readonly type: 'frame'; readonly pixels: Uint8ClampedArray<ArrayBuffer>; readonly delay: number }
  | { readonly type: 'finish' };

/** What it answers: `taken` for each frame, so that no more wait than it can take. */
export type GifAnswer =
  | { readonly type: 'taken' }
  | { readonly type: 'finished'; readonly bytes: Uint8Array<ArrayBuffer> };
