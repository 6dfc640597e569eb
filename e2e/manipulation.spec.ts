import { expect, type Locator, type Page, test } from '@playwright/test';
import { command, exported, graspable, notice, openPage, server, stage, stepNumber } from './ensemble-page';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** At rest after the election, the log of commands open. */
async function openSettled(page: Page): Promise<void> {
  await openPage(page);
  await graspable(page);
  await page.getByTestId('toEnd').click();
  await page.getByTestId('tab-commands').click();
}

/** The same with proposals of the leader S5 under way. */
async function openBusy(page: Page): Promise<void> {
  await openSettled(page);
  await command(page, 'S5 create /dragged "x"');
  await command(page, 'run until S5 sends PROPOSAL');
  await page.getByTestId('command-input').press('Escape');
  await expect(message(page)).toBeVisible();
}

const message = (page: Page): Locator => stage(page).locator('[data-type="PROPOSAL"]').first();
const label = (page: Page): Locator => stage(page).locator('.pull-label');
const lastCommand = (page: Page): Locator => page.getByTestId('command-log').locator('li').first();

async function middleOf(target: Locator): Promise<Place> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('it is on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A point beyond `from`, seen from `to`, or (below 0) towards it; and so far to the left of that way. */
const beyond = (from: Place, to: Place, by: number, aside = 0): Place => {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  return { x: from.x - x * by + y * aside, y: from.y - y * by - x * aside };
};

async function drag(page: Page, from: Place, to: Place, whileDown?: () => Promise<void>): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await whileDown?.();
  await page.mouse.up();
}

/** A finger goes from one place to another, as the browser itself is told by a screen. */
async function swipe(page: Page, from: Place, to: Place): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Place[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((place) => ({ ...place })) });
  await touch('touchStart', [from]);
  for (let i = 1; i <= 8; i++)
    await touch('touchMove', [{ x: from.x + ((to.x - from.x) * i) / 8, y: from.y + ((to.y - from.y) * i) / 8 }]);
  await touch('touchEnd', []);
  await session.detach();
}

/** The last act of the run, out of the file that the page saves of it. */
async function lastAct(page: Page): Promise<Readonly<Record<string, unknown>>> {
  const { text } = await exported(page, 'trace');
  // Only then the focus is back where it was, and not taken away from what is done next.
  await expect(page.getByTestId('dialog-export')).toHaveCount(0);
  const { interventions } = JSON.parse(text) as { interventions: { act: Readonly<Record<string, unknown>> }[] };
  return interventions.at(-1)?.act ?? {};
}

interface Way {
  readonly at: Place;
  /** The middle of its receiver, and a point in the direction in which it goes. */
  readonly to: Place;
  readonly ahead: Place;
  readonly id: number;
}

/** Where a message is and where it goes, by its accessible name. */
async function wayOf(page: Page, target: Locator): Promise<Way> {
  const name = (await target.getAttribute('aria-label')) ?? '';
  const [, from = '', to = ''] = / from (S\d) to (S\d)$/.exec(name) ?? [];
  const id = Number(await target.getAttribute('data-message'));
  const [at, start, end] = [
    await middleOf(target),
    await middleOf(server(page, from)),
    await middleOf(server(page, to)),
  ];
  return { at, to: end, ahead: { x: at.x + end.x - start.x, y: at.y + end.y - start.y }, id };
}

test('a message that is pulled back along its way comes later', async ({ page }) => {
  await openBusy(page);
  const { at, ahead, id } = await wayOf(page, message(page));
  await drag(page, at, beyond(at, ahead, 90), async () => {
    await expect(label(page)).toContainText(/^\+\d+ ms/);
    await expect(label(page)).toContainText('delay PROPOSAL');
    await expect(stage(page).locator('.pull-ghost > *')).toHaveCount(1);
  });
  await expect(label(page)).toBeHidden();
  await expect(lastCommand(page)).toContainText(/delay PROPOSAL S5 -> S\d .*by \d+ms/);
  expect(await lastAct(page)).toMatchObject({ type: 'delay', message: id });
});

test('a message that is pulled off its way is lost, and Escape leaves it alone', async ({ page }) => {
  await openBusy(page);
  const { at, ahead, id } = await wayOf(page, message(page));
  const before = await stepNumber(page);
  const aside = beyond(at, ahead, 0, 90);
  await drag(page, at, aside, async () => {
    await expect(label(page)).toContainText('Dropped, which closes its connection');
    await page.keyboard.press('Escape');
    await expect(label(page)).toBeHidden();
  });
  expect(await stepNumber(page)).toBe(before);
  await drag(page, at, aside);
  await expect(lastCommand(page)).toContainText('drop PROPOSAL');
  expect(await lastAct(page)).toEqual({ type: 'drop', message: id });
  await page.getByTestId('notice-undo').click();
  await expect(stage(page).locator(`[data-message="${id}"]`)).toBeVisible();
  expect(await stepNumber(page)).toBe(before);
  await expect(page.getByTestId('notice-undo')).toHaveText('Do it again');
});

test('a message laid on its receiver comes now', async ({ page }) => {
  await openBusy(page);
  const { at, to, id } = await wayOf(page, message(page));
  await drag(page, at, to, () => expect(label(page)).toContainText('Arrives now'));
  expect(await lastAct(page)).toEqual({ type: 'deliverNow', message: id });
});

test('a message is doubled by Alt, and by a double click', async ({ page }) => {
  await openBusy(page);
  const { at, ahead, id } = await wayOf(page, message(page));
  await page.keyboard.down('Alt');
  await drag(page, at, beyond(at, ahead, 40), () => expect(label(page)).toContainText('Arrives twice'));
  await page.keyboard.up('Alt');
  expect(await lastAct(page)).toEqual({ type: 'duplicate', message: id });
  await page.getByTestId('notice-undo').click();
  await message(page).dblclick();
  await expect(page.locator('.menu')).toHaveCount(0);
  await expect(lastCommand(page)).toContainText('duplicate PROPOSAL');
});

test('a message has its own keys while its menu is open, and the number in it can be typed', async ({ page }) => {
  await openBusy(page);
  const id = Number(await message(page).getAttribute('data-message'));
  await message(page).focus();
  await page.keyboard.press('Enter');
  const delay = page.locator('[data-menu-item="delay"]');
  await expect(delay).toContainText('by 50ms');
  await page.keyboard.press('+');
  await expect(delay).toContainText('by 60ms');
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(delay).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('12');
  await expect(delay).toContainText('by 12ms');
  await page.keyboard.press('Enter');
  expect(await lastAct(page)).toEqual({ type: 'delay', message: id, by: 12_000 });

  await message(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('d');
  await expect(lastCommand(page)).toContainText('drop ');
});

test('a link is cut by a stroke: both ways, or near an end one way', async ({ page }) => {
  await openSettled(page);
  const link = stage(page).locator('[data-link="0-1"] .link-hit');
  const [a, b] = [await middleOf(server(page, 'S1')), await middleOf(server(page, 'S2'))];
  const middle = await middleOf(link);
  const out = (from: Place, by: number): Place => beyond(from, b, 0, by);
  await drag(page, out(middle, 30), out(middle, -14), () => expect(label(page)).toContainText('cut S1 S2'));
  expect(await lastAct(page)).toEqual({ type: 'cut', from: 1, to: 2, bothWays: true });
  await page.getByTestId('notice-undo').click();

  // Half-way from the middle of the link to its end at S1's card, and nearly there.
  const end = { x: Number(await link.getAttribute('x1')), y: Number(await link.getAttribute('y1')) };
  const box = (await stage(page).locator('.stage-picture').boundingBox()) ?? { x: 0, y: 0, width: 1 };
  const width = Number((await stage(page).locator('.stage-picture').getAttribute('viewBox'))?.split(' ')[2]);
  const scale = box.width / width;
  const near = beyond({ x: box.x + end.x * scale, y: box.y + end.y * scale }, b, -16);
  await drag(page, out(near, 40), out(near, -16), () => expect(label(page)).toContainText('cut S1 -> S2'));
  expect(await lastAct(page)).toEqual({ type: 'cut', from: 1, to: 2, bothWays: false });
  expect(a.x).toBeLessThan(b.x);
});

test('a link whose middle is pulled out gets slower, and its menu takes any number', async ({ page }) => {
  await openSettled(page);
  const target = stage(page).locator('[data-link="0-1"]');
  const middle = await middleOf(target.locator('.link-hit'));
  const b = await middleOf(server(page, 'S2'));
  await drag(page, middle, beyond(middle, b, 0, 110), () => expect(label(page)).toContainText('× slower'));
  await expect(lastCommand(page)).toContainText(/slow S1 S2 \d+x/);
  expect(await lastAct(page)).toMatchObject({ type: 'slowLink', from: 1, to: 2 });

  await target.focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-menu-item="lose"]').locator('..').locator('input').fill('35');
  await page.keyboard.press('Enter');
  expect(await lastAct(page)).toEqual({ type: 'loss', from: 1, to: 2, share: 0.35 });
  await target.focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-menu-item="lose"]').locator('..').locator('input').fill('120');
  await expect(page.locator('[data-menu-item="lose"]')).toBeDisabled();
});

test('loops part the servers into several groups', async ({ page }) => {
  await openSettled(page);
  await page.keyboard.press('p');
  await page.getByTestId('shape-loops').check({ force: true });
  for (const name of ['S1', 'S3']) {
    const box = await server(page, name).boundingBox();
    if (box === null) throw new Error(`${name} is on the stage`);
    const [left, top, right, bottom] = [box.x - 8, box.y - 4, box.x + box.width + 8, box.y + box.height + 4];
    await page.mouse.move(left, top);
    await page.mouse.down();
    for (const [x, y] of [
      [right, top],
      [right, bottom],
      [left, bottom],
      [left, top + 6],
    ] as const)
      await page.mouse.move(x, y, { steps: 5 });
    await page.mouse.up();
  }
  await expect(page.getByTestId('separate')).toHaveText('Separate 3 groups');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('partition-area')).toHaveCount(0);
  await expect(lastCommand(page)).toContainText('partition S1 / S3 / S2 S4 S5');
});

test('the end of a timer is dragged to when it shall ring, or it is told by the menu', async ({ page }) => {
  await openSettled(page);
  const grip = stage(page).locator('[data-timer="tick"] .timer-grip-area').first();
  const at = await middleOf(grip);
  await drag(page, at, { x: at.x + 60, y: at.y }, () => expect(label(page)).toContainText('timer S5 tick in'));
  await expect(lastCommand(page)).toContainText(/timer S5 tick in \d+/);
  expect(await lastAct(page)).toMatchObject({ type: 'timer', process: 5, timer: 'tick' });

  await server(page, 'S5').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-menu-item="ringNow"]').first().click();
  expect(await lastAct(page)).toEqual({ type: 'timer', process: 5, timer: 'tick', after: 0 });
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#why')).toContainText('tick');
});

test('a disk is slowed down by its sign', async ({ page }) => {
  await openBusy(page);
  await command(page, 'run until S5 sends ACK');
  const sign = stage(page).locator('[data-disk="0"]');
  await sign.click();
  await expect(page.locator('[data-menu-item]')).toHaveCount(2);
  await page.locator('[data-menu-item="slowDisk"]').locator('..').locator('input').fill('25');
  await page.locator('[data-menu-item="slowDisk"]').click();
  expect(await lastAct(page)).toEqual({ type: 'slowDisk', process: 1, factor: 25 });
  await expect(sign).toHaveClass(/disk-slow/);
});

test('the run halts while something is in hand, and goes on', async ({ page }) => {
  await openPage(page, { moves: true });
  await graspable(page);
  await page.getByTestId('toEnd').click();
  await page.getByTestId('play').click();
  const b = await middleOf(server(page, 'S2'));
  const middle = await middleOf(stage(page).locator('[data-link="0-1"] .link-hit'));
  await drag(page, middle, beyond(middle, b, 0, 60), async () => {
    await expect(page.getByTestId('play')).toHaveAccessibleName('Play');
    await page.keyboard.press('Escape');
  });
  await expect(page.getByTestId('play')).toHaveAccessibleName('Pause');
});

test('a message under the pointer is what the page takes for hovered, and no longer than that', async ({ page }) => {
  await openBusy(page);
  await page.getByTestId('tab-diagram').click();
  await message(page).hover();
  await expect(message(page)).toHaveAttribute('data-is-hovered', 'true');
  await page.mouse.move(4, 4);
  await expect(message(page)).not.toHaveAttribute('data-is-hovered', 'true');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a message is dragged off its way, and a finger that rests opens a menu', async ({ page }) => {
    await openBusy(page);
    await stage(page).scrollIntoViewIfNeeded();
    const { at, ahead, id } = await wayOf(page, message(page));
    await swipe(page, at, beyond(at, ahead, 0, 80));
    expect(await lastAct(page)).toEqual({ type: 'drop', message: id });
    await expect(notice(page)).toContainText('drop PROPOSAL');

    await stage(page).scrollIntoViewIfNeeded();
    const card = await middleOf(server(page, 'S1'));
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ ...card }] });
    await expect(page.locator('.menu')).toBeVisible();
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(page.locator('.menu')).toBeVisible();
  });

  test('a partition is drawn by a finger', async ({ page }) => {
    await openSettled(page);
    await page.getByTestId('partition-tool').click();
    const box = await page.getByTestId('partition-area').boundingBox();
    if (box === null) throw new Error('the partition tool covers the stage');
    const x = box.x + box.width / 2;
    const [y, half] = [box.y + box.height / 2, box.height / 4];
    // The whole line separates, however short it is drawn; the tool's controls have just taken some room above.
    await swipe(page, { x: x + 4, y: y - half }, { x: x - 4, y: y + half });
    await expect(page.getByTestId('partition-area')).toHaveCount(0);
    expect(await lastAct(page)).toMatchObject({ type: 'partition' });
  });

  test('a link is pulled out by a finger, which does not scroll the page', async ({ page }) => {
    await openSettled(page);
    await stage(page).scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    const middle = await middleOf(stage(page).locator('[data-link="2-3"] .link-hit'));
    await swipe(page, middle, { x: middle.x, y: middle.y - 70 });
    expect(await page.evaluate(() => window.scrollY)).toBe(before);
    expect(await lastAct(page)).toMatchObject({ type: 'slowLink', from: 3, to: 4 });
  });
});
