import { expect, type Page, test } from '@playwright/test';
import { build, command, openPage } from './ensemble-page';

/** Names and texts of the chart that are wider than what holds them, or smaller than can be read. */
const unreadable = (page: Page): Promise<readonly string[]> =>
  page.locator('.chart-drawing').evaluate((drawing) => {
    const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const boxes = [...drawing.querySelectorAll('.chart-box')].filter(
      (box) => box.scrollWidth > box.clientWidth || sizeOf(box) < 11,
    );
    const labels = [...drawing.querySelectorAll<SVGGElement>('.chart-label')].filter((label) => {
      const [frame, text] = [label.querySelector('rect'), label.querySelector('text')];
      return !frame || !text || text.getBBox().width > frame.getBBox().width || sizeOf(text) < 11;
    });
    return [...boxes, ...labels].map(({ textContent }) => textContent ?? '');
  });

const charts = [
  { protocol: 'zookeeper', observers: '1', processes: ['S1', 'S6'] },
  { protocol: 'two-phase-commit', processes: ['C', 'P1'] },
  { protocol: 'three-phase-commit', variant: 'book', processes: ['C', 'P1'] },
  { protocol: 'three-phase-commit', variant: 'skeen', processes: ['C', 'P1'] },
];
for (const { processes, ...fields } of charts)
  test(`the charts of ${Object.values(fields).join(', ')} can be read in every state`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 1000 });
    await openPage(page);
    await build(page, fields);
    for (const name of processes) {
      await page.locator('.inspector-name').selectOption({ label: name });
      const states = page.locator('.chart-box');
      expect(await states.count()).toBeGreaterThan(4);
      await expect(page.locator('.chart-box[aria-current]')).not.toHaveCount(0);
      for (const state of await states.all()) {
        await state.focus();
        await page.keyboard.press('Enter');
        await expect(state).toHaveAttribute('aria-pressed', 'true');
        expect(await unreadable(page), `${name}: ${await state.textContent()}`).toEqual([]);
      }
    }
  });

test('a chart shows the way that the last step took', async ({ page }) => {
  await openPage(page);
  await build(page, { protocol: 'two-phase-commit' });
  await command(page, 'C transfer 10');
  await command(page, 'run until P2 receives COMMIT');
  await page.locator('.inspector-name').selectOption({ label: 'P2' });
  await expect(page.locator('.chart-box[aria-current]')).toHaveText('committing');
  await expect(page.locator('.chart-arrow.is-taken')).toHaveAttribute('data-arrow', 'prepared committing');
  await expect(page.locator('.chart-label.is-taken')).toHaveText('COMMIT, decision');
});
