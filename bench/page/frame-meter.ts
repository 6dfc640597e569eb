import type { CDPSession, Page } from '@playwright/test';

export interface FrameTimes {
  readonly frames: number;
  readonly framesPerSecond: number;
  /** Processor time of the main thread a frame: all of it, and of that scripts, styles, layout. The rest is mostly painting. */
  readonly mainMs: number;
  readonly scriptMs: number;
  readonly styleMs: number;
  readonly layoutMs: number;
}

/**
 * Lets the page believe that its frames come 60 times a second, however long they take: on a busy machine a late frame would
 * otherwise have more steps of the run to show, and cost more. To be called before the page is opened.
 */
export async function paceFrames(page: Page): Promise<void> {
  await page.addInitScript(pretendPunctual);
}

/** From here on the page has the time that its frames really have. */
export const beRealistic = (page: Page): Promise<unknown> =>
  page.evaluate(() => document.documentElement.setAttribute('data-bench-time', 'real'));

/** From here on it believes again that its frames are punctual. */
export const bePunctual = (page: Page): Promise<unknown> =>
  page.evaluate(() => document.documentElement.removeAttribute('data-bench-time'));

/** Counts frames for a while, and what the main thread does meanwhile. */
export async function measureFrames(page: Page, seconds: number): Promise<FrameTimes> {
  const session = await page.context().newCDPSession(page);
  // Ticks of the thread, so that what other programs do meanwhile is left out.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await metrics(session);
  const { frames, elapsedMs } = await page.evaluate(countFrames, seconds * 1000);
  const after = await metrics(session);
  await session.detach();
  const perFrame = (name: string): number => (((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000) / frames;
  return {
    ...{ frames, framesPerSecond: (frames * 1000) / elapsedMs, mainMs: perFrame('TaskDuration') },
    scriptMs: perFrame('ScriptDuration'),
    styleMs: perFrame('RecalcStyleDuration'),
    layoutMs: perFrame('LayoutDuration'),
  };
}

async function metrics(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

// The functions below run in the page, so all that they need is inside of them. There they use methods, because tsx has any
// other function inside a function named by a helper that the page does not have.

function pretendPunctual(): void {
  const request = window.requestAnimationFrame.bind(window);
  const clock = {
    ...{ seen: -1, told: 0 },
    tell(now: number): number {
      if (document.documentElement.hasAttribute('data-bench-time')) return now;
      if (now !== clock.seen) clock.told += 1000 / 60;
      clock.seen = now;
      return clock.told;
    },
  };
  window.requestAnimationFrame = (callback) => request((now) => callback(clock.tell(now)));
}

function countFrames(ms: number): Promise<{ readonly frames: number; readonly elapsedMs: number }> {
  return new Promise((resolve) => {
    const meter = {
      ...{ start: 0, frames: 0 },
      // What a frame tells of the time may be pretended.
      frame(): void {
        const now = performance.now();
        if (meter.start === 0) meter.start = now;
        else meter.frames++;
        if (now - meter.start < ms) requestAnimationFrame(meter.frame);
        else resolve({ frames: meter.frames, elapsedMs: now - meter.start });
      },
    };
    requestAnimationFrame(meter.frame);
  });
}
