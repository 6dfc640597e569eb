import { expect, type Page, test } from '@playwright/test';
import { epoch, leaderName, leaders, openBuilder, openPage, server, stage, stepNumber } from './ensemble-page';

/** Goes on with the Tab key until the focus is in an element. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const most = 80;
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.closest(wanted) != null, selector)) return;
  }
  throw new Error(`${selector} is not reached by the Tab key`);
}

test('the whole main job by keyboard alone', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('End');
  const first = await leaderName(page);
  const firstEpoch = await epoch(page);
  await tabTo(page, '[data-process]');
  for (
    let i = 0;
    i < 5 && !(await page.evaluate(() => document.activeElement?.getAttribute('data-tone') === 'leading'));
    i++
  )
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-menu-item="crash"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(server(page, first)).toHaveAttribute('data-status', 'down');

  await page.keyboard.press('/');
  await page.keyboard.type('run settled');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await leaderName(page)).not.toBe(first);
  expect(await epoch(page)).toBeGreaterThan(firstEpoch);

  await tabTo(page, '[data-process]');
  await page.keyboard.press('r');
  await expect(server(page, first)).not.toHaveAttribute('data-status', 'down');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('e');
  await expect(page.getByTestId('dialog-export')).toBeVisible();
  await tabTo(page, '[data-testid=export-trace]');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toContain('.trace.json');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('dialog-export')).toHaveCount(0);
});

test('time moves by keys wherever the focus is', async ({ page }) => {
  await openPage(page);
  expect(await stepNumber(page)).toBe(-1);
  for (const place of ['[data-process]', '[data-testid=scrubber]', '[data-testid=open-export]']) {
    await tabTo(page, place);
    await page.keyboard.press('End');
    const end = await stepNumber(page);
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await stepNumber(page)).toBeLessThan(end);
    await page.keyboard.press('Home');
    expect(await stepNumber(page)).toBe(-1);
  }
  await page.getByTestId('scrubber').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  expect(await stepNumber(page)).toBe(0);
  await expect(page.getByTestId('scrubber')).toHaveAttribute('aria-valuenow', '1');
});

test('keys fold panels, show the sheet of keys, and change the speed', async ({ page }) => {
  await openPage(page);
  const layout = page.getByTestId('layout');
  await page.keyboard.press('i');
  await expect(page.getByTestId('inspector')).toHaveCount(0);
  await page.keyboard.press('l');
  await expect(layout).toHaveAttribute('data-folded', 'inspector guide');
  await page.keyboard.press('w');
  await expect(layout).toHaveAttribute('data-folded', 'inspector');
  await expect(page.locator('#why')).toBeFocused();
  await page.keyboard.press(']');
  await expect(page.getByTestId('speed')).toHaveValue('2');
  await page.keyboard.press('b');
  await expect(page.getByTestId('branch-0')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('branches')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByTestId('dialog-keys')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('dialog-keys')).toHaveCount(0);
});

test('space plays and pauses, but presses a button that has the focus', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press(' ');
  await expect(page.getByTestId('play')).toHaveAccessibleName('Pause');
  await page.keyboard.press(' ');
  await expect(page.getByTestId('play')).toHaveAccessibleName('Play');
  await page.getByTestId('stepForward').focus();
  const before = await stepNumber(page);
  await page.keyboard.press(' ');
  expect(await stepNumber(page)).toBe(before + 1);
  await expect(page.getByTestId('play')).toHaveAccessibleName('Play');
});

test('a cluster is built by its form, which says what is wrong', async ({ page }) => {
  await openPage(page);
  const dialog = await openBuilder(page);
  await dialog.locator('[name=servers]').fill('99');
  await expect(dialog.getByTestId('problem-servers')).toContainText('51');
  await expect(page.getByTestId('build')).toBeDisabled();
  await dialog.locator('[name=servers]').fill('3');
  await dialog.locator('[name=observers]').fill('2');
  await dialog.locator('[name=seed]').fill('11');
  await expect(dialog.getByTestId('builder-preview')).toContainText('observers: 2');
  await dialog.locator('[name=seed]').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(stage(page).locator('[data-process]')).toHaveCount(5);
  await page.keyboard.press('/');
  await page.keyboard.type('run settled');
  await page.keyboard.press('Enter');
  await expect(leaders(page)).toHaveCount(1);
  await expect(stage(page).locator('[data-tone="observing"]')).toHaveCount(2);
});
