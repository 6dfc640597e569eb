import { expect, test } from '@playwright/test';
import { violationsIn } from './accessibility';
import { command, openBuilder, openPage, server, stage } from './ensemble-page';

test('a cluster of any protocol is built, and runs', async ({ page }) => {
  await openPage(page);
  const dialog = await openBuilder(page);
  await expect(dialog.locator('[name=protocol]')).toHaveValue('zookeeper');
  await dialog.locator('[name=protocol]').selectOption('three-phase-commit');
  await dialog.locator('[name=variant]').selectOption('skeen');
  await dialog.locator('[name=participants]').fill('5');
  await expect(dialog.getByTestId('builder-preview')).toContainText('variant: skeen');
  await dialog.locator('[name=participants]').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(stage(page).locator('[data-process]')).toHaveCount(6);
  // Whoever asks a process that has not booted yet asks nobody.
  await command(page, 'run settled');
  await command(page, 'C transfer 10');
  await command(page, 'run settled');
  for (const name of ['P1', 'P2', 'P3', 'P4', 'P5'])
    await expect(server(page, name)).toHaveAttribute('data-tone', 'committed');

  // The form begins with the protocol that is looked at.
  await expect((await openBuilder(page)).locator('[name=protocol]')).toHaveValue('three-phase-commit');
});

test('a wrong answer is told at its field, and nothing is lost by it', async ({ page }) => {
  await openPage(page);
  const dialog = await openBuilder(page);
  const protocol = dialog.locator('[name=protocol]');
  await protocol.selectOption('two-phase-commit');
  await dialog.locator('[name=seed]').fill('42');
  await dialog.locator('[name=cooperation]').check();
  await dialog.locator('[name=participants]').fill('12');
  await expect(dialog.getByTestId('problem-participants')).toContainText('1..9');
  await expect(dialog.locator('[name=participants]')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByTestId('build')).toBeDisabled();
  await protocol.selectOption('zookeeper');
  await expect(page.getByTestId('build')).toBeEnabled();
  await protocol.selectOption('two-phase-commit');
  await expect(dialog.locator('[name=participants]')).toHaveValue('12');
  await dialog.locator('[name=participants]').fill('2');
  await dialog.locator('[name=accounts]').fill('50, 20');
  await expect(dialog.locator('[name=seed]')).toHaveValue('42');
  const preview = dialog.getByTestId('builder-preview');
  for (const line of ['participants: 2', 'accounts: [50, 20]', 'seed: 42', 'cooperation: on'])
    await expect(preview).toContainText(line);
});

for (const protocol of ['zookeeper', 'two-phase-commit', 'three-phase-commit'])
  test(`the form of ${protocol} can be read by all, also on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openPage(page, { theme: 'dark', language: 'zh-CN' });
    const dialog = await openBuilder(page);
    await dialog.locator('[name=protocol]').selectOption(protocol);
    await dialog.locator('summary').click();
    await dialog.locator('.draft-field input').first().fill('x');
    expect(await violationsIn(page, { part: '[data-testid=dialog-builder]' })).toEqual([]);
    const body = dialog.locator('.modal-body');
    expect(await body.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
  });
