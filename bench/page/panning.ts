import type { Page } from '@playwright/test';

export interface Sight {
  readonly from: number;
  readonly to: number;
}

/** Opens the diagram, and waits until it has read the run. */
export async function openDiagram(page: Page): Promise<void> {
  await page.getByTestId('tab-diagram').click();
  await page.locator('[data-testid=diagram-plot][data-shown]').waitFor();
}

/** The first and the last step in sight. */
export async function inSight(page: Page): Promise<Sight> {
  const shown = await page.getByTestId('diagram-plot').getAttribute('data-shown');
  const [from = Number.NaN, to = Number.NaN] = (shown ?? '').split(' ').map(Number);
  return { from, to };
}

/** From now on the diagram is moved with each frame: in so many from one end of so many steps to the other, and back. */
export async function startPanning(page: Page, steps: number, frames: number): Promise<void> {
  const { from, to } = await inSight(page);
  await page.evaluate(panEachFrame, { shares: (steps - (to - from)) / (to - from) / frames, frames });
}

/** Runs in the page; a method, because tsx would have a function inside it named by a helper. */
function panEachFrame({ shares, frames }: { readonly shares: number; readonly frames: number }): void {
  const plot = document.querySelector('[data-testid=diagram-plot]');
  if (plot === null) throw new Error('the diagram is open');
  const pan = {
    frame: 0,
    move(): void {
      const isBack = Math.floor(pan.frame++ / frames) % 2 === 1;
      const deltaX = (isBack ? -1 : 1) * shares * plot.clientWidth;
      // As the browser tells that a wheel or two fingers have moved.
      plot.dispatchEvent(new WheelEvent('wheel', { deltaX, bubbles: true, cancelable: true }));
      requestAnimationFrame(pan.move);
    },
  };
  requestAnimationFrame(pan.move);
}
