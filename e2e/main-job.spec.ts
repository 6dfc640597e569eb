import { expect, test } from '@playwright/test';
import {
  command,
  epoch,
  leaderName,
  leaders,
  notice,
  openPage,
  picture,
  server,
  stage,
  stepNumber,
} from './ensemble-page';

test('a newcomer sees five servers elect a leader, without touching anything', async ({ page }) => {
  await openPage(page, { moves: true });
  await expect(stage(page).locator('[data-process]')).toHaveCount(5);
  await expect(stage(page).locator('[data-tone="looking"]')).toHaveCount(5);
  await expect(page.getByTestId('note')).toHaveText(/^Five servers start/);
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await expect(leaders(page)).toHaveCount(1, { timeout: 30_000 });
  await expect(page.getByTestId('headline')).toHaveText(/S\d/);
});

test('the leader is clicked dead, and another leads in a larger epoch', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  const first = await leaderName(page);
  const firstEpoch = await epoch(page);
  await expect(page.getByTestId('note')).toContainText('crash');

  await leaders(page).click();
  const crash = page.locator('[data-menu-item="crash"]');
  await expect(crash).toContainText(`crash ${first}`);
  await crash.click();
  await expect(server(page, first)).toHaveAttribute('data-status', 'down');
  await expect(leaders(page)).toHaveCount(0);
  await page.getByTestId('tab-commands').click();
  await expect(page.getByTestId('command-log')).toContainText(`crash ${first}`);

  await page.getByTestId('speed').selectOption('16');
  await page.getByTestId('play').click();
  await expect(leaders(page)).toHaveCount(1, { timeout: 40_000 });
  await expect(page.getByTestId('ensemble')).toHaveText(/leads epoch/, { timeout: 40_000 });
  await page.getByTestId('play').click();
  expect(await leaderName(page)).not.toBe(first);
  expect(await epoch(page)).toBeGreaterThan(firstEpoch);
  await expect(server(page, first)).toHaveAttribute('data-status', 'down');
});

test('N steps back and N forward give the same picture', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await page.keyboard.press('k');
  const steps = 40;
  const pictures: string[] = [];
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press('ArrowRight');
    pictures.push(await picture(page));
  }
  expect(new Set(pictures).size).toBeGreaterThan(steps / 2);
  const last = await stepNumber(page);
  for (let i = steps - 2; i >= 0; i--) {
    await page.keyboard.press('ArrowLeft');
    expect(await picture(page), `step ${i}, going back`).toBe(pictures[i]);
  }
  expect(await stepNumber(page)).toBe(last - steps + 1);
  for (let i = 1; i < steps; i++) {
    await page.keyboard.press('ArrowRight');
    expect(await picture(page), `step ${i}, going forward`).toBe(pictures[i]);
  }
  expect(await stepNumber(page)).toBe(last);
});

test('a typed command is carried out, and a wrong one is shown where it is wrong', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await command(page, 'S2 create /typed "by hand"');
  await expect(stage(page).locator('[data-request="1"]')).toHaveAttribute('data-outcome', 'pending');
  await command(page, 'run settled');
  await expect(stage(page).locator('[data-request="1"]')).toHaveAttribute('data-outcome', 'ok');
  await command(page, 'expect S4 znode /typed "by hand"');
  await expect(notice(page)).toContainText('As expected');

  await command(page, 'crash S9');
  await expect(notice(page)).toHaveAttribute('role', 'alert');
  await expect(notice(page).locator('pre')).toHaveText('crash S9\n      ^^');
  await expect(page.getByTestId('command-input')).toHaveValue('crash S9');
  await page.getByTestId('command-input').press('ArrowUp');
  await expect(page.getByTestId('command-input')).toHaveValue('expect S4 znode /typed "by hand"');
});

test('the command line completes what is begun', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('/');
  await page.keyboard.type('cra');
  await page.keyboard.press('Tab');
  await page.keyboard.type('le');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('command-input')).toHaveValue('crash leader ');
});

test('a partition takes the leader from its quorum, and healing gives one leader to all', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  const first = await leaderName(page);
  const others = ['S1', 'S2', 'S3', 'S4', 'S5'].filter((name) => name !== first);
  await command(page, `partition ${first} ${others[0]} / ${others.slice(1).join(' ')}`);
  await command(page, 'run 30s');
  await expect(server(page, first)).toHaveAttribute('data-tone', 'looking');
  expect(await leaderName(page)).not.toBe(first);

  await command(page, 'heal');
  await command(page, 'run settled');
  await expect(stage(page).locator('[data-tone="following"]')).toHaveCount(4);
  await expect(leaders(page)).toHaveCount(1);
  await command(page, 'expect invariants hold');
  await expect(notice(page)).toContainText('As expected');
});

test('a partition can be drawn', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await page.keyboard.press('p');
  const area = page.getByTestId('partition-area');
  const box = await area.boundingBox();
  if (box === null) throw new Error('the partition tool covers the stage');
  await page.mouse.move(box.x + box.width / 2, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 10, box.y + box.height / 2, { steps: 4 });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 4, { steps: 4 });
  await page.mouse.up();
  await expect(area).toHaveCount(0);
  await page.getByTestId('tab-commands').click();
  await expect(page.getByTestId('command-log')).toContainText(/partition S\d/);
});

test('acting in the past keeps the old future as a branch', async ({ page }) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  const end = await stepNumber(page);
  const whole = await picture(page);
  for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowLeft');
  await command(page, 'crash S1');
  await expect(page.getByTestId('branches')).toHaveAttribute('data-count', '2');
  await expect(server(page, 'S1')).toHaveAttribute('data-status', 'down');
  await page.getByTestId('branches').click();
  await page.getByTestId('branch-0').click();
  await page.getByTestId('branches').click();
  await page.getByTestId('toEnd').click();
  expect(await stepNumber(page)).toBe(end);
  // The second look at the end must be the first one, but for who is selected.
  expect(await picture(page)).toBe(whole);
});
