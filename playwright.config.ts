import { defineConfig } from '@playwright/test';
import { browserVariable, findBrowser } from './scripts/find-browser.mjs';

const port = Number(process.env.ENSEMBLE_E2E_PORT ?? 4187);
const address = `http://127.0.0.1:${port}/`;
// `npm test` has looked already; kept in the environment, the workers need not look again.
process.env[browserVariable] ||= findBrowser() ?? '';
// Without one, Playwright itself says what is missing.
const executablePath = process.env[browserVariable];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  updateSnapshots: 'none',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: address,
    browserName: 'chromium',
    headless: true,
    // Tests say which language and theme they want; without a word, it is the same everywhere.
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    // A page that is kept for offline would hide from tests what the network does; one test is about it.
    serviceWorkers: 'block',
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    launchOptions: executablePath === '' ? {} : { executablePath },
  },
  webServer: {
    // The build as it is in dist/: what is tested is what is shipped.
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
