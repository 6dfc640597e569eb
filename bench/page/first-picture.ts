import type { Page } from '@playwright/test';

/** Has the page note when its servers are first seen. To be called before it is opened. */
export const watchForPicture = (page: Page): Promise<unknown> => page.addInitScript(notePicture);

/** Milliseconds from the navigation to the first picture with servers in it. */
export async function pictureMs(page: Page): Promise<number> {
  const root = page.locator('html[data-bench-shown]');
  await root.waitFor({ state: 'attached' });
  return Number(await root.getAttribute('data-bench-shown'));
}

/** Runs in the page; a method, because tsx would have a function inside it named by a helper. */
function notePicture(): void {
  const watch = {
    look(): void {
      if (document.querySelector('[data-testid=stage] [data-process]') === null) requestAnimationFrame(watch.look);
      else requestAnimationFrame(watch.note);
    },
    // By now the frame before, which had the servers in it, has been painted.
    note(): void {
      document.documentElement.setAttribute('data-bench-shown', String(performance.now()));
    },
  };
  requestAnimationFrame(watch.look);
}
