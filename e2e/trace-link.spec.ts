import { expect, test } from '@playwright/test';
import { command, exported, notice, openPage } from './ensemble-page';

test('a link to a trace beside the page opens that run, and one to another host says that it does not', async ({
  page,
}) => {
  await openPage(page);
  await page.getByTestId('toEnd').click();
  await command(page, 'crash S1');
  const { text } = await exported(page, 'trace');
  await command(page, 'crash S2');
  await page.route('**/runs/monday.trace.json', (route) =>
    route.fulfill({ body: text, contentType: 'application/json' }),
  );
  await page.goto('/#trace=runs/monday.trace.json');
  await expect(notice(page)).toContainText(/monday was read/);
  expect((await exported(page, 'trace')).text).toBe(text);

  await page.goto('/#trace=https://example.org/a.json');
  await expect(notice(page)).toContainText(/another host/);
  await page.goto('/#trace=runs/none.json');
  await expect(notice(page)).toContainText(/could not be fetched/);
});
