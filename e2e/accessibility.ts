import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Looked {
  /** A selector; the whole page if there is none. */
  readonly part?: string;
  /** What axe calls its rules; all if there are none. */
  readonly rules?: readonly string[];
}

/** What axe has against a part of the page, as soon as that can be seen. */
export async function violationsIn(page: Page, { part = 'html', rules }: Looked = {}): Promise<readonly string[]> {
  await expect(page.locator(part).first()).toBeVisible();
  const axe = new AxeBuilder({ page }).include(part);
  const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
