import { type Browser, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../../scripts/find-browser.mjs';

const viewport = { width: 1280, height: 720 };
const firstPort = 4273;

export interface Pages {
  /** An empty page. */
  blank(): Promise<Page>;
  /** The built page, in a browser that knows nothing of it yet; where a link is given, what that asks for. */
  page(prepare: (page: Page) => Promise<void>, fragment?: string): Promise<Page>;
}

/** Serves a built page and keeps a browser open for as long as `use` takes. */
export const withBrowser = <T>(root: string, dist: string, use: (pages: Pages) => Promise<T>): Promise<T> =>
  withServer(root, dist, async (address) => {
    const browser = await startBrowser();
    try {
      return await use({
        blank: () => newPage(browser),
        page: async (prepare, fragment = '') => {
          const page = await newPage(browser);
          await prepare(page);
          await page.goto(`${address}${fragment}`);
          return page;
        },
      });
    } finally {
      await browser.close();
    }
  });

/** Serves a built page for as long as `use` takes. */
export async function withServer<T>(root: string, dist: string, use: (address: string) => Promise<T>): Promise<T> {
  const server = await preview({
    root,
    logLevel: 'warn',
    build: { outDir: dist },
    preview: { host: '127.0.0.1', port: firstPort, strictPort: false, open: false },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the built page is served');
  try {
    return await use(address);
  } finally {
    await server.close();
  }
}

async function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ headless: true, ...(executablePath === null ? {} : { executablePath }) });
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport, locale: 'en-US', colorScheme: 'light', reducedMotion: 'no-preference' },
  });
  return context.newPage();
}

/** Done with a page, and with all that its browser knows. */
export const closePage = (page: Page): Promise<void> => page.context().close();
