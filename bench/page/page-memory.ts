import type { Page } from '@playwright/test';

/** What a page holds once all garbage is collected. */
export interface PageMemory {
  /** Objects of scripts. */
  readonly heapBytes: number;
  /** Of the document, and those that are no longer in it but held. */
  readonly nodes: number;
  readonly listeners: number;
}

export async function measureMemory(page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  // What is freed by a finalizer is collected the second time.
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heapBytes: usedSize, nodes, listeners: jsEventListeners };
}
