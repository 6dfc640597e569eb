import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';

const lookMs = 250;
/** Of that, what the main thread works on while it has nothing to do. */
const idleMs = 15;
const longestLooks = 480;

/** Waits until the page has done what it was told: its main thread rests. */
export async function atRest(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  for (let look = 0, before = await worked(); look < longestLooks; look++) {
    await wait(lookMs);
    const now = await worked();
    if (now - before < idleMs) return session.detach();
    before = now;
  }
  throw new Error('the page comes to rest');
}
