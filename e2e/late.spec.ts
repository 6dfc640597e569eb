import { expect, type Page, test } from '@playwright/test';
import { command, leaders, notice, openPage, pick, server, stage, stepNumber } from './ensemble-page';

/** What is fetched after the page can be used. */
const laterFiles = /\/(?:later-parts|shipped-scenarios|english-later)-[^/]*\.(?:js|css)$/;
const missing = (page: Page) => page.getByTestId('late-missing');

test('nothing but the stage’s own files is needed to step, and to kill the leader', async ({ page }) => {
  await page.route(laterFiles, (route) => route.abort());
  await openPage(page);
  await page.locator('body').press('End');
  await expect(leaders(page)).toHaveCount(1);
  const last = await stepNumber(page);
  await leaders(page).click();
  await page.locator('[data-menu-item="crash"]').click();
  await expect(notice(page)).toContainText('crash');
  await page.locator('body').press('ArrowLeft');
  expect(await stepNumber(page)).toBeGreaterThanOrEqual(last);
  // Words that are not there would show as their ids.
  expect(await page.locator('body').innerText()).not.toMatch(/\b[a-z-]+\.[a-z][\w.-]*[a-z]\b/i);
});

test('a part that cannot be fetched says so, loses nothing, and comes when asked again', async ({ page }) => {
  await page.route(laterFiles, (route) => route.abort());
  await openPage(page);
  await page.locator('body').press('ArrowRight');
  const column = page.locator('.column-inspector');
  await expect(column.getByTestId('late-missing')).toContainText('could not be fetched');
  await page.unroute(laterFiles);
  await column.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('inspector')).toBeVisible();
  // Its style sheet failed too.
  await expect(page.locator('.inspector-header')).toHaveCSS('display', 'flex');
  await expect(server(page, 'S5')).toBeVisible();
  expect(await stepNumber(page)).toBe(0);
});

test('what is refused before its words have come is told when they have', async ({ page }) => {
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/\/english-later-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await openPage(page);
  await command(page, 'crash S9');
  await expect(notice(page)).toBeVisible();
  expect(await notice(page).innerText()).not.toContain('scenario.');
  goOn();
  await expect(notice(page)).toContainText('S9');
});

test('a dialog that cannot be fetched says so in a dialog', async ({ page }) => {
  await page.route(laterFiles, (route) => route.abort());
  await openPage(page);
  await page.getByTestId('open-picker').click();
  const dialog = page.getByTestId('dialog-missing');
  await expect(dialog).toContainText('could not be fetched');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByTestId('open-picker').click();
  await page.unroute(laterFiles);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('dialog-picker')).toBeVisible();
  await page.keyboard.press('Escape');
  await pick(page, 'fle-1');
  await expect(missing(page).first()).toBeVisible();
  await expect(stage(page)).toBeVisible();
});

test('what is fetched later comes unasked', async ({ page }) => {
  const fetched = ['later-parts', 'arrive', 'english-later'].map((name) =>
    page.waitForResponse((response) => response.url().includes(`/${name}-`) && response.ok()),
  );
  await openPage(page);
  await Promise.all(fetched);
  await expect(missing(page)).toHaveCount(0);
});
