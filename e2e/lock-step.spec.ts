import { expect, type Locator, type Page, test } from '@playwright/test';
import { violationsIn } from './accessibility';
import { command, openPage, pick } from './ensemble-page';

const half = (page: Page, name: 'A' | 'B'): Locator => page.getByTestId(`half-${name}`);
const processIn = (page: Page, side: 'A' | 'B', name: string): Locator =>
  half(page, side).locator(`[data-process="${name}"]`);
const stepOf = async (page: Page, side: 'A' | 'B'): Promise<number> =>
  Number(await half(page, side).getByTestId('stage').getAttribute('data-step'));
const time = async (page: Page): Promise<string> => (await page.getByTestId('time').textContent()) ?? '';

/** Opens a scenario and puts the one beside it that was written for that. */
async function openPair(page: Page, scenario: string): Promise<void> {
  await pick(page, scenario);
  await page.getByTestId('open-beside').click();
  await page.getByTestId('partner').click();
  await expect(page.getByTestId('pair')).toBeVisible();
}

test('the same partition: three-phase commit decides wrongly, two-phase commit waits', async ({ page }) => {
  await openPage(page);
  await openPair(page, 's-3pc-5');
  await expect(half(page, 'A')).toContainText('Three-phase commit');
  await expect(half(page, 'B')).toContainText('Two-phase commit');
  await page.getByTestId('toEnd').click();
  // After the end of the first run: there nothing moves any more, here the partition has healed.
  await expect(half(page, 'A').getByTestId('half-invariants')).toContainText('broken');
  await expect(half(page, 'B').getByTestId('half-invariants')).toContainText('5 invariants hold');
  await expect(processIn(page, 'A', 'P1')).toHaveAttribute('data-tone', 'aborted');
  await expect(processIn(page, 'A', 'P2')).toHaveAttribute('data-tone', 'committed');
  // Back to before it healed: two wait, and the signs say who is not as in the other run.
  while ((await processIn(page, 'B', 'P2').getAttribute('data-tone')) !== 'prepared') {
    expect(await stepOf(page, 'B')).toBeGreaterThan(0);
    await page.keyboard.press('Shift+ArrowLeft');
  }
  await expect(processIn(page, 'B', 'P2')).toHaveAccessibleName(/not as in the other run/);
  await expect(processIn(page, 'B', 'P2').locator('.server-differing')).toHaveCount(1);
  const rows = page.getByTestId('differences').getByRole('row');
  await expect(rows.filter({ hasText: 'committedprepared' })).not.toHaveCount(0);
  await expect(page.getByTestId('difference-count')).toContainText('differences in');
});

test('one tape: a step is what happens next in either run, and both stand at the same instant', async ({ page }) => {
  await openPage(page);
  await openPair(page, 'main-book');
  await page.getByTestId('parting').click();
  const parted = await time(page);
  await expect(page.getByTestId('joint-parting')).toHaveCount(1);
  const seen: string[] = [];
  const moved = { A: 0, B: 0 };
  for (let i = 0; i < 12; i++) {
    const before = [await stepOf(page, 'A'), await stepOf(page, 'B')];
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => time(page)).not.toBe(seen.at(-1) ?? parted);
    seen.push(await time(page));
    if ((await stepOf(page, 'A')) > (before[0] ?? 0)) moved.A++;
    if ((await stepOf(page, 'B')) > (before[1] ?? 0)) moved.B++;
  }
  expect(Math.min(moved.A, moved.B)).toBeGreaterThan(0);
  // Something happened in one of them alone.
  expect(moved.A + moved.B).toBeLessThan(24);
  for (const earlier of seen.slice(0, -1).reverse()) {
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => time(page)).toBe(earlier);
  }
  const scrubber = page.getByTestId('joint-scrubber');
  const box = await scrubber.boundingBox();
  if (box === null) throw new Error('the tape is there');
  await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
  await expect.poll(() => stepOf(page, 'B')).toBeGreaterThan(40);
  await expect(scrubber).toHaveAttribute('aria-valuetext', /A: step \d+ of \d+, B: step \d+ of \d+/);
});

test('what is done in one run is offered to the other, or done in both', async ({ page }) => {
  await openPage(page);
  await openPair(page, 's-3pc-2');
  await page.getByTestId('toEnd').click();
  await processIn(page, 'B', 'P3').click();
  await page.keyboard.press('Escape');
  await expect(half(page, 'B')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('k');
  await expect(processIn(page, 'B', 'P3')).toHaveAttribute('data-tone', 'down');
  await expect(processIn(page, 'A', 'P3')).not.toHaveAttribute('data-tone', 'down');
  await expect(page.getByTestId('offer')).toContainText('crash P3');
  await page.getByTestId('take-offer').click();
  await expect(processIn(page, 'A', 'P3')).toHaveAttribute('data-tone', 'down');
  await expect(page.getByTestId('offer')).toHaveCount(0);
  await page.getByTestId('mirror').check();
  await command(page, 'crash P5');
  for (const side of ['A', 'B'] as const)
    await expect(processIn(page, side, 'P5')).toHaveAttribute('data-tone', 'down');
  await expect(page.getByTestId('offer')).toHaveCount(0);
});

test('the same run with a rule switched off: the invariant breaks on one side only', async ({ page }) => {
  await openPage(page);
  await pick(page, 's-2pc-2');
  await page.getByTestId('open-beside').click();
  const dialog = page.getByTestId('dialog-beside');
  await dialog.locator('summary', { hasText: 'Safety rules' }).click();
  await dialog.locator('input[name="commit-needs-all-yes"]').uncheck();
  await page.getByTestId('put-beside').click();
  await expect(half(page, 'B')).toContainText('off');
  await page.getByTestId('toEnd').click();
  await expect(half(page, 'A').getByTestId('half-invariants')).toContainText('hold');
  await expect(half(page, 'B').getByTestId('half-invariants')).toContainText('broken');
  await half(page, 'B').getByTestId('half-invariants').getByRole('button').click();
  await expect(half(page, 'B')).toHaveAttribute('aria-current', 'true');
});

test('two lines of history of a ZooKeeper run, kept over a reload and sent by a link', async ({ page, context }) => {
  await openPage(page);
  await page.keyboard.press('End');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft');
  await command(page, 'crash S1');
  await page.getByTestId('command-input').blur();
  await page.getByTestId('open-beside').click();
  await page
    .getByTestId('dialog-beside')
    .getByRole('radio', { name: /line of its history/ })
    .check();
  await page.getByTestId('put-beside').click();
  await expect(processIn(page, 'A', 'S1')).toHaveAttribute('data-status', 'down');
  await expect(processIn(page, 'B', 'S1')).not.toHaveAttribute('data-status', 'down');
  const there = await time(page);
  await expect(page.locator('html[data-kept]')).toHaveCount(1);
  await page.reload();
  await expect(page.getByTestId('pair')).toBeVisible();
  await expect(processIn(page, 'A', 'S1')).toHaveAttribute('data-status', 'down');
  expect(await time(page)).toBe(there);
  await page.getByTestId('open-share').click();
  const link = await page.getByTestId('share-link').inputValue();
  const other = await context.newPage();
  await other.emulateMedia({ reducedMotion: 'reduce' });
  await other.goto(link);
  await expect(other.getByTestId('pair')).toBeVisible();
  expect(await time(other)).toBe(there);
  await other.goto(link.replace('#', '?embed#'));
  await expect(other.getByTestId('embed').getByTestId('half-B')).toBeVisible();
  await other.goto(link);
  await other.getByTestId('end-lock-step').click();
  await expect(other.getByTestId('pair')).toHaveCount(0);
  await expect(other.getByTestId('stage')).toHaveCount(1);
});

for (const [theme, language] of [
  ['light', 'en'],
  ['dark', 'zh-CN'],
] as const)
  test(`the dialog and the pair are accessible, ${theme}, ${language}`, async ({ page }) => {
    await openPage(page, { theme, language });
    await pick(page, 's-3pc-1');
    await page.getByTestId('open-beside').click();
    await expect(page.getByTestId('partner')).toBeVisible();
    expect(await violationsIn(page, { part: '[data-testid=dialog-beside]' })).toEqual([]);
    await page.getByTestId('partner').click();
    await page.getByTestId('toEnd').click();
    await processIn(page, 'A', 'P3').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await expect(page.getByTestId('offer')).toBeVisible();
    expect(await violationsIn(page, { part: '[data-testid=layout]' })).toEqual([]);
  });
