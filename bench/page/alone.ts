import type { Page } from '@playwright/test';
import { measureMemory } from './page-memory';

/**
 * How many bytes the run of the first scenario takes in the memory of the browser, at each of these lengths and beyond what
 * it takes at the first: made by the engine alone, in a page with nothing else. `script` is the bundle of `engine-page.ts`.
 */
export async function bytesOfRuns(page: Page, script: string, lengths: readonly number[]): Promise<readonly number[]> {
  await page.addScriptTag({ path: script });
  const held: number[] = [];
  for (const length of lengths) {
    await page.evaluate((steps) => (window as unknown as Window & Engine).benchEngine.grow(steps), length);
    held.push((await measureMemory(page)).heapBytes);
  }
  return held.map((bytes) => bytes - (held[0] ?? 0));
}

interface Engine {
  readonly benchEngine: { grow(steps: number): number };
}
