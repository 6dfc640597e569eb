import { expect, type Page, test } from '@playwright/test';
import { openPage } from './ensemble-page';

/** As on a slow network: the page has come and its styles, and what it needs to come to life has not. */
async function openWithoutLife(page: Page, address = '/'): Promise<void> {
  await page.route(/\.js$/, (route) => (/\/shell-[\w-]+\.js$/.test(route.request().url()) ? route.continue() : null));
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.shell').last().waitFor({ state: 'attached' });
}

const visible = (page: Page) => page.locator('.shell .stage-picture:visible');
const summary = (page: Page) => page.locator('.shell .guide-summary:visible');

test('shows its beginning before it comes to life, in the words and colours of the reader', async ({ browser }) => {
  const readers = [
    { locale: 'en-US', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    { locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  ] as const;
  for (const reader of readers) {
    const page = await browser.newPage({ ...reader, serviceWorkers: 'block' });
    await openWithoutLife(page);
    await expect(visible(page)).toHaveCount(1);
    await expect(visible(page).locator('.server')).toHaveCount(5);
    await expect(summary(page)).toContainText(reader.locale === 'zh-CN' ? '五台服务器' : 'Five servers');
    await expect(page.locator('html')).toHaveAttribute('lang', reader.locale === 'zh-CN' ? 'zh-CN' : 'en');
    await expect(page.locator('html')).toHaveAttribute('data-theme', reader.colorScheme);
    await page.close();
  }
});

test('nothing of its first picture can be used, named or found', async ({ page }) => {
  await openWithoutLife(page);
  await expect(summary(page)).toBeVisible();
  const shells = page.locator('.shell');
  for (const shell of await shells.all()) await expect(shell).toHaveAttribute('aria-hidden', 'true');
  await expect(page.locator('.shell:not([inert])')).toHaveCount(0);
  await expect(shells.locator('[id], [data-testid], [style], [tabindex]')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.locator('.shell :focus')).toHaveCount(0);
});

test('has no such picture where another one is to be seen', async ({ page }) => {
  for (const address of ['/?embed', '/?notes=1', '/?scenario=main-job', '/#trace=none.jsonl']) {
    await openWithoutLife(page, address);
    await expect(page.locator('.shell:visible, .shell *:visible')).toHaveCount(0);
  }
  await page.evaluate(() => window.localStorage.setItem('ensemble.kept', '1'));
  await openWithoutLife(page, '/');
  await expect(page.locator('.shell:visible, .shell *:visible')).toHaveCount(0);
});

test('what a reader chose before holds for the first picture too', async ({ page }) => {
  await openWithoutLife(page);
  await page.evaluate(() => {
    window.localStorage.setItem('ensemble.language', 'zh-CN');
    window.localStorage.setItem('ensemble.theme', 'dark');
  });
  await openWithoutLife(page);
  await expect(summary(page)).toContainText('五台服务器');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the page takes the place of its first picture without moving what is read', async ({ browser }) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce', serviceWorkers: 'block' });
    await openWithoutLife(page);
    const places = () =>
      page.evaluate(() =>
        ['.guide-summary', '.stage-panel', '.transport .play', '.bottom-bar', '.page-header .primary'].map(
          (selector) => {
            const found = [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
            const { x, y, width, height } = found?.getBoundingClientRect() ?? new DOMRect();
            return [selector, x, y, width, height].join(' ');
          },
        ),
      );
    await expect(summary(page)).toBeVisible();
    const before = await places();
    await page.unrouteAll();
    await openPage(page);
    await expect(page.locator('.shell')).toHaveCount(0);
    expect(await places()).toEqual(before);
    await page.close();
  }
});

test('goes away where what it waits for cannot be fetched', async ({ page }) => {
  await page.route(/\.js$/, (route) =>
    /\/shell-[\w-]+\.js$/.test(route.request().url()) ? route.continue() : route.abort(),
  );
  await page.goto('/');
  await expect(page.locator('.shell')).not.toHaveCount(0);
  await expect(page.locator('.shell:visible, .shell *:visible')).toHaveCount(0);
});
