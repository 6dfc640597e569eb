import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

interface OpenOptions {
  /** Whether the page may move by itself; without, it waits to be played, so that a test need not sleep. */
  readonly moves?: boolean;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'zh-CN';
}

/** Opens the page as a newcomer does. */
export async function openPage(
  page: Page,
  { moves = false, theme = 'light', language = 'en' }: OpenOptions = {},
): Promise<void> {
  await page.emulateMedia({ reducedMotion: moves ? 'no-preference' : 'reduce', colorScheme: theme });
  await page.goto('/');
  await expect(stage(page)).toBeVisible();
  if (language === 'en') return;
  await page.getByTestId(`language-${language}`).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

export const stage = (page: Page): Locator => page.getByTestId('stage');
export const server = (page: Page, name: string): Locator => stage(page).locator(`[data-process="${name}"]`);
export const leaders = (page: Page): Locator => stage(page).locator('[data-process][data-tone="leading"]');
export const notice = (page: Page): Locator => page.getByTestId('notice');

/** The number of the step at the playhead; -1 before the first. */
export async function stepNumber(page: Page): Promise<number> {
  return Number(await stage(page).getAttribute('data-step'));
}

/** How many lines of history there are. */
export async function branchCount(page: Page): Promise<number> {
  return Number(await page.getByTestId('branches').getAttribute('data-count'));
}

export async function leaderName(page: Page): Promise<string> {
  await expect(leaders(page)).toHaveCount(1);
  return (await leaders(page).getAttribute('data-process')) ?? '';
}

/** The epoch of the leader, as the line above the stage tells it. */
export async function epoch(page: Page): Promise<number> {
  const sentence = (await page.getByTestId('ensemble').textContent()) ?? '';
  const found = /epoch (\d+)/.exec(sentence);
  expect(found, sentence).not.toBeNull();
  return Number(found?.[1]);
}

/** What reads gestures comes a moment after the stage. */
export const graspable = (page: Page): Promise<void> =>
  expect(stage(page).locator('[data-is-graspable]')).toHaveCount(1);

/** The picture as it is drawn, motion and all. */
export async function picture(page: Page): Promise<string> {
  // It is marked by that.
  await graspable(page);
  return stage(page)
    .locator('.stage-panel')
    .evaluate((element) => element.outerHTML.replace(/\s+/g, ' '));
}

/** Types a line into the command box, as its key opens it. */
export async function command(page: Page, line: string): Promise<void> {
  await page.locator('body').press('/');
  const input = page.getByTestId('command-input');
  await expect(input).toBeFocused();
  await input.fill(line);
  await input.press('Enter');
}

export async function openBuilder(page: Page): Promise<Locator> {
  await page.getByTestId('open-builder').click();
  const dialog = page.getByTestId('dialog-builder');
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Builds a cluster by the form, with these fields filled in, and lets it come to rest. */
export async function build(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  const dialog = await openBuilder(page);
  for (const [name, value] of Object.entries(fields)) {
    const field = dialog.locator(`[name=${name}]`);
    if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await page.getByTestId('build').click();
  await expect(dialog).toHaveCount(0);
  await command(page, 'run settled');
}

/** Saves a file by the export dialog and gives its text. */
export async function exported(
  page: Page,
  kind: 'trace' | 'facts' | 'scenario',
): Promise<{ readonly name: string; readonly text: string }> {
  await page.getByTestId('open-export').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(`export-${kind}`).click()]);
  await page.getByTestId('dialog-export').press('Escape');
  await expect(page.getByTestId('dialog-export')).toHaveCount(0);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Opens a scenario by the picker. */
export async function pick(page: Page, scenario: string): Promise<void> {
  await page.getByTestId('open-picker').click();
  await page.getByTestId(`scenario-${scenario}`).click();
  await expect(page.getByTestId('dialog-picker')).toHaveCount(0);
}
