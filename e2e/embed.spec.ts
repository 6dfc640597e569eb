import { createServer, type Server } from 'node:http';
import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { violationsIn } from './accessibility';

/** A page on another origin, as somebody would write it by docs/embed.md. */
const course = (frameAddress: string): string => `<!doctype html>
<html lang="en"><title>A course</title>
<h1>A course</h1>
<iframe id="run" title="Five servers elect a leader" width="900" height="560" src="${frameAddress}"></iframe>
<iframe id="other" title="Another" srcdoc="<p>nothing</p>"></iframe>
<script>
  window.told = [];
  const frame = document.getElementById('run');
  addEventListener('message', ({ data, origin, source }) => {
    if (source === frame.contentWindow && data.ensemble === 1) told.push({ ...data, origin });
  });
  window.ask = (request) => frame.contentWindow.postMessage({ ensemble: 1, ...request }, new URL(frame.src).origin);
</script></html>`;

let server: Server;
let courseAddress = '';
let frameAddress = '';

test.beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(course(frameAddress));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  courseAddress = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
});

test.afterAll(() => {
  server.close();
});

interface Told {
  readonly type: string;
  readonly origin: string;
  readonly step: number;
  readonly sentence: string;
  readonly [field: string]: unknown;
}

const told = (page: Page): Promise<readonly Told[]> => page.evaluate('window.told');
const toldOf = async (page: Page, type: string): Promise<readonly Told[]> =>
  (await told(page)).filter((report) => report.type === type);
const ask = (page: Page, request: object): Promise<void> =>
  page.evaluate((asked) => (window as unknown as { ask(request: object): void }).ask(asked), request);

/** Opens the course with a run in it. */
async function openCourse(page: Page, query: string, baseURL: string | undefined): Promise<FrameLocator> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  frameAddress = `${baseURL}${query}`;
  await page.goto(courseAddress);
  return page.frameLocator('#run');
}

const step = (frame: FrameLocator): Promise<string | null> => frame.getByTestId('stage').getAttribute('data-step');

test('a page on another origin drives a run, and hears what happens', async ({ page, baseURL }) => {
  const frame = await openCourse(page, '?embed#scenario=main-job&step=10', baseURL);
  await expect.poll(() => toldOf(page, 'ready')).toHaveLength(1);
  const [ready] = await toldOf(page, 'ready');
  expect(ready).toMatchObject({ title: 'Kill the leader', engine: expect.any(String), steps: expect.any(Number) });
  expect(new URL(ready?.origin ?? '').host).toBe(new URL(baseURL ?? '').host);
  expect(await step(frame)).toBe('9');

  await ask(page, { type: 'step', step: 40 });
  await expect.poll(async () => (await toldOf(page, 'step')).at(-1)).toMatchObject({ step: 40, isPlaying: false });
  expect((await toldOf(page, 'step')).at(-1)?.sentence).toMatch(/S\d/);
  await ask(page, { type: 'move', by: -2 });
  await expect.poll(() => step(frame)).toBe('37');
  await ask(page, { type: 'play' });
  await expect.poll(async () => (await toldOf(page, 'step')).at(-1)?.isPlaying).toBe(true);
  await ask(page, { type: 'pause' });
  await expect.poll(async () => (await toldOf(page, 'step')).at(-1)?.isPlaying).toBe(false);
  await ask(page, { type: 'step', step: 100_000 });
  await ask(page, { type: 'command', line: 'crash leader' });
  await expect(frame.locator('[data-status="down"]')).toHaveCount(1);
  await ask(page, { type: 'open', link: '#scenario=fle-1&step=3' });
  await expect.poll(() => toldOf(page, 'ready')).toHaveLength(2);
  expect(await step(frame)).toBe('2');
});

test('what cannot be done is answered with a sentence, and what is not meant for it is left alone', async ({
  page,
  baseURL,
}) => {
  const frame = await openCourse(page, '?embed#scenario=main-job&step=10', baseURL);
  await expect.poll(() => toldOf(page, 'ready')).toHaveLength(1);
  const before = (await told(page)).length;
  await page.evaluate(() => {
    const run = document.querySelector<HTMLIFrameElement>('#run')?.contentWindow;
    const other = document.querySelector<HTMLIFrameElement>('#other')?.contentWindow;
    run?.postMessage({ type: 'step', step: 50 }, '*');
    run?.postMessage('play', '*');
    // From a window that is not the parent.
    const script = other?.document.createElement('script');
    if (!script || !other) throw new Error('there is no other frame');
    script.textContent = `parent.frames[0].postMessage({ ensemble: 1, type: 'step', step: 60 }, '*')`;
    other.document.body.append(script);
  });
  await ask(page, { type: 'eval', code: '1' });
  await expect.poll(() => toldOf(page, 'error')).toHaveLength(1);
  await ask(page, { type: 'command', line: 'crash S9' });
  await ask(page, { type: 'open', link: '#run=1.AAAA' });
  await expect.poll(() => toldOf(page, 'error')).toHaveLength(3);
  for (const { sentence, id } of await toldOf(page, 'error')) {
    expect(sentence).not.toBe(id);
    expect(sentence.length).toBeGreaterThan(20);
  }
  expect(await told(page)).toHaveLength(before + 3);
  expect(await step(frame)).toBe('9');
});

test('only the steps that are asked for can be seen', async ({ page, baseURL }) => {
  const frame = await openCourse(page, '?embed&from=10&to=20#scenario=main-job', baseURL);
  await expect.poll(() => step(frame)).toBe('9');
  await expect(frame.getByTestId('slim-count')).toHaveText('step 10 / 20');
  await frame.getByTestId('toEnd').click();
  await expect.poll(() => step(frame)).toBe('19');
  await frame.getByTestId('stepForward').click();
  await expect.poll(() => step(frame)).toBe('19');
  await frame.getByTestId('stepBack').click();
  await frame.getByTestId('play').click();
  await expect.poll(() => toldOf(page, 'ended'), { timeout: 30_000 }).toHaveLength(1);
  expect(await step(frame)).toBe('19');
  await ask(page, { type: 'step', step: 1 });
  await expect.poll(() => step(frame)).toBe('9');
  const steps = (await toldOf(page, 'step')).map((report) => report.step);
  expect(steps.filter((seen) => seen < 10 || seen > 20)).toEqual([]);
});

test('it shows the panels that are asked for, in the language and colours that are asked for', async ({
  page,
  baseURL,
}) => {
  const query = '?embed&panels=stage,guide,diagram,events&theme=dark&lang=zh-CN#scenario=main-job&step=100';
  const frame = await openCourse(page, query, baseURL);
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(frame.getByTestId('guide')).toContainText('杀死 Leader');
  await expect(frame.getByRole('tab')).toHaveText(['事件', '时空图']);
  await expect(frame.getByTestId('slim-tape')).toHaveCount(0);
  await expect(frame.getByTestId('inspector')).toHaveCount(0);
  await frame.getByTestId('tab-diagram').click();
  await expect(frame.getByTestId('diagram')).toBeVisible();
  const whole = frame.getByRole('link');
  await expect(whole).toHaveAttribute('href', '/#scenario=main-job&step=100');
});

test('autoplay plays, and is off without being asked for', async ({ page, baseURL }) => {
  await openCourse(page, '?embed&autoplay=1#scenario=main-job', baseURL);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.reload();
  await expect.poll(async () => (await toldOf(page, 'step')).some(({ isPlaying }) => isPlaying === true)).toBe(true);
  frameAddress = `${baseURL}?embed#scenario=main-job`;
  await page.reload();
  await expect.poll(() => toldOf(page, 'ready')).toHaveLength(1);
  await expect(page.frameLocator('#run').getByTestId('play')).toHaveAccessibleName('Play');
});

for (const [what, query, sentence] of [
  ['a word', '?embed&panels=stage,log&from=9&to=3', /panels=stage,log/],
  ['a link', '?embed#run=1.AAAA', /./],
] as const) {
  test(`${what} that cannot be understood is told of in the place of the run`, async ({ page, baseURL }) => {
    const frame = await openCourse(page, query, baseURL);
    await expect(frame.getByTestId('embed-problems')).toContainText(sentence);
    await expect(frame.getByTestId('stage')).toHaveCount(0);
    await expect.poll(() => toldOf(page, 'error')).not.toHaveLength(0);
  });
}

test('it keeps nothing, and keys of what it does not have do nothing', async ({ page, baseURL }) => {
  const frame = await openCourse(page, '?embed&theme=dark#scenario=main-job&step=10', baseURL);
  await frame.getByTestId('stepForward').click();
  await page.keyboard.press('s');
  await page.keyboard.press('e');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => step(frame)).toBe('11');
  await expect(frame.getByRole('dialog')).toHaveCount(0);
  const kept = await frame.locator('html').evaluate(async () => ({
    local: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
  expect(kept).toEqual({ local: [], databases: [] });
});

for (const width of [960, 390]) {
  test(`nothing stands in anybody's way in a frame ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 620 });
    await page.goto('/?embed&panels=stage,tape,guide,inspector,events,commands,diagram#scenario=main-job&step=90');
    await expect(page.getByTestId('guide')).toBeVisible();
    await expect(page.getByTestId('inspector')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await violationsIn(page)).toEqual([]);
  });
}
