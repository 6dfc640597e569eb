import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { branchCount, command, exported, openPage, server, stage, stepNumber } from './ensemble-page';

/** What the page shows: its step, its time and its servers, as text. */
async function shown(page: Page): Promise<readonly string[]> {
  return [
    await page.getByTestId('step-count').innerText(),
    await page.getByTestId('time').innerText(),
    await page.getByTestId('ensemble').innerText(),
    ...(await stage(page).locator('[data-process]').allTextContents()),
  ];
}

async function sharedLink(page: Page): Promise<string> {
  await page.getByTestId('open-share').click();
  const field = page.getByTestId('share-link');
  await expect(field).toHaveValue(/#/);
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  return link;
}

/** Waits until all that was done is in the browser's storage. */
const isKept = (page: Page): Promise<void> => expect(page.locator('html')).toHaveAttribute('data-kept');

/** Fifty acts, some of them in the past. */
async function fiftyActs(page: Page): Promise<void> {
  await page.getByTestId('toEnd').click();
  for (let i = 0; i < 11; i++) {
    await command(page, `S${(i % 5) + 1} create /n${i} "value ${i}"`);
    await command(page, `cut S1 S${(i % 4) + 2}`);
    await command(page, 'run 20ms');
    await command(page, 'heal');
    await command(page, `slow S${(i % 5) + 1} 3x`);
  }
  await page.getByTestId('stepBack').click();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowLeft');
  for (let i = 0; i < 6; i++) await command(page, `S2 create /late${i} "x"`);
}

test('a link with fifty acts is short and opens at the exact picture', async ({ page, context }) => {
  await openPage(page);
  await fiftyActs(page);
  await page.getByTestId('stepBack').click();
  const before = await shown(page);
  const branches = await branchCount(page);
  expect(branches).toBeGreaterThan(1);
  const link = await sharedLink(page);
  expect(link.length).toBeLessThanOrEqual(2_000);

  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByTestId('layout')).toBeVisible();
  expect(await shown(other)).toEqual(before);
  expect(await branchCount(other)).toBe(branches);
  // The link has done its work: what is kept from here on is not begun again by a reload.
  await expect.poll(() => new URL(other.url()).hash).toBe('');
});

test('a link to a moment of a scenario can be read and typed', async ({ page }) => {
  await page.goto('/#scenario=main-leader-dies&step=40');
  await expect(page.getByTestId('layout')).toHaveAttribute('data-step', '39');
  expect(await stepNumber(page)).toBe(39);
});

for (const [what, hash, sentence] of [
  ['cut off', '#run=1.AAAA', /cut off/],
  ['foreign', '#whatever=1', /not a link of Ensemble/],
  ['of no scenario', '#scenario=no-such', /no scenario “no-such”/],
  ['beyond every run', '#scenario=main-job&step=100001', /cannot be read at “step=100001”/],
] as const) {
  test(`a link that is ${what} fails with a sentence, and the page is there`, async ({ page }) => {
    await page.goto(`/${hash}`);
    await expect(page.getByTestId('notice')).toContainText(sentence);
    await expect(page.locator('[data-process]').first()).toBeVisible();
  });
}

test('the embedding element holds the link', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('open-share').click();
  await page.getByTestId('dialog-share').getByRole('checkbox', { name: 'Inspector' }).check();
  const element = await page.getByTestId('share-iframe').inputValue();
  expect(element).toMatch(/^<iframe src="http[^"]*\?embed&amp;panels=stage,tape,inspector#scenario=main-job/);
});

test('run, branches, place and language survive a reload', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await page.keyboard.press('k');
  await command(page, 'run settled');
  await page.getByTestId('stepBack').click();
  await page.keyboard.press('Shift+ArrowLeft');
  await command(page, 'isolate S1');
  await page.getByTestId('language-zh-CN').click();
  await expect(page.getByTestId('step-count')).toContainText('步');
  const before = await shown(page);
  await isKept(page);
  await page.reload();
  await expect(page.getByTestId('step-count')).toContainText('步');
  expect(await shown(page)).toEqual(before);
  expect(await branchCount(page)).toBe(2);
});

test('two tabs keep a run each', async ({ page, context }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await command(page, 'crash S1');
  await isKept(page);
  const second = await context.newPage();
  await openPage(second);
  await second.getByTestId('toEnd').click();
  await command(second, 'crash S2');
  await isKept(second);
  await Promise.all([page.reload(), second.reload()]);
  await expect(server(page, 'S1')).toHaveAttribute('data-tone', 'down');
  await expect(server(page, 'S2')).not.toHaveAttribute('data-tone', 'down');
  await expect(server(second, 'S2')).toHaveAttribute('data-tone', 'down');
  await expect(server(second, 'S1')).not.toHaveAttribute('data-tone', 'down');
});

test('storage that is forbidden is told of and survived', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await command(page, 'crash S1');
  await expect(page.getByTestId('notice')).toContainText(/does not let this page store/);
});

test('an exported trace is opened by button and by dropping it, and is the same run', async ({ page }, info) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await page.keyboard.press('k');
  await command(page, 'run settled');
  const trace = await exported(page, 'trace');
  const path = info.outputPath(trace.name);
  writeFileSync(path, trace.text);
  await command(page, 'crash S1');
  expect((await exported(page, 'trace')).text).not.toBe(trace.text);
  await page.getByTestId('open-picker').click();
  await page.getByTestId('open-file').setInputFiles(path);
  await expect(page.getByTestId('notice')).toContainText(/found to be the same run/);
  expect((await exported(page, 'trace')).text).toBe(trace.text);

  await command(page, 'crash S1');
  const dropped = await page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.trace.json', { type: 'application/json' }));
      return data;
    },
    readFileSync(path, 'utf8'),
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(page.getByTestId('notice')).toContainText(/dropped was read/);
  expect((await exported(page, 'trace')).text).toBe(trace.text);
});

test('a file that is edited gets a sentence and leaves the run as it was', async ({ page }, info) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  const trace = await exported(page, 'trace');
  const before = await shown(page);
  for (const [name, text, sentence] of [
    ['edited.json', trace.text.replace('"e":"timer"', '"e":"synced"'), /edited|damaged/],
    ['cut.json', trace.text.slice(0, trace.text.length / 2), /cut off/],
    ['other.json', '{"hello": 1}', /another tool/],
    ['page.json', '<html></html>', /web page/],
  ] as const) {
    const path = info.outputPath(name);
    writeFileSync(path, text);
    await page.getByTestId('open-picker').click();
    await page.getByTestId('open-file').setInputFiles(path);
    await expect(page.getByTestId('notice')).toContainText(sentence);
    expect(await shown(page)).toEqual(before);
  }
});
