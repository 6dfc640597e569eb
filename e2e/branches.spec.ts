import { expect, type Locator, type Page, test } from '@playwright/test';
import { violationsIn } from './accessibility';
import { command, notice, openPage, server, stage, stepNumber } from './ensemble-page';

const current = async (page: Page): Promise<number> =>
  Number(await page.getByTestId('layout').getAttribute('data-branch'));
const row = (page: Page, id: number): Locator => page.getByTestId(`branch-${id}`);
const rows = (page: Page): Locator => page.getByTestId('branch-tree').getByRole('treeitem');
const time = async (page: Page): Promise<string> => (await page.getByTestId('time').textContent()) ?? '';

/** Does something at the milestone that lies so many before the playhead; the focus is nowhere afterwards. */
async function actBack(page: Page, milestones: number, line: string): Promise<number> {
  for (let i = 0; i < milestones; i++) await page.keyboard.press('Shift+ArrowLeft');
  const fork = await stepNumber(page);
  await command(page, line);
  await page.getByTestId('command-input').blur();
  return fork;
}

/** Main, a branch of it without S1 that goes on for a while, and one of that in which S2 is slow. */
async function withThreeBranches(page: Page): Promise<{ readonly first: number; readonly second: number }> {
  await page.keyboard.press('End');
  const first = await actBack(page, 6, 'crash S1');
  await command(page, 'run 400ms');
  await page.getByTestId('command-input').blur();
  const second = await actBack(page, 3, 'slow disk S2 10x');
  await command(page, 'run 400ms');
  await page.getByTestId('command-input').blur();
  await expect(page.getByTestId('branches')).toHaveAttribute('data-count', '3');
  return { first, second };
}

test('what is done in the past is a branch of a drawn tree, one click or keystroke away', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('branches').click();
  await expect(page.getByTestId('branch-drawer')).toContainText('another branch begins there');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('branch-drawer')).toHaveCount(0);
  await expect(page.getByTestId('branches')).toBeFocused();

  const { first, second } = await withThreeBranches(page);
  await page.getByTestId('branches').click();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(0)).toContainText('main');
  await expect(row(page, 1)).toContainText('crash S1');
  await expect(row(page, 1)).toContainText(`from step ${first + 1}`);
  await expect(row(page, 2)).toContainText(`from step ${second + 1}`);
  await expect(row(page, 2)).toHaveAttribute('aria-level', '3');
  await expect(row(page, 2)).toHaveAttribute('aria-selected', 'true');
  await expect(row(page, 2)).toContainText('leads epoch 1');

  await row(page, 1).click();
  expect(await current(page)).toBe(1);
  await page.keyboard.press(',');
  expect(await current(page)).toBe(0);
  await expect(server(page, 'S1')).not.toHaveAttribute('data-status', 'down');
  await page.keyboard.press('.');
  expect(await current(page)).toBe(1);
  await expect(server(page, 'S1')).toHaveAttribute('data-status', 'down');
  await page.keyboard.press('.');
  await expect(row(page, 2)).toHaveAttribute('aria-selected', 'true');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft');
  const seen = await time(page);
  await page.keyboard.press(',');
  expect(await current(page)).toBe(1);
  expect(await time(page)).toBe(seen);
});

test('the lanes lie on the scale of the tape', async ({ page }) => {
  await openPage(page);
  const { second } = await withThreeBranches(page);
  await page.getByTestId('branches').click();
  const steps = Number(await page.getByTestId('scrubber').getAttribute('aria-valuemax'));
  const track = await page.getByTestId('scrubber').boundingBox();
  const fork = await row(page, 2).locator('circle').boundingBox();
  if (track === null || fork === null) throw new Error('nothing is drawn');
  const drawn = (fork.x + fork.width / 2 - track.x) / track.width;
  expect(drawn).toBeCloseTo((second + 1) / steps, 2);
  const end = await row(page, 2).locator('.lane-line line').boundingBox();
  // The round end of a line reaches as far beyond it as it is thick.
  const beyond = (end?.x ?? 0) + (end?.width ?? 0) - track.x - track.width;
  expect(Math.abs(beyond)).toBeLessThan(3);
});

test('a branch is renamed in its place, and has its own name back without one', async ({ page }) => {
  await openPage(page);
  await withThreeBranches(page);
  await page.getByTestId('branches').click();
  await row(page, 1).locator('.branch-name').dblclick();
  await page.getByTestId('branch-name').fill('without S1');
  await page.getByTestId('branch-name').press('Enter');
  await expect(row(page, 1)).toContainText('without S1');
  await expect(row(page, 1)).toBeFocused();
  await page.keyboard.press('F2');
  await page.getByTestId('branch-name').fill('something else');
  await page.keyboard.press('Escape');
  await expect(row(page, 1)).toContainText('without S1');
  await expect(page.getByTestId('branch-drawer')).toBeVisible();
  await page.keyboard.press('F2');
  await page.getByTestId('branch-name').fill('');
  await page.getByTestId('branch-name').blur();
  await expect(row(page, 1)).toContainText('crash S1');
  await expect(page.getByTestId('undo')).toHaveAccessibleName(/Undo: .*crash S1/);
  await page.getByTestId('undo').click();
  await expect(row(page, 1)).toContainText('without S1');
});

test('deleting asks, names what goes, and can be undone', async ({ page }) => {
  await openPage(page);
  await withThreeBranches(page);
  await page.getByTestId('branches').click();
  await page.getByTestId('deleting-1').click();
  await expect(page.getByTestId('branch-question')).toContainText('Delete crash S1, and 1 that begins in it');
  await expect(page.getByTestId('branch-question')).toContainText('slow disk S2 10x');
  await expect(page.getByTestId('branch-delete')).toBeFocused();
  await page.getByTestId('branch-keep').click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByTestId('deleting-1').click();
  await page.getByTestId('branch-delete').click();
  await expect(rows(page)).toHaveCount(1);
  await expect(notice(page)).toContainText('crash S1');
  await expect(row(page, 0)).toBeFocused();
  expect(await current(page)).toBe(0);
  await page.keyboard.press('z');
  await expect(rows(page)).toHaveCount(3);
  expect(await current(page)).toBe(2);
  await page.keyboard.press('y');
  await expect(rows(page)).toHaveCount(1);
});

test('the tree is walked, renamed and cut by keyboard alone', async ({ page }) => {
  await openPage(page);
  await withThreeBranches(page);
  await page.keyboard.press('b');
  await expect(row(page, 2)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(row(page, 1)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('branch-question')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect(await current(page)).toBe(1);
  await page.keyboard.press('Enter');
  await page.keyboard.type('mine');
  await page.keyboard.press('Enter');
  await expect(row(page, 1)).toContainText('mine');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await expect(row(page, 2)).toBeFocused();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await expect(row(page, 1)).toBeFocused();
  await page.keyboard.press('b');
  await expect(page.getByTestId('branch-drawer')).toHaveCount(0);
});

test('two branches are compared where they part and at the playhead', async ({ page }) => {
  await openPage(page);
  const { first, second } = await withThreeBranches(page);
  await page.getByTestId('branches').click();
  await page.getByTestId('compare-branches').click();
  const panel = page.getByTestId('compare-panel');
  await expect(page.getByTestId('compare-first')).toHaveValue('1');
  await expect(page.getByTestId('compare-second')).toHaveValue('2');
  await expect(page.getByTestId('compare-fork')).toHaveAttribute('data-step', String(second));
  await expect(panel.getByRole('button', { name: 'slow disk S2 10x' })).not.toHaveCount(0);

  await page.getByTestId('compare-first').selectOption('0');
  await expect(page.getByTestId('compare-fork')).toHaveAttribute('data-step', String(first));
  await expect(page.getByTestId('compare')).toContainText(/S1 state\s*FOLLOWING\s*down/);
  await panel.getByRole('button', { name: 'Go to where they part' }).click();
  expect(await stepNumber(page)).toBe(first);
  await expect(page.getByTestId('compare-count')).toContainText('no server differs');

  await panel.getByRole('button', { name: 'crash S1' }).first().click();
  expect(await current(page)).toBe(2);
  expect(await stepNumber(page)).toBe(first + 1);
  await expect(page.getByTestId('compare-count')).toContainText('difference');
  await page.getByTestId('look-first').click();
  expect(await current(page)).toBe(0);
  await expect(page.getByTestId('look-first')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('compare-second').selectOption('0');
  await expect(panel).toContainText('Both are the same branch');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});

test('undo and redo stand beside the transport and say what they do', async ({ page }) => {
  await openPage(page);
  await expect(page.getByTestId('undo')).toBeDisabled();
  await page.keyboard.press('End');
  await command(page, 'crash S2');
  await expect(page.getByTestId('undo')).toHaveAccessibleName('Undo: crash S2 (z)');
  await page.getByTestId('undo').click();
  await expect(server(page, 'S2')).not.toHaveAttribute('data-status', 'down');
  await expect(notice(page)).toContainText('Undone: crash S2');
  await expect(page.getByTestId('redo')).toHaveAccessibleName('Do again: crash S2 (y)');
  await page.getByTestId('redo').click();
  await expect(server(page, 'S2')).toHaveAttribute('data-status', 'down');
  await expect(page.getByTestId('redo')).toBeDisabled();
});

test('a run runs until a condition, typed with completion or chosen', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('t');
  const line = page.getByTestId('condition');
  await expect(line).toBeFocused();
  await page.keyboard.type('leaderE');
  await page.keyboard.press('Tab');
  await expect(line).toHaveValue('leaderElected ');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText('run until leaderElected');
  const elected = await stepNumber(page);
  expect(elected).toBeGreaterThan(5);

  await line.fill('S9 receives PROPOSAL');
  await page.getByTestId('condition-run').click();
  await expect(page.getByTestId('condition-problem')).toContainText('Column 1: found “S9”');
  await expect(line).toHaveAttribute('aria-invalid', 'true');
  expect(await stepNumber(page)).toBe(elected);

  await page.getByTestId('ready-milestones').selectOption('committed');
  await expect(line).toHaveValue('committed');
  await expect(page.getByTestId('condition-problem')).toHaveCount(0);
  await page.getByTestId('condition-run').click();
  expect(await stepNumber(page)).toBeGreaterThan(elected);
  await page.getByTestId('toStart').click();
  await server(page, 'S1').click();
  await page.keyboard.press('Escape');
  const message = page.getByTestId('ready-message');
  await message.getByLabel('Type of message').selectOption('PROPOSAL');
  await page.getByTestId('ready-take').click();
  await expect(line).toHaveValue('S1 receives PROPOSAL');
  await line.press('Enter');
  await expect(page.getByTestId('guide')).toContainText('PROPOSAL');
});

test('the run stops at breakpoints and names them', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('speed').selectOption('16');
  await page.keyboard.press('t');
  await page.getByTestId('condition').fill('S1 following');
  await page.getByTestId('condition').press('Shift+Enter');
  await expect(page.getByTestId('breakpoints')).toContainText('S1 following');
  await page.getByTestId('condition').press('Escape');
  await page.keyboard.press('Home');
  await page.getByTestId('play').click();
  await expect(notice(page)).toContainText('Stopped at the breakpoint: S1 following', { timeout: 30_000 });
  await expect(page.getByTestId('play')).toHaveAccessibleName('Play');
  const stopped = await stepNumber(page);
  await command(page, 'expect S1 following');
  await expect(notice(page)).toContainText('As expected');
  await page.getByTestId('command-input').blur();
  await page.keyboard.press('ArrowLeft');
  await command(page, 'expect S1 following');
  await expect(notice(page)).toContainText('Not as expected');
  await page.getByTestId('command-input').blur();

  await page.keyboard.press('t');
  await page.getByLabel('Stop at: S1 following').uncheck();
  await expect(page.getByTestId('stops')).toHaveAttribute('data-count', '0');
  await page.getByLabel('Take the breakpoint away: S1 following').click();
  await expect(page.getByTestId('breakpoints').getByRole('listitem')).toHaveCount(0);
  expect(await stepNumber(page)).toBe(stopped - 1);
});

test('breakpoints at an instant stand on the tape', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('End');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  const place = await stepNumber(page);
  await page.keyboard.press('x');
  const mark = page.getByTestId('stop-mark');
  await expect(mark).toHaveCount(1);
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
  await page.getByTestId('speed').selectOption('16');
  await page.keyboard.press(' ');
  await expect(notice(page)).toContainText('Stopped at the breakpoint: time');
  expect(await stepNumber(page)).toBe(place);
  await mark.click();
  await expect(mark).toHaveCount(0);

  const track = await page.getByTestId('scrubber').boundingBox();
  if (track === null) throw new Error('the tape has no place');
  await page.mouse.move(track.x + track.width * 0.25, track.y + track.height / 2);
  await page.keyboard.down('Alt');
  await page.mouse.down();
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(mark).toHaveCount(1);
  expect(await stepNumber(page)).toBe(place);
  const box = await mark.boundingBox();
  expect(((box?.x ?? 0) + (box?.width ?? 0) / 2 - track.x) / track.width).toBeCloseTo(0.25, 1);
});

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['en', 'zh-CN'] as const) {
    test(`nothing that opens stands in the way of anybody (${theme}, ${language})`, async ({ page }) => {
      await openPage(page, { theme, language });
      await withThreeBranches(page);
      const look = async (where: string): Promise<void> => {
        await expect(page.getByTestId(where)).toBeVisible();
        expect(await violationsIn(page, { part: '[data-testid=tape]' }), where).toEqual([]);
        expect(await page.getByTestId('tape').innerText(), where).not.toMatch(/\b(?:branches|tape|milestones)\.\w/);
      };
      await page.keyboard.press('b');
      await look('branch-drawer');
      await page.getByTestId('deleting-1').click();
      await look('branch-question');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F2');
      await look('branch-name');
      await page.keyboard.press('Escape');
      await page.getByTestId('compare-branches').click();
      await look('compare');
      await page.keyboard.press('x');
      await page.keyboard.press('t');
      await page.getByTestId('condition').fill('S9 up');
      await page.getByTestId('condition').press('Enter');
      await look('condition-problem');
    });
  }
}

test('all of it can be used on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await withThreeBranches(page);
  await page.getByTestId('branches').click();
  await row(page, 1).click();
  expect(await current(page)).toBe(1);
  await page.getByTestId('compare-branches').click();
  await expect(page.getByTestId('compare-panel')).toBeInViewport();
  await page.keyboard.press('Escape');
  await page.getByTestId('stops').click();
  await page.getByTestId('ready-settled').click();
  await page.getByTestId('condition-break').click();
  await expect(page.getByTestId('stops')).toHaveAttribute('data-count', '1');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expect(stage(page)).toBeVisible();
});
