import { expect, type Locator, type Page, test } from '@playwright/test';
import { violationsIn } from './accessibility';
import { command, openPage, pick, server, stage, stepNumber } from './ensemble-page';

const dialog = (page: Page): Locator => page.getByTestId('dialog-overview');
const cell = (page: Page, id: string): Locator => dialog(page).getByTestId(id);

/** Opens the matrix by the picker, and waits until every cell has been performed. */
async function openMatrix(page: Page): Promise<void> {
  await page.getByTestId('open-picker').click();
  await page.getByTestId('dialog-picker').getByTestId('open-overview').click();
  await expect(dialog(page).locator('[data-outcome=unknown]')).toHaveCount(0);
}

/** Opens a tab of the inspector. */
async function showTab(page: Page, name: string): Promise<void> {
  await page.getByTestId('inspector').getByRole('tab', { name, exact: true }).click();
}

const counter = (page: Page, name: string): Locator => page.getByTestId('run-costs').locator(`[data-counter=${name}]`);

test('a cell of the matrix opens its run, and the run ends as the cell says', async ({ page }) => {
  await openPage(page);
  await openMatrix(page);
  await expect(cell(page, 'cell-c4c-book')).toHaveText(/disagrees.*P1 commits; P2, P3 abort/);
  await expect(cell(page, 'cell-c4c-skeen')).toHaveText(/commits/);
  await expect(dialog(page).locator('[aria-current=true]')).toHaveCount(0);
  await cell(page, 'cell-c4c-book').click();
  await expect(dialog(page)).toHaveCount(0);
  await page.getByTestId('toEnd').click();
  await expect(server(page, 'P1')).toHaveAttribute('data-tone', 'committed');
  for (const name of ['P2', 'P3']) await expect(server(page, name)).toHaveAttribute('data-tone', 'aborted');
  // From the run back to the matrix, where it stands.
  await showTab(page, 'Counters');
  await page.getByTestId('open-overview').click();
  await expect(cell(page, 'cell-c4c-book')).toHaveAttribute('aria-current', 'true');
  await expect(dialog(page).locator('[aria-current=true]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('open-overview')).toBeFocused();
});

test('a row opens side by side: one blocks, the other decides', async ({ page }) => {
  await openPage(page);
  await openMatrix(page);
  await cell(page, 'cell-c2b').focus();
  await page.keyboard.press('v');
  await expect(page.getByTestId('pair')).toBeVisible();
  await expect(page.getByTestId('half-A')).toContainText('Two-phase commit');
  await expect(page.getByTestId('half-B')).toContainText('Three-phase commit');
  await page.getByTestId('toEnd').click();
  await expect(page.getByTestId('half-B').locator('[data-process=P1]')).toHaveAttribute('data-tone', 'aborted');
  await page.getByTestId('end-lock-step').click();
  await openMatrix(page);
  await page.getByTestId('beside-b1').click();
  await expect(page.getByTestId('half-A')).toContainText('Two-phase commit');
});

test('two-phase commit blocks in the same row, until its coordinator is back', async ({ page }) => {
  await openPage(page);
  await openMatrix(page);
  await expect(cell(page, 'cell-b1')).toHaveText(/blocks.*P2, P3 · after a repair: commit/);
  await expect(cell(page, 'cell-b1-book')).toHaveText(/commits/);
  await cell(page, 'cell-b1').click();
  await showTab(page, 'Counters');
  const blocked = page.getByTestId('process-times').locator('[data-row=P2] [data-time=blockedUs]');
  await page.getByTestId('toEnd').click();
  await expect(blocked).not.toHaveText(/still running/);
  await expect(server(page, 'P2')).toHaveAttribute('data-tone', 'committed');
  while (!/still running/.test((await blocked.textContent()) ?? '')) {
    expect(await stepNumber(page)).toBeGreaterThan(0);
    await page.keyboard.press('Shift+ArrowLeft');
  }
  await expect(server(page, 'P2')).toHaveAttribute('data-tone', 'prepared');
});

test('the matrix is walked by keys alone', async ({ page }) => {
  await openPage(page);
  await openMatrix(page);
  await cell(page, 'cell-p1').focus();
  for (const [key, at] of [
    ['ArrowRight', 'cell-p1-cooperation'],
    ['ArrowRight', 'cell-p1-book'],
    // This one has no run that asks on restart.
    ['ArrowRight', 'cell-p1-skeen'],
    ['ArrowDown', 'cell-p2-skeen'],
    ['Home', 'cell-p2'],
    ['End', 'cell-p2-skeen'],
    ['Control+End', 'cell-t1-skeen'],
    ['Control+Home', 'cell-p1'],
    ['ArrowDown', 'cell-p2'],
    // Pasting is no wish to see the row side by side.
    ['Control+v', 'cell-p2'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(cell(page, at), key).toBeFocused();
  }
  // The arrows are the matrix's: the run behind it stays where it is.
  expect(await stepNumber(page)).toBe(-1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(cell(page, 'cell-p2')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(stage(page).locator('[data-process="P3"]')).toBeVisible();
  await expect(page.getByTestId('open-picker')).toContainText('P3 dies after its Yes has left (2PC)');
});

test('a No among nine costs 34 messages and eight executions in 2PC, and 26 and none in 3PC', async ({ page }) => {
  await openPage(page);
  for (const [scenario, messages, wasted] of [
    ['s-3pc-1-two-phase', '34', '8'],
    ['s-3pc-1', '26', '0'],
  ] as const) {
    await pick(page, scenario);
    await showTab(page, 'Counters');
    await page.getByTestId('toStart').click();
    await expect(counter(page, 'messages')).toHaveText('0');
    await page.getByTestId('toEnd').click();
    await expect(counter(page, 'messages')).toHaveText(messages);
    await expect(counter(page, 'wasted')).toHaveText(wasted);
    await expect(page.getByTestId('run-costs')).toContainText(`= ${messages}`);
    await page.getByTestId('toStart').click();
    await expect(counter(page, 'messages')).toHaveText('0');
  }
});

test('the accounts say who holds a lock and who waits for it, and what they add up to', async ({ page }) => {
  await openPage(page);
  await openMatrix(page);
  await cell(page, 'cell-c2b').click();
  await showTab(page, 'Accounts');
  await page.getByTestId('toEnd').click();
  const sum = page.getByTestId('accounts').locator('[data-sum]');
  await expect(sum).toHaveAttribute('data-sum', 'same');
  while (!/held by T1/.test((await page.getByTestId('accounts').locator('[data-row=P1]').textContent()) ?? '')) {
    expect(await stepNumber(page)).toBeGreaterThan(0);
    await page.keyboard.press('Shift+ArrowLeft');
  }
  await command(page, 'P1 read');
  await command(page, 'run 1ms');
  await page.getByTestId('command-input').press('Escape');
  await expect(page.getByTestId('accounts').locator('[data-row=P1]')).toContainText('waits');
});

for (const [language, theme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const) {
  test(`matrix and panels stand in nobody's way: ${language}, ${theme}`, async ({ page }) => {
    await openPage(page, { language, theme });
    await openMatrix(page);
    expect(await violationsIn(page, { part: '[data-testid=dialog-overview]' })).toEqual([]);
    await cell(page, 'cell-b1').click();
    await page.getByTestId('toEnd').click();
    for (const tab of ['counters', 'accounts']) {
      await page.locator(`#inspector-tab-${tab}`).click();
      expect(await violationsIn(page, { part: '[data-testid=inspector]' }), tab).toEqual([]);
    }
  });
}

test('on a phone the matrix scrolls within itself, and its faults stay in sight', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await openMatrix(page);
  await cell(page, 'cell-x6-book').focus();
  await page.keyboard.press('End');
  await expect(cell(page, 'cell-x6-skeen')).toBeFocused();
  await expect(cell(page, 'cell-x6-skeen')).toBeInViewport({ ratio: 1 });
  const fault = dialog(page).locator('[data-row=x6] th');
  await expect(fault).toBeInViewport({ ratio: 0.9 });
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
  await page.keyboard.press('Home');
  await expect(cell(page, 'cell-x6-book')).toBeFocused();
  // Nothing of it is behind the name of its row.
  const [left, name] = [await cell(page, 'cell-x6-book').boundingBox(), await fault.boundingBox()];
  expect(left?.x).toBeGreaterThanOrEqual((name?.x ?? 0) + (name?.width ?? 0));
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
});

test('inside of another page there is no way to a dialog', async ({ page }) => {
  await page.goto('/?embed&panels=stage,inspector#scenario=cell-b1');
  await showTab(page, 'Counters');
  await expect(counter(page, 'messages')).toHaveText('0');
  await expect(page.getByTestId('open-overview')).toBeHidden();
});
