import { expect, type Page, test } from '@playwright/test';
import { build, command, notice, openBuilder, openPage, server } from './ensemble-page';

/** A transfer up to the moment at which all have said Yes and nobody knows the outcome. */
async function untilAllVoted(page: Page): Promise<void> {
  await command(page, 'C transfer 10 from P1');
  for (let i = 0; i < 3; i++) await command(page, 'run until any sends VOTE');
}

/** Clicks a process dead, as the menu offers it. */
async function crash(page: Page, name: string): Promise<void> {
  await server(page, name).click();
  await page.locator('[data-menu-item="crash"]').click();
  await expect(server(page, name)).toHaveAttribute('data-status', 'down');
}

test('two-phase commit: the coordinator is clicked dead after the votes, and an outsider waits until it is back', async ({
  page,
}) => {
  await openPage(page);
  await build(page, { protocol: 'two-phase-commit' });
  await untilAllVoted(page);
  await crash(page, 'C');
  await command(page, 'P2 read');
  await command(page, 'run 1s');
  await expect(page.getByTestId('ensemble')).toContainText(/blocked/);
  for (const name of ['P1', 'P2', 'P3']) await expect(server(page, name)).toHaveAttribute('data-tone', 'prepared');
  await command(page, 'expect request 2 pending');
  await expect(notice(page)).toContainText('As expected');
  await command(page, 'start C');
  await command(page, 'run settled');
  for (const name of ['P1', 'P2', 'P3']) await expect(server(page, name)).toHaveAttribute('data-tone', 'aborted');
  await command(page, 'expect request 2 ok');
  await expect(notice(page)).toContainText('As expected');
  await expect(page.getByTestId('invariants')).toContainText('5 invariants hold');
  // What happened is told in the words of the family.
  await page.getByTestId('tab-events').click();
  await page.getByPlaceholder('Search the events').fill('no outcome came');
  await expect(page.getByTestId('events').locator('tr[data-step]').first()).toContainText('timer: no outcome came');
});

test('three-phase commit: the same crash, and nobody waits', async ({ page }) => {
  await openPage(page);
  await build(page, { protocol: 'three-phase-commit' });
  await expect(page.getByRole('banner')).toContainText('book variant');
  await untilAllVoted(page);
  await crash(page, 'C');
  await command(page, 'P2 read');
  await command(page, 'run settled');
  for (const name of ['P1', 'P2', 'P3']) await expect(server(page, name)).toHaveAttribute('data-tone', 'aborted');
  await command(page, 'expect request 2 ok');
  await expect(notice(page)).toContainText('As expected');
  await expect(page.getByTestId('invariants')).toContainText('5 invariants hold');
});

test('a partition while in doubt: two-phase commit waits for it to heal', async ({ page }) => {
  await openPage(page);
  await build(page, { protocol: 'two-phase-commit' });
  await command(page, 'C transfer 10 from P1');
  await command(page, 'run until C sends COMMIT');
  await command(page, 'partition C P1 / P2 P3');
  await command(page, 'run 1s');
  await expect(server(page, 'P1')).toHaveAttribute('data-tone', 'committed');
  await expect(server(page, 'P2')).toHaveAttribute('data-tone', 'prepared');
  await command(page, 'heal');
  await command(page, 'run settled');
  for (const name of ['P1', 'P2', 'P3']) await expect(server(page, name)).toHaveAttribute('data-tone', 'committed');
});

test('without the rule that a promise is on disk before Yes, one crash breaks agreement', async ({ page }) => {
  await openPage(page);
  const dialog = await openBuilder(page);
  await dialog.locator('select[name=protocol]').selectOption('two-phase-commit');
  await dialog.locator('summary', { hasText: 'Safety rules' }).click();
  await dialog.locator('input[name="prepared-before-yes"]').uncheck();
  await page.getByTestId('build').click();
  await command(page, 'run settled');
  await command(page, 'slow disk P1 10x');
  await command(page, 'C transfer 10 from P1');
  await command(page, 'run until P1 sends VOTE');
  await crash(page, 'P1');
  await command(page, 'run until committed P2');
  await expect(page.getByTestId('invariants')).toContainText('5 invariants hold');
  await command(page, 'start P1');
  await command(page, 'run settled');
  await expect(page.getByTestId('invariants')).toContainText(/broken/);
});
