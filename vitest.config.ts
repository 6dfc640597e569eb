import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,test,bench,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['src/i18n/provide-all.ts'],
    // Thousands of random runs on a slow machine take their time; a test that hangs still ends.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
