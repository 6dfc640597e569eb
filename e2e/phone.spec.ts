import { expect, type Page, test } from '@playwright/test';
import { violationsIn } from './accessibility';
import { command, openPage, pick, stage } from './ensemble-page';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** Nothing is wider than the phone, and everything that is pressed has room for a finger (WCAG 2.2, 2.5.8). */
async function fits(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(390);
  expect(await violationsIn(page, { rules: ['target-size'] }), where).toEqual([]);
}

/** Everything that opens beside or over the page. */
const dialogs = ['picker', 'builder', 'beside', 'share', 'export', 'keys'] as const;

test('every view of the page has room on a phone', async ({ page }) => {
  test.setTimeout(120_000);
  await openPage(page);
  await page.getByTestId('toEnd').tap();
  await fits(page, 'at the end');
  for (const tab of ['diagram', 'commands', 'events'] as const) {
    await page.getByTestId(`tab-${tab}`).tap();
    await fits(page, tab);
  }
  for (const tab of await page.getByTestId('inspector').getByRole('tab').all()) {
    await tab.tap();
    await fits(page, `inspector: ${await tab.textContent()}`);
  }
  for (const panel of ['guide', 'inspector', 'bottom'] as const) await page.getByTestId(`fold-${panel}`).tap();
  await fits(page, 'all panels folded');
});

for (const language of ['en', 'zh-CN'] as const) {
  test(`every dialog has room on a phone (${language})`, async ({ page }) => {
    test.setTimeout(120_000);
    await openPage(page, { language });
    await page.getByTestId('toEnd').tap();
    for (const dialog of dialogs) {
      await page.getByTestId(`open-${dialog}`).tap();
      await expect(page.getByTestId(`dialog-${dialog}`)).toBeVisible();
      const box = await page.getByTestId(`dialog-${dialog}`).boundingBox();
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390, dialog).toBe(true);
      await fits(page, dialog);
      await page.getByTestId(`dialog-${dialog}`).press('Escape');
    }
  });
}

test('two runs have room on a phone, one above the other', async ({ page }) => {
  await openPage(page);
  await pick(page, 's-3pc-1');
  await page.getByTestId('open-beside').tap();
  await page.getByTestId('partner').tap();
  await page.getByTestId('toEnd').tap();
  await fits(page, 'side by side');
  const [a, b] = [await page.getByTestId('half-A').boundingBox(), await page.getByTestId('half-B').boundingBox()];
  expect((a?.y ?? 0) + (a?.height ?? 0)).toBeLessThanOrEqual((b?.y ?? 0) + 1);
});

test('the main job is done with a finger', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').tap();
  const leader = stage(page).locator('[data-process][data-tone="leading"]');
  const name = await leader.getAttribute('data-process');
  await leader.tap();
  const menu = page.locator('.popover');
  const box = await menu.boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
  await fits(page, 'the menu of a server');
  await page.locator('[data-menu-item=crash]').tap();
  await expect(stage(page).locator(`[data-process="${name}"]`)).toHaveAttribute('data-status', 'down');
  await page.getByTestId('scrubber').scrollIntoViewIfNeeded();
  await command(page, 'run settled');
  await expect(leader).toHaveCount(1);
  expect(await leader.getAttribute('data-process')).not.toBe(name);
});

test('a long press opens what a click opens', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').tap();
  await stage(page).locator('[data-process="S1"]').dispatchEvent('contextmenu', { bubbles: true, cancelable: true });
  await expect(page.locator('[data-menu-item=crash]')).toBeVisible();
});

test('the page can be enlarged with two fingers, also over the stage', async ({ page }) => {
  await openPage(page);
  await expect(page.locator('meta[name=viewport]')).not.toHaveAttribute('content', /user-scalable|maximum-scale/);
  const action = await stage(page)
    .locator('.stage-panel')
    .evaluate((panel) => getComputedStyle(panel).touchAction);
  expect(action).toMatch(/pinch-zoom|auto|manipulation/);
});

test('two fingers enlarge the diagram', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').tap();
  await page.getByTestId('tab-diagram').tap();
  await page.getByTestId('diagram-all').tap();
  const plot = page.getByTestId('diagram-plot');
  const shown = async (): Promise<number> => {
    const [from = 0, to = 0] = ((await plot.getAttribute('data-shown')) ?? '').split(' ').map(Number);
    return to - from;
  };
  await expect.poll(shown).toBeGreaterThan(50);
  const before = await shown();
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 60];
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number): Promise<unknown> =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [
              { x: x - apart, y, id: 1 },
              { x: x + apart, y, id: 2 },
            ],
    });
  await touch('touchStart', 20);
  for (const apart of [30, 50, 70, 90]) await touch('touchMove', apart);
  await touch('touchEnd', 0);
  await expect.poll(shown).toBeLessThan(before / 1.5);
});

test('presenting, and a run of many servers, have room too', async ({ page }) => {
  await openPage(page);
  await pick(page, 'ops-1');
  await page.getByTestId('toEnd').tap();
  await fits(page, 'another scenario');
  await page.keyboard.press('s');
  await expect(page.getByTestId('presenter')).toBeVisible();
  await fits(page, 'presenting');
});
