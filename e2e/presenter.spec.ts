import { expect, type Locator, type Page, test } from '@playwright/test';
import { violationsIn } from './accessibility';
import { command, notice, openPage, stage, stepNumber } from './ensemble-page';

const presenter = (page: Page): Locator => page.getByTestId('presenter');

async function present(page: Page, options: Parameters<typeof openPage>[1] = {}): Promise<void> {
  await openPage(page, options);
  await page.keyboard.press('s');
  await expect(presenter(page)).toBeVisible();
}

async function openNotes(page: Page): Promise<Page> {
  const [notes] = await Promise.all([page.waitForEvent('popup'), page.getByTestId('presenter-notes').click()]);
  await expect(notes.getByTestId('notes-note')).toBeVisible();
  return notes;
}

/** The height of everything that is written on the stage, in pixels of the window. */
async function typeSizes(page: Page): Promise<readonly { readonly text: string; readonly size: number }[]> {
  return stage(page)
    .locator('text')
    .evaluateAll((texts) =>
      texts
        .filter((text): text is SVGTextElement => text instanceof SVGTextElement && text.textContent !== '')
        .map((text) => {
          const scale = text.getScreenCTM()?.a ?? 1;
          return { text: text.textContent ?? '', size: Number.parseFloat(getComputedStyle(text).fontSize) * scale };
        }),
    );
}

test('the back row can read the stage at 1280 by 720', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await present(page);
  for (const key of ['PageDown', 'ArrowRight', 'End', 'k']) {
    await page.keyboard.press(key);
    const sizes = await typeSizes(page);
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes.filter(({ size }) => size < 14)).toEqual([]);
  }
  for (const id of ['ensemble', 'presenter-caption', 'slim-count']) {
    const size = await page
      .getByTestId(id)
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(size, id).toBeGreaterThanOrEqual(14);
  }
  await expect(page.getByTestId('open-export')).toHaveCount(0);
  await expect(page.getByTestId('inspector')).toHaveCount(0);
});

for (const servers of [7, 9]) {
  test(`the back row can read ${servers} servers`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await openPage(page);
    await page.getByTestId('open-builder').click();
    await page.getByTestId('dialog-builder').locator('[name=servers]').fill(`${servers}`);
    await page.getByTestId('dialog-builder').locator('[name=servers]').press('Enter');
    await command(page, 'run settled');
    await page.getByTestId('command-input').press('Escape');
    await page.getByTestId('present').click();
    await expect(presenter(page)).toBeVisible();
    const sizes = await typeSizes(page);
    expect(sizes.length).toBeGreaterThan(servers);
    expect(sizes.filter(({ size }) => size < 14)).toEqual([]);
  });
}

test('a clicker goes through the scenario as its author wrote it, and back', async ({ page }) => {
  await present(page);
  const stops: number[] = [];
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('PageDown');
    stops.push(await stepNumber(page));
  }
  expect(stops).toEqual([...stops].sort((a, b) => a - b));
  expect(new Set(stops).size).toBe(4);
  await page.keyboard.press('PageUp');
  expect(await stepNumber(page)).toBe(stops[2]);
  await page.keyboard.press('ArrowRight');
  expect(await stepNumber(page)).toBe((stops[2] ?? 0) + 1);
});

test('with motion, it plays to the next place and halts there', async ({ page }) => {
  await present(page, { moves: true });
  await page.keyboard.press('Home');
  for (let i = 0; i < 4; i++) await page.keyboard.press(']');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  const first = await stepNumber(page);
  await page.keyboard.press('PageDown');
  await expect(page.getByTestId('play')).toHaveAccessibleName('Pause');
  await expect(page.getByTestId('play')).toHaveAccessibleName('Play', { timeout: 30_000 });
  const second = await stepNumber(page);
  expect(second).toBeGreaterThan(first);
  await page.keyboard.press('PageUp');
  expect(await stepNumber(page)).toBe(first);
});

test('the screen goes black by the keys of a clicker, and comes back', async ({ page }) => {
  await present(page);
  for (const key of ['b', '.']) {
    await page.keyboard.press(key);
    await expect(page.getByTestId('presenter-black')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
    await page.keyboard.press(key);
    await expect(page.getByTestId('presenter-black')).toHaveCount(0);
  }
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('presenter-black')).toHaveCount(0);
  await expect(presenter(page)).toBeVisible();
  const before = page.url();
  await page.keyboard.press('F5');
  await expect(presenter(page)).toBeVisible();
  expect(page.url()).toBe(before);
});

test('the laser pointer is where the mouse is, and in the way of nothing', async ({ page }) => {
  await present(page);
  await page.keyboard.press('End');
  const card = stage(page).locator('[data-process="S2"]');
  const box = await card.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 40, (box?.y ?? 0) + 40];
  await page.mouse.move(x, y);
  await expect(page.getByTestId('laser')).toBeHidden();
  await page.keyboard.down('l');
  await expect(page.getByTestId('laser')).toBeVisible();
  const dot = await page.getByTestId('laser').boundingBox();
  expect(Math.abs((dot?.x ?? 0) + (dot?.width ?? 0) / 2 - x)).toBeLessThan(3);
  expect(Math.abs((dot?.y ?? 0) + (dot?.height ?? 0) / 2 - y)).toBeLessThan(3);
  await page.mouse.click(x, y);
  await expect(page.locator('[data-menu-item=crash]')).toBeVisible();
  await page.keyboard.up('l');
  await expect(page.getByTestId('laser')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(presenter(page)).toBeVisible();
  await page.getByTestId('presenter-laser').click();
  await expect(page.getByTestId('laser')).toBeVisible();
});

test('Escape and its button end it, and the page is as it was', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('present').click();
  await page.keyboard.press('PageDown');
  const step = await stepNumber(page);
  await page.keyboard.press('p');
  await page.keyboard.press('Escape');
  await expect(presenter(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(presenter(page)).toHaveCount(0);
  expect(await stepNumber(page)).toBe(step);
  await expect(page.getByTestId('present')).toBeFocused();
  await page.keyboard.press('s');
  await page.getByTestId('presenter-leave').click();
  await expect(page.getByTestId('open-export')).toBeVisible();
  await command(page, 'crash S1');
  await expect(notice(page)).toContainText('crash S1');
});

test('the notes say what to say, and lead the talk', async ({ page }) => {
  await present(page);
  const notes = await openNotes(page);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  const step = await stepNumber(page);
  await expect(notes.getByTestId('notes-step')).toContainText(`step ${step + 1} of`);
  await expect(notes.getByTestId('notes-note')).toContainText('Elected is not yet leading');
  await expect(notes.getByTestId('notes-milestone')).toContainText(/S\d: .*step \d+/);
  await expect(notes.getByTestId('notes-sentence')).toHaveText(
    (await page.getByTestId('presenter-caption').textContent()) ?? '',
  );
  await notes.getByTestId('notes-next').click();
  await expect.poll(() => stepNumber(page)).toBeGreaterThan(step);
  await notes.getByTestId('notes-previous').click();
  await expect.poll(() => stepNumber(page)).toBe(step);
  await notes.getByTestId('notes-blank').click();
  await expect(page.getByTestId('presenter-black')).toBeVisible();
  await expect(notes.getByTestId('notes-clock')).toHaveText(/^\d+:\d\d$/);
});

test('either window can be closed and opened again', async ({ page }) => {
  await present(page, { language: 'zh-CN', theme: 'dark' });
  const first = await openNotes(page);
  await expect(first.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(first.getByTestId('notes-next')).toHaveText('下一处');
  await first.close();
  await page.keyboard.press('PageDown');
  const notes = await openNotes(page);
  const step = (await stepNumber(page)) + 1;
  await expect(notes.getByTestId('notes-step')).toContainText(`第 ${step} /`);
  await page.reload();
  await expect(notes.getByTestId('notes-over')).toBeVisible();
  await expect(notes.getByTestId('notes-step')).toContainText(`第 ${step} /`);
  await expect(stage(page)).toBeVisible();
  await page.keyboard.press('s');
  await expect(notes.getByTestId('notes-over')).toHaveCount(0);
  // Whatever run the page has come back with, the notes are about it.
  const again = await stepNumber(page);
  await expect(notes.getByTestId('notes-step')).toContainText(`第 ${again + 1} /`);
  await notes.getByTestId('notes-next').click();
  await expect.poll(() => stepNumber(page)).toBeGreaterThan(again);
  await page.close();
  await expect(notes.getByTestId('notes-over')).toBeVisible();
  await expect(notes.getByTestId('notes-next')).toBeDisabled();
});

for (const language of ['en', 'zh-CN'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`nothing stands in anybody's way, also in the notes (${language}, ${theme})`, async ({ page }) => {
      await present(page, { language, theme });
      await page.keyboard.press('PageDown');
      const notes = await openNotes(page);
      for (const one of [page, notes]) {
        expect(await violationsIn(one)).toEqual([]);
      }
    });
  }
}
