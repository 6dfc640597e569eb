import { expect, type Page, test } from '@playwright/test';
import { violationsIn } from './accessibility';
import { command, leaders, openPage, picture, server, stage, stepNumber } from './ensemble-page';

/** A place of the page that the tour of reading.spec.ts does not come to: how to get there, and what part of it is looked at. */
interface View {
  readonly name: string;
  readonly part: string;
  readonly open: (page: Page) => Promise<void>;
}

const views: readonly View[] = [
  { name: 'sharing', part: '[data-testid=dialog-share]', open: (page) => page.getByTestId('open-share').click() },
  { name: 'the diagram', part: '[data-testid=diagram]', open: (page) => page.getByTestId('tab-diagram').click() },
  { name: 'run until', part: '[data-testid=stops-panel]', open: (page) => page.getByTestId('stops').click() },
  { name: 'the branches', part: '[data-testid=branch-drawer]', open: (page) => page.getByTestId('branches').click() },
  {
    name: 'the sides of a partition',
    part: '[data-testid=dialog-partition]',
    open: async (page) => {
      await page.getByTestId('partition-tool').click();
      await stage(page).locator('.stage-tools .stage-tool').first().click();
    },
  },
  {
    name: 'the menu of a link',
    part: '.popover',
    open: async (page) => {
      await stage(page).locator('[data-link]').first().focus();
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'what a server says under the mouse',
    part: '.stage',
    open: async (page) => {
      await server(page, 'S1').hover();
      await expect(page.locator('.tooltip')).toBeVisible();
    },
  },
  {
    name: 'all panels folded',
    part: 'html',
    open: async (page) => {
      for (const panel of ['guide', 'inspector', 'bottom']) await page.getByTestId(`fold-${panel}`).click();
    },
  },
];

for (const { name, part, open } of views) {
  test(`nothing stands in anybody's way: ${name}`, async ({ page }) => {
    for (const [language, theme] of [
      ['en', 'light'],
      ['zh-CN', 'dark'],
    ] as const) {
      await openPage(page, { language, theme });
      await page.getByTestId('toEnd').click();
      await open(page);
      expect(await violationsIn(page, { part }), `${language} ${theme}`).toEqual([]);
    }
  });
}

const spoken = (page: Page) => page.getByTestId('spoken');

test('a screen reader hears every step as a sentence, also with all panels folded', async ({ page }) => {
  await openPage(page);
  for (const panel of ['guide', 'inspector', 'bottom']) await page.getByTestId(`fold-${panel}`).click();
  await expect(spoken(page)).toHaveAttribute('aria-live', 'polite');
  const heard = new Set<string>();
  for (let step = 1; step <= 6; step++) {
    await page.keyboard.press('ArrowRight');
    await expect(spoken(page)).toHaveText(new RegExp(`^Step ${step}: .{8,}`));
    heard.add((await spoken(page).textContent()) ?? '');
  }
  expect(heard.size).toBe(6);
  await page.keyboard.press('s');
  await page.keyboard.press('ArrowRight');
  await expect(spoken(page)).toHaveText(/^Step 7: /);
});

test('a run that plays says no more than a voice gets through', async ({ page }) => {
  await openPage(page, { moves: true });
  await page.getByTestId('speed').selectOption('2');
  await page.keyboard.press('Home');
  await spoken(page).evaluate((element) => {
    const said: number[] = [];
    new MutationObserver(() => said.push(performance.now())).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    Object.assign(window, { said });
  });
  await page.keyboard.press(' ');
  const saidAt = (): Promise<readonly number[]> =>
    page.evaluate(() => (window as unknown as { said: readonly number[] }).said);
  await expect.poll(async () => (await saidAt()).length, { timeout: 40_000 }).toBeGreaterThan(2);
  expect(await stepNumber(page)).toBeGreaterThan(40);
  const said = await saidAt();
  for (const [i, at] of said.entries()) if (i > 0) expect(at - (said[i - 1] ?? 0)).toBeGreaterThan(3_500);
});

test('servers, messages and logs can be walked without seeing them', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('End');
  await command(page, 'S1 create /walked "x"');
  await command(page, 'run until committed');
  await page.getByTestId('command-input').press('Escape');
  await expect(stage(page)).toMatchAriaSnapshot(`
    - region /Stage/:
      - group /Stage/:
        - button /link S1 . S2/
        - button /S1, FOLLOWING, zxid 1\\.\\d/
        - button /S2, FOLLOWING/
        - button /S3, FOLLOWING/
        - button /S4, FOLLOWING/
        - button /S5, LEADING/
        - button /COMMIT 1\\.2 from S5 to S1/
  `);
  const messages = stage(page).getByRole('button', { name: /from S\d to S\d/ });
  expect(await messages.count()).toBeGreaterThan(1);
  // One of each kind is reached by Tab, the others by the arrows.
  await messages.first().focus();
  const names = new Set<string>();
  for (let i = 0; i < 3; i++) {
    names.add((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '');
    await page.keyboard.press('ArrowDown');
  }
  expect(names.size).toBeGreaterThan(1);
  await leaders(page).click();
  await page.keyboard.press('Escape');
  const log = page.getByTestId('inspector').getByRole('tab', { name: 'Log' });
  await log.click();
  await expect(page.getByTestId('inspector').getByRole('table')).toMatchAriaSnapshot(`
    - table:
      - rowgroup:
        - row:
          - columnheader
      - rowgroup:
        - row /1\\.1/
  `);
});

test('who prefers less motion sees steps, and nothing that flies', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('speed').selectOption('4');
  const shown = (): Promise<{ readonly step: string; readonly picture: string; readonly thumb: string }> =>
    page.evaluate(() => ({
      step: document.querySelector('[data-testid=stage]')?.getAttribute('data-step') ?? '',
      picture: document.querySelector('.motion')?.innerHTML ?? '',
      thumb: document.querySelector<HTMLElement>('.scrubber-track')?.style.getPropertyValue('--position') ?? '',
    }));
  await page.keyboard.press(' ');
  const pictures = new Map<string, string>();
  for (let i = 0; i < 60; i++) {
    const { step, ...now } = await shown();
    const known = pictures.get(step) ?? JSON.stringify(now);
    expect(JSON.stringify(now)).toBe(known);
    pictures.set(step, known);
  }
  await page.keyboard.press(' ');
  // It went on meanwhile.
  expect(pictures.size).toBeGreaterThan(2);
});

test('every state has a sign and a word', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('End');
  await command(page, 'crash S1');
  await command(page, 'pause S2');
  await page.getByTestId('command-input').press('Escape');
  for (const [name, word] of [
    ['S1', 'down'],
    ['S2', 'paused'],
    ['S3', 'FOLLOWING'],
    ['S5', 'LEADING'],
  ] as const) {
    await expect(server(page, name).locator('.tone-icon')).toHaveCount(1);
    await expect(server(page, name).locator('text').filter({ hasText: word })).toBeVisible();
    await expect(server(page, name)).toHaveAccessibleName(new RegExp(word));
  }
  expect(await picture(page)).toContain('server-hatch');
});
