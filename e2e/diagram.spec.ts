import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { violationsIn } from './accessibility';
import { openPage, server, stage, stepNumber } from './ensemble-page';

const diagram = (page: Page): Locator => page.getByTestId('diagram');
const lanes = (page: Page): Locator => page.getByTestId('diagram-lanes');
const plot = (page: Page): Locator => page.getByTestId('diagram-plot');
const said = (page: Page): Locator => page.getByTestId('diagram-said');

/** Opens the diagram with a run in it that ends with a leader. */
async function openDiagram(page: Page, options: Parameters<typeof openPage>[1] = {}): Promise<void> {
  await openPage(page, options);
  await page.keyboard.press('End');
  await page.getByTestId('tab-diagram').click();
  await expect(plot(page)).toHaveAttribute('data-shown', /\d/);
}

/** The first and the last step in sight. */
async function shown(page: Page): Promise<readonly [number, number]> {
  const [from = Number.NaN, to = Number.NaN] = ((await plot(page).getAttribute('data-shown')) ?? '')
    .split(' ')
    .map(Number);
  return [from, to];
}

/** Moves the pointer over the plot until what is below it says that it is a message. */
async function overMessage(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await plot(page).boundingBox();
  if (box === null) throw new Error('the plot has no place');
  for (let y = box.y + 24; y < box.y + box.height - 22; y += 5) {
    for (let x = box.x + box.width * 0.65; x > box.x + 40; x -= 11) {
      await page.mouse.move(x, y);
      const tip = page.getByTestId('diagram-tip');
      if ((await tip.count()) > 0 && /→/.test(await tip.innerText()) && /arrives after/.test(await tip.innerText()))
        return { x, y };
    }
  }
  throw new Error('no message is found on the plot');
}

test('an arrow tells what it is, and a click goes to where the message was sent and selects it', async ({ page }) => {
  await openDiagram(page);
  const end = await stepNumber(page);
  const { x, y } = await overMessage(page);
  await page.mouse.click(x, y);
  expect(await stepNumber(page)).toBeLessThan(end);
  await expect(stage(page).locator('.message-selected')).toHaveCount(1);
  await expect(stage(page).locator('.message-selected')).toHaveAttribute('data-is-hovered', 'true');
});

test('what is hovered on one side is lit on the other', async ({ page }) => {
  await openDiagram(page);
  await server(page, 'S2').hover();
  await expect(page.getByRole('button', { name: 'Lane of S2' })).toHaveAttribute('data-is-hovered', 'true');
  await page.getByRole('button', { name: 'Lane of S3' }).hover();
  await expect(server(page, 'S3')).toHaveAttribute('data-is-hovered', 'true');
  await expect(server(page, 'S2')).not.toHaveAttribute('data-is-hovered', 'true');
});

test('keys walk along the lanes, say where they are, and go there', async ({ page }) => {
  await openDiagram(page);
  const end = await stepNumber(page);
  await lanes(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toContainText('step');
  const first = await said(page).innerText();
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).not.toHaveText(first);
  expect(await stepNumber(page)).toBe(end);
  const step = Number(/step (\d+)/.exec(await said(page).innerText())?.[1]);
  const lane = /S\d/.exec(await said(page).innerText())?.[0];
  await page.keyboard.press(lane === 'S1' ? 'ArrowDown' : 'ArrowUp');
  await expect(said(page)).not.toContainText(`${lane}, step`);
  await page.keyboard.press(lane === 'S1' ? 'ArrowUp' : 'ArrowDown');
  await page.keyboard.press('Enter');
  expect(Math.abs((await stepNumber(page)) + 1 - step)).toBeLessThan(30);
  expect(await stepNumber(page)).toBeLessThan(end);
});

test('it zooms, pans and shows everything, by wheel, keys and buttons', async ({ page }) => {
  await openDiagram(page);
  const [from, to] = await shown(page);
  await page.getByTestId('diagram-in').click();
  await expect.poll(async () => (await shown(page))[0]).toBeGreaterThan(from);
  await page.getByTestId('diagram-all').click();
  await expect.poll(async () => (await shown(page))[0]).toBe(-1);
  expect((await shown(page))[1]).toBeGreaterThanOrEqual(to);
  await expect(page.getByTestId('diagram-follow')).toHaveAttribute('aria-pressed', 'false');

  const box = await plot(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 60);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await shown(page))[1]).toBeLessThan(to);
  const [left] = await shown(page);
  await page.mouse.wheel(0, 300);
  await expect.poll(async () => (await shown(page))[0]).toBeGreaterThan(left);
  const [before] = await shown(page);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 500, (box?.y ?? 0) + 70, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await shown(page))[0]).toBeLessThan(before);
  await lanes(page).focus();
  await page.keyboard.press('0');
  await expect.poll(async () => (await shown(page))[0]).toBe(-1);
});

test('it follows the playhead, which can be dragged along the axis', async ({ page }) => {
  await openDiagram(page);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await shown(page))[0]).toBe(-1);
  await page.keyboard.press('End');
  const end = await stepNumber(page);
  await expect.poll(async () => (await shown(page))[1]).toBe(end);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await shown(page))[0]).toBe(-1);
  const box = await plot(page).boundingBox();
  const bottom = (box?.y ?? 0) + (box?.height ?? 0) - 6;
  await page.mouse.move((box?.x ?? 0) + 60, bottom);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 260, bottom, { steps: 5 });
  await page.mouse.up();
  expect(await stepNumber(page)).toBeGreaterThan(10);
});

test('families that are hidden here are hidden everywhere, and causes can be lit alone', async ({ page }) => {
  await openDiagram(page);
  await diagram(page).locator('[data-family=vote]').click();
  await expect(stage(page).locator('[data-family=vote]')).toHaveAttribute('aria-pressed', 'false');
  await stage(page).locator('[data-family=vote]').click();
  await expect(diagram(page).locator('[data-family=vote]')).toHaveAttribute('aria-pressed', 'true');
  const cone = page.getByTestId('diagram-cone');
  const before = await picture(page);
  await lanes(page).focus();
  await page.keyboard.press('c');
  await expect(cone).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => picture(page)).not.toBe(before);
  await cone.click();
  await expect.poll(() => picture(page)).toBe(before);
});

/** The pixels of the canvas, as a text that is the same for the same picture. */
const picture = (page: Page): Promise<string> =>
  plot(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('what is in sight is saved as a picture of its own', async ({ page }) => {
  await openDiagram(page, { language: 'zh-CN', theme: 'dark' });
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('diagram-save').click()]);
  expect(download.suggestedFilename()).toMatch(/\.diagram\.svg$/);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('LEADING');
  const root = await page.evaluate((markup) => {
    const { documentElement } = new DOMParser().parseFromString(markup, 'image/svg+xml');
    return { name: documentElement.localName, texts: documentElement.querySelectorAll('text').length };
  }, text);
  expect(root.name).toBe('svg');
  expect(root.texts).toBeGreaterThan(10);
});

test('time is laid out too, with the same steps in sight', async ({ page }) => {
  await openDiagram(page);
  const before = await picture(page);
  const [from, to] = await shown(page);
  await page.getByTestId('diagram-scale-time').click();
  await expect.poll(() => picture(page)).not.toBe(before);
  const [fromByTime, toByTime] = await shown(page);
  expect(toByTime).toBe(to);
  expect(Math.abs(fromByTime - from)).toBeLessThan((to - from) / 4);
  await page.getByTestId('diagram-scale-step').click();
  await expect(page.getByTestId('diagram-scale-step')).toHaveAttribute('aria-pressed', 'true');
});

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['en', 'zh-CN'] as const) {
    test(`axe finds nothing in it (${theme}, ${language})`, async ({ page }) => {
      await openDiagram(page, { theme, language });
      expect(await violationsIn(page, { part: '[data-testid=diagram]' })).toEqual([]);
    });
  }
}

test('it can be used on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openDiagram(page);
  const box = await diagram(page).boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
  expect((await plot(page).boundingBox())?.height).toBeGreaterThan(120);
  for (const button of await diagram(page).locator('.diagram-bar button').all()) {
    const place = await button.boundingBox();
    expect((place?.x ?? 0) + (place?.width ?? 0), await button.innerHTML()).toBeLessThanOrEqual(390);
  }
});
