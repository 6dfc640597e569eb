import { type GifEncoder, gifEncoder } from './gif-encoder';
import type { GifAnswer, GifOrder } from './gif-messages';

let encoder: GifEncoder | null = null;

const answer = (message: GifAnswer): void => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<GifOrder>): void => {
  switch (data.type) {
    case 'begin':
      encoder = gifEncoder(data.width, data.height, data.colours);
      return;
    case 'frame':
      encoder?.add(data.pixels, data.delay);
      return answer({ type: 'taken' });
    case 'finish':
      return answer({ type: 'finished', bytes: encoder?.finish() ?? new Uint8Array() });
  }
};
