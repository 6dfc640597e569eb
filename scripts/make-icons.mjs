// `node scripts/make-icons.mjs`: draws the icons of the installed page from its favicon. The pictures are committed, so
// that a build needs no browser; run it again when the favicon changes.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { projectRoot } from './dependencies.mjs';
import { findBrowser } from './find-browser.mjs';

const folder = join(projectRoot, 'public', 'icons');
const favicon = readFileSync(join(projectRoot, 'public', 'favicon.svg'), 'utf8');
const ground = '#fffefb';

/** `inset`: the share of each side that stays free; a launcher cuts a maskable icon to a circle of 80 %. */
const icons = [
  { name: 'icon-192.png', size: 192, inset: 0.06, radius: 0.2 },
  { name: 'icon-512.png', size: 512, inset: 0.06, radius: 0.2 },
  { name: 'maskable-512.png', size: 512, inset: 0.18, radius: 0 },
  { name: 'apple-touch-icon.png', size: 180, inset: 0.1, radius: 0 },
];

mkdirSync(folder, { recursive: true });
const executablePath = findBrowser();
const browser = await chromium.launch(executablePath === null ? {} : { executablePath });
for (const { name, size, inset, radius } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size }, colorScheme: 'light' });
  const [edge, side] = [size * inset, size * (1 - 2 * inset)];
  const drawing = favicon.replace('<svg ', `<svg x="${edge}" y="${edge}" width="${side}" height="${side}" `);
  const plate = `<rect width="${size}" height="${size}" rx="${size * radius}" fill="${ground}" />`;
  await page.setContent(
    `<style>*{margin:0}svg{display:block}</style><svg width="${size}" height="${size}">${plate}${drawing}</svg>`,
  );
  await page.screenshot({ path: join(folder, name), omitBackground: true });
  await page.close();
}
await browser.close();
