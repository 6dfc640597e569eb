import type { Page } from '@playwright/test';

/** How many signs the yardstick moves, and where. */
const area = { width: 680, height: 440 };

/**
 * A page that does nothing but move so many signs, each an element of one picture, as simply as can be. What a frame of it
 * takes tells machines apart, and is about the least that a frame with moving elements can take.
 */
export async function showBarePage(page: Page, signs: number): Promise<void> {
  const { width, height } = area;
  const groups = Array.from({ length: signs }, () => '<g><path d="M0-5L5 0 0 5-5 0z"/></g>').join('');
  await page.setContent(`<svg width="${width}" height="${height}" fill="#b91c1c">${groups}</svg>`);
  await page.evaluate(moveSigns, area);
}

/** Runs in the page; a method, because tsx would have a function inside it named by a helper. */
function moveSigns({ width, height }: { readonly width: number; readonly height: number }): void {
  const signs = [...document.querySelectorAll('g')];
  const motion = {
    frame(now: number): void {
      signs.forEach((sign, i) => {
        const share = (now / 900 + i / signs.length) % 1;
        const angle = i * 2.4;
        const x = width / 2 + (share - 0.5) * width * Math.cos(angle);
        const y = height / 2 + (share - 0.5) * height * Math.sin(angle);
        sign.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      });
      requestAnimationFrame(motion.frame);
    },
  };
  requestAnimationFrame(motion.frame);
}
