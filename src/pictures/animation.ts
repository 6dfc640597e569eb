import type { StepRange } from '../trace-formats/step-range';
import { planFrames } from './frames';
import { type GifWriter, gifWriter } from './gif';
import { rasterOf } from './raster';
import type { Shown } from './stage-still';
import { type Easel, type PictureLook, stagePainter } from './stage-svg';
import { breather, type Work } from './work';

export interface Animation {
  readonly blob: Blob;
  readonly frames: number;
  readonly seconds: number;
  readonly hurried: number;
}

/** The last frame stays, so that one sees how it ended before it begins again. */
const lastFrameMs = 1600;

/** A GIF of a stretch of a run, one frame after another: painted by the page, written by a worker. */
export async function animate(
  shown: Shown,
  range: StepRange,
  { speed, ...look }: PictureLook & { readonly speed: number },
  tools: { readonly easel: Easel; readonly document: Document },
  work: Work,
): Promise<Animation> {
  const plan = await planFrames(shown, range, speed, breather(work));
  const paint = stagePainter(shown, look, tools.easel);
  const raster = rasterOf(tools.document, 1);
  const writer = gifWriter(look.size.width, look.size.height, look.theme);
  // While a frame is painted, the worker writes the one before.
  let written: Promise<void> = Promise.resolve();
  const frames = plan.moments.length;
  try {
    for (const [i, moment] of plan.moments.entries()) {
      work.signal.throwIfAborted();
      const frame = await raster.pixels(paint(moment));
      await written;
      written = writer.add(frame, i === frames - 1 ? lastFrameMs : plan.frameMs);
      // What goes wrong is told when it is waited for, also where the painting fails first.
      written.catch(() => {});
      work.report((i + 1) / (frames + 1));
    }
    await written;
    const blob = await finished(writer, work.signal);
    return { blob, frames, seconds: ((frames - 1) * plan.frameMs + lastFrameMs) / 1000, hurried: plan.hurried };
  } finally {
    writer.close();
  }
}

async function finished(writer: GifWriter, signal: AbortSignal): Promise<Blob> {
  const blob = await writer.finish();
  signal.throwIfAborted();
  return blob;
}
