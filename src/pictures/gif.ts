import type { PictureTheme } from './colours';
import { gifColours } from './gif-colours';
import type { GifAnswer, GifOrder } from './gif-messages';

/** An animation in the making, written beside the page. */
export interface GifWriter {
  /** Resolves once there is room for the next frame. */
  add(frame: ImageData, delay: number): Promise<void>;
  finish(): Promise<Blob>;
  /** Ends the work, whether it is finished or not. */
  close(): void;
}

export function gifWriter(width: number, height: number, theme: PictureTheme): GifWriter {
  const worker = new Worker(new URL('./gif-worker.ts', import.meta.url), { type: 'module' });
  const tell = (order: GifOrder, transfer: Transferable[] = []): void => worker.postMessage(order, transfer);
  const answered = (): Promise<GifAnswer> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<GifAnswer>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message || 'the animation cannot be written'));
    });
  tell({ type: 'begin', width, height, colours: gifColours(theme) });
  return {
    add: async ({ data }, delay) => {
      const answer = answered();
      const pixels = new Uint8ClampedArray(data);
      tell({ type: 'frame', pixels, delay }, [pixels.buffer]);
      await answer;
    },
    finish: async () => {
      const answer = answered();
      tell({ type: 'finish' });
      const { bytes } = (await answer) as Extract<GifAnswer, { type: 'finished' }>;
      return new Blob([bytes], { type: 'image/gif' });
    },
    close: () => worker.terminate(),
  };
}
