import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { command, exported, openPage, pick, stepNumber } from './ensemble-page';
import { chooseSteps, openExport, pngSize, readGif, readSvg, saved } from './export-files';

const schema = (name: string): object => JSON.parse(readFileSync(`public/schema/${name}`, 'utf8'));

function problemsOf(text: string, schemaName: string): unknown {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const validate = ajv.compile(schema(schemaName));
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

/** The same scenario by the command line, in Node. */
function inNode(scenario: string, format: 'trace' | 'facts'): string {
  const tsx = 'node_modules/tsx/dist/cli.mjs';
  const result = spawnSync(process.execPath, [tsx, 'src/cli/main.ts', 'run', scenario, '--format', format], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  expect(result.stderr).toBe('');
  return result.stdout;
}

test('the exported files are valid by their schemas', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await page.keyboard.press('k');
  await command(page, 'run settled');
  const trace = await exported(page, 'trace');
  expect(trace.name).toBe('ensemble-main-job.trace.json');
  expect(problemsOf(trace.text, 'trace-1.json')).toEqual([]);
  const facts = await exported(page, 'facts');
  expect(problemsOf(facts.text, 'facts-1.json')).toEqual([]);
});

for (const scenario of ['main-job', 'main-leader-dies', 'rec-3-survives', 'net-1']) {
  test(`${scenario} is the same run in Chromium and in Node, to the byte`, async ({ page }) => {
    await openPage(page);
    await pick(page, scenario);
    const trace = await exported(page, 'trace');
    expect(trace.text).toBe(inNode(scenario, 'trace'));
    const facts = await exported(page, 'facts');
    expect(facts.text).toBe(inNode(scenario, 'facts'));
  });
}

test('the exported scenario makes the same run again', async ({ page }, info) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('k');
  await command(page, 'run settled');
  const { name, text } = await exported(page, 'scenario');
  expect(name).toBe('ensemble-main-job.txt');
  const file = info.outputPath(name);
  writeFileSync(file, text);
  const trace = JSON.parse((await exported(page, 'trace')).text);
  expect(JSON.parse(inNode(file, 'trace'))).toEqual(trace);
});

test('the stage is saved as a drawing and as an image, in both themes', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  const step = (await stepNumber(page)) + 1;
  await openExport(page);
  const light = await saved(page, 'stage-svg');
  expect(light.name).toBe(`ensemble-main-job.step-${step}.svg`);
  const { texts, error } = await readSvg(page, light.text);
  expect(error).toBe('');
  for (const name of ['S1', 'S2', 'S3', 'S4', 'S5']) expect(texts).toContain(name);
  expect(texts.filter((text) => text === 'LEADING')).toHaveLength(1);
  expect(light.text).not.toMatch(/var\(|class=|style=|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
  await page.getByTestId('export-theme').selectOption('dark');
  const dark = await saved(page, 'stage-svg');
  expect(dark.text).toContain('#11161c');
  expect(dark.text).not.toContain('#f3f2ed');
  await page.getByTestId('export-size').selectOption('medium');
  const image = await saved(page, 'stage-png');
  expect(pngSize(image.bytes)).toEqual([1280, 720]);
  expect(image.bytes.length).toBeGreaterThan(10_000);
});

test('what moves is in the drawing where it is on the page', async ({ page }) => {
  await openPage(page);
  for (let i = 0; i < 12; i++) await page.getByTestId('stepForward').click();
  const onPage = await page
    .locator('[data-testid=stage] .message[data-type]')
    .evaluateAll((elements) => elements.map((element) => element.querySelector('text')?.textContent ?? ''));
  expect(onPage.length).toBeGreaterThan(0);
  await openExport(page);
  const { texts } = await readSvg(page, (await saved(page, 'stage-svg')).text);
  for (const label of onPage) expect(texts).toContain(label);
});

test('the diagram of chosen steps is saved as a drawing and as an image', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await openExport(page);
  await chooseSteps(page, 10, 60);
  const drawing = await saved(page, 'diagram-svg');
  expect(drawing.name).toBe('ensemble-main-job.10-60.diagram.svg');
  const { texts, error } = await readSvg(page, drawing.text);
  expect(error).toBe('');
  for (const name of ['S1', 'S2', 'S3', 'S4', 'S5']) expect(texts).toContain(name);
  const [, width] = /width="([\d.]+)"/.exec(drawing.text) ?? [];
  const [painted] = pngSize((await saved(page, 'diagram-png')).bytes);
  expect(painted).toBe(Math.round(2 * Number(width)));
});

test('an animation has the frames that it says, shows progress, and can be cancelled', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await openExport(page);
  await page.getByTestId('export-range-whole').check();
  await page.getByTestId('export-animation').click();
  const progress = page.getByTestId('export-footer').getByRole('progressbar');
  await expect(progress).toBeVisible();
  await expect.poll(() => progress.evaluate((element) => (element as HTMLProgressElement).value)).toBeGreaterThan(0);
  // Nothing else is begun meanwhile, and the page answers.
  await expect(page.getByTestId('export-trace')).toHaveAttribute('aria-disabled', 'true');
  await page.getByTestId('export-cancel').click();
  await expect(page.getByTestId('export-said')).toHaveText('Cancelled; nothing was saved.');

  await chooseSteps(page, 20, 32);
  const gif = await saved(page, 'animation');
  const said = (await page.getByTestId('export-said').textContent()) ?? '';
  const frames = Number(/(\d+) frames/.exec(said)?.[1]);
  const { width, height, delays } = readGif(gif.bytes);
  expect([width, height]).toEqual([960, 600]);
  expect(frames).toBeGreaterThan(5);
  expect(delays).toHaveLength(frames);
  expect(delays.slice(0, -1).every((delay) => delay === 8)).toBe(true);
});

test('a handout opens by itself, asks for nothing, and shows its pictures', async ({ page, context }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await openExport(page);
  const { path, name, text } = await saved(page, 'handout');
  expect(name).toBe('ensemble-main-job.handout.html');
  expect(text).not.toMatch(/<script|\ssrc=|<link|@import|url\(/);
  const reader = await context.newPage();
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(request.url()));
  const file = `${path}.html`;
  copyFileSync(path, file);
  await reader.goto(`file://${file}`);
  expect(asked).toEqual([`file://${file}`]);
  const sections = reader.locator('main > section');
  expect(await sections.count()).toBeGreaterThan(3);
  for (const section of await sections.all()) {
    await expect(section.locator('figure > svg')).toBeVisible();
    expect((await section.locator('figcaption').textContent())?.length).toBeGreaterThan(10);
    expect((await section.locator('figure > svg').boundingBox())?.height).toBeGreaterThan(100);
  }
  await expect(reader.locator('.scenario pre')).toContainText('protocol: zookeeper');
});

test('a handout of chosen steps is in the reader’s language', async ({ page }) => {
  await openPage(page, { language: 'zh-CN' });
  await page.getByTestId('toEnd').click();
  await openExport(page);
  await page.getByTestId('export-sections').selectOption('chosen');
  await page.getByTestId('export-handout').click();
  await expect(page.getByRole('alert')).toContainText('3, 7-9');
  await page.getByTestId('export-chosen').fill('5，8-9');
  const { text } = await saved(page, 'handout');
  expect(text).toContain('<html lang="zh-CN">');
  expect([...text.matchAll(/<section id="step-(\d+)">/g)].map(([, step]) => step)).toEqual(['5', '8', '9']);
  expect(text).toContain('原因');
});

test('tables, reports and logs are of the chosen steps', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await openExport(page);
  await chooseSteps(page, 11, 40);
  const lines = (text: string): number => text.trimEnd().split('\n').length;
  const table = await saved(page, 'csv');
  expect(table.name).toBe('ensemble-main-job.11-40.csv');
  expect(lines(table.text)).toBe(1 + 30);
  expect(lines((await saved(page, 'events')).text)).toBe(1 + 30);
  expect((await saved(page, 'mermaid')).text).toMatch(/^sequenceDiagram\n/);
  expect((await saved(page, 'markdown')).text).toMatch(/^# /);
  expect(JSON.parse((await saved(page, 'itf')).text)['#meta']).toBeDefined();
  expect((await saved(page, 'shiviz')).text).toContain('S1');
  expect(JSON.parse((await saved(page, 'facts')).text)).toHaveProperty('servers');
  expect(problemsOf((await saved(page, 'trace')).text, 'trace-1.json')).toEqual([]);
});

test('steps are chosen from where the playhead is, and what is none is told', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  const step = (await stepNumber(page)) + 1;
  await openExport(page);
  await page.getByTestId('export-from-here').click();
  await expect(page.getByTestId('export-from')).toHaveValue(String(step));
  await page.getByTestId('export-from').fill(String(step + 7));
  await page.getByTestId('export-csv').click();
  await expect(page.getByRole('alert')).toContainText('These are no steps of this run');
  await page.getByTestId('export-range-milestone').check();
  await expect(page.getByTestId('export-range-note')).toContainText(`to ${step}`);
});

test('text can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await openExport(page);
  await page.getByTestId('export-copy-mermaid').click();
  await expect(page.getByTestId('export-said')).toHaveText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe((await saved(page, 'mermaid')).text);
});
