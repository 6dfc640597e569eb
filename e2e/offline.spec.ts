import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { command, leaders, openPage, pick, stage } from './ensemble-page';

test.use({ serviceWorkers: 'allow' });

/** Hands on what the tested build is served with, until it is switched off; `version` makes another service worker of it. */
interface Host {
  readonly address: string;
  version: number;
  close(): Promise<void>;
}

async function host(origin: string): Promise<Host> {
  const state = { version: 1 };
  const server: Server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', origin));
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(request.url === '/sw.js' ? `${body}\n// version ${state.version}\n` : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    address: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

let site: Host;

test.beforeEach(async ({ baseURL }) => {
  site = await host(baseURL ?? '');
});

test.afterEach(() => site.close().catch(() => undefined));

/** Opens the page and waits until the browser keeps all of it. */
async function visit(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(site.address);
  await expect(stage(page)).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

test('it works without a network, in both languages and with every scenario', async ({ page }) => {
  await visit(page);
  await site.close();
  await page.reload();
  await expect(stage(page)).toBeVisible();
  await page.getByTestId('toEnd').click();
  await expect(leaders(page)).toHaveCount(1);
  await command(page, 'crash leader');
  await command(page, 'run settled');
  await expect(leaders(page)).toHaveCount(1);
  await page.getByTestId('language-zh-CN').click();
  await expect(page.getByTestId('open-export')).toHaveText('导出');
  await pick(page, 'fle-1');
  await expect(page.getByTestId('inspector')).toBeVisible();
  await page.getByTestId('open-export').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-trace').click()]);
  expect(await download.failure()).toBeNull();
});

test('links, embedded pages and notes open without a network too', async ({ page }) => {
  await visit(page);
  await site.close();
  await page.goto(`${site.address}?scenario=fle-1&step=5`);
  await expect(stage(page)).toHaveAttribute('data-step', '4');
  await page.goto(`${site.address}?embed&panels=stage,tape#scenario=main-job&step=12`);
  await expect(page.getByTestId('embed')).toBeVisible();
  await expect(stage(page)).toHaveAttribute('data-step', '11');
  await page.goto(`${site.address}?notes=none`);
  await expect(page.getByTestId('notes')).toBeVisible();
});

test('a new version is told of, waits, and is used by who takes it alone', async ({ page, context }) => {
  await visit(page);
  await page.reload();
  await expect(stage(page)).toBeVisible();
  const other = await context.newPage();
  await visit(other);
  await page.getByTestId('toEnd').click();
  const step = await stage(page).getAttribute('data-step');
  for (const one of [page, other]) await one.evaluate(() => Object.assign(window, { isStillHere: true }));
  const isStillHere = (one: Page): Promise<boolean> => one.evaluate(() => 'isStillHere' in window);

  site.version = 2;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  for (const one of [page, other]) await expect(one.getByTestId('update')).toContainText('new version');
  expect(await isStillHere(page)).toBe(true);
  await page.getByTestId('update-later').click();
  await expect(page.getByTestId('update')).toHaveCount(0);
  await expect(stage(page)).toHaveAttribute('data-step', step ?? '');
  // Whoever presents is not told.
  await other.keyboard.press('s');
  await expect(other.getByTestId('update')).toHaveCount(0);
  await other.keyboard.press('Escape');

  await page.reload();
  await expect(page.getByTestId('update')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { isStillHere: true }));
  await Promise.all([page.waitForEvent('load'), page.getByTestId('update-take').click()]);
  await expect(stage(page)).toBeVisible();
  expect(await isStillHere(page)).toBe(false);
  await expect(page.getByTestId('update')).toHaveCount(0);
  expect(await isStillHere(other)).toBe(true);
});

test('it can be installed', async ({ page }) => {
  await openPage(page);
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await page.request.get(new URL(address ?? '', page.url()).href)).json();
  expect(manifest).toMatchObject({ name: 'Ensemble', display: 'standalone', start_url: './', scope: './' });
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await page.request.get(new URL(src, page.url()).href);
    expect(icon.headers()['content-type']).toBe(type);
    // The width and height of a PNG stand after its first 16 bytes.
    const bytes = await icon.body();
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
  }
  const client = await page.context().newCDPSession(page);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  // A browser under test has no profile to install into.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});
