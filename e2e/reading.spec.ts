import { readdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { violationsIn } from './accessibility';
import { command, openPage, pick, stage } from './ensemble-page';

const namespaces = readdirSync('src/i18n/en').map((name) => name.replace(/\.json$/, ''));
/** An id of a catalogue where its text should stand: of a namespace that there is, or alone on its line. */
const rawIds = [
  new RegExp(`\\b(?:${namespaces.join('|')})\\.[a-zA-Z][\\w-]*(?:\\.[\\w-]+)*`),
  /^(?!looking|following|leading|observing)[a-z][\w-]*(?:\.[a-zA-Z][\w-]*)+$/m,
];

const rawIdIn = (words: string): string | null =>
  rawIds.map((pattern) => pattern.exec(words)?.[0]).find((found) => found !== undefined) ?? null;

/** Everything that a person reads or hears on the page now. */
async function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')];
    const names = named.flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    );
    return `${document.body.innerText}\n${names.join('\n')}`;
  });
}

/** Shows one part of the page after the other; `part` is what has changed since the last look. */
async function tour(page: Page, look: (where: string, part: string) => Promise<void>): Promise<void> {
  await look('at the beginning', 'html');
  await page.getByTestId('toEnd').click();
  await page.keyboard.press('k');
  await command(page, 'run 300ms');
  await command(page, 'crash S9');
  await look('at the commands, with a mistake', 'html');
  await page.getByTestId('tab-events').click();
  for (const tab of await page.getByTestId('inspector').getByRole('tab').all()) {
    await tab.click();
    await look(`at the inspector: ${await tab.textContent()}`, '[data-testid=inspector]');
  }
  await stage(page).locator('[data-process="S1"]').click();
  await expect(stage(page).locator('.menu')).toBeVisible();
  await look('at the menu of a server', '[data-testid=stage]');
  await page.keyboard.press('Escape');
  for (const dialog of ['picker', 'builder', 'export', 'keys']) {
    await page.getByTestId(`open-${dialog}`).click();
    await expect(page.getByTestId(`dialog-${dialog}`)).toBeVisible();
    await look(`at the dialog: ${dialog}`, `[data-testid=dialog-${dialog}]`);
    await page.getByTestId(`dialog-${dialog}`).press('Escape');
  }
}

for (const language of ['en', 'zh-CN'] as const) {
  test(`everything is said in ${language}`, async ({ page }) => {
    await openPage(page, { language });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await tour(page, async (where) => {
      expect(rawIdIn(await wordsOf(page)), where).toBeNull();
    });
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`nothing stands in the way of anybody (${language}, ${theme})`, async ({ page }) => {
      // Thirteen examinations of the page take their time on a slow machine.
      test.setTimeout(180_000);
      await openPage(page, { language, theme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await tour(page, async (where, part) => {
        expect(await violationsIn(page, { part }), where).toEqual([]);
      });
    });
  }
}

test('a browser that prefers Chinese gets Chinese', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-TW' });
  const page = await context.newPage();
  await openPage(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByTestId('open-export')).toHaveText('导出');
  await context.close();
});

test('a language that cannot be had leaves the page as it is, until it can', async ({ page }) => {
  const texts = /\/chinese-[^/]*\.js$/;
  await page.route(texts, (route) => route.abort());
  await openPage(page);
  const refused = page.waitForEvent('requestfailed', (request) => texts.test(request.url()));
  await page.getByTestId('language-zh-CN').click();
  await refused;
  await expect(page.getByTestId('open-export')).toHaveText('Export');
  await page.unroute(texts);
  await page.getByTestId('language-zh-CN').click();
  await expect(page.getByTestId('open-export')).toHaveText('导出');
});

test('the theme is chosen and kept', async ({ page }) => {
  await openPage(page, { theme: 'dark' });
  await page.getByTestId('theme').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test.describe('with what keeps it for offline', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the page obeys its policy, asks no other host, and has nothing to complain about', async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (hostname !== '127.0.0.1' && protocol !== 'blob:' && protocol !== 'data:') complaints.push(request.url());
    });
    await openPage(page, { moves: true });
    await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
      'content',
      /default-src 'none'/,
    );
    await tour(page, async () => undefined);
    await pick(page, 'bc-1');
    await page.getByTestId('toEnd').click();
    expect(complaints).toEqual([]);
  });
});

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [1000, 700],
  [390, 844],
] as const) {
  test(`everything fits at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPage(page);
    await page.getByTestId('toEnd').click();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    for (const card of await stage(page).locator('[data-process]').all()) await expect(card).toBeInViewport();
    for (const testId of ['play', 'stepForward', 'scrubber', 'open-export', 'open-picker']) {
      const box = await page.getByTestId(testId).boundingBox();
      expect(box === null ? null : box.x >= 0 && box.x + box.width <= width, testId).toBe(true);
    }
  });
}
