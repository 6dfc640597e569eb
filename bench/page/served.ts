import { type Browser, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../../scripts/find-browser.mjs';

const viewport = { width: 1280, height: 720 };
const firstPort = 4273;

export interface Pages {
  /** An empty page. */
  blank(): Promise<Page>;
  /** The built page, in a browser that knows nothing of it yet. */
  page(prepare: (page: Page) => Promise<void>): Promise<Page>;
}

/** Serves a built page and keeps a browser open for as long as `use` takes. */
export async function withBrowser<T>(root: string, dist: string, use: (pages: Pages) => Promise<T>): Promise<T> {
  const server = await preview({
    root,
    logLevel: 'warn',
    build: { outDir: dist },
    preview: { host: '127.0.0.1', port: firstPort, strictPort: false, open: false },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the built page is served');
  const browser = await startBrowser();
  try {
    return await use({
      blank: () => newPage(browser),
      page: async (prepare) => {
        const page = await newPage(browser);
        await prepare(page);
        await page.goto(address);
        return page;
      },
    });
  } finally {
    await browser.close();
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
