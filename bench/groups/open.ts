import type { Page } from '@playwright/test';
import { detail, type Figure } from '../figures';
import { pictureMs, watchForPicture } from '../page/first-picture';
import { closePage, type Pages, withBrowser } from '../page/served';
import { stepNumber } from '../page/traffic';
import { lessonOf, type Shared } from '../shared-run';
import { median } from '../statistics';
import { number } from '../table';
import type { Bench } from './context';

const acts = 50;
const visits = 7;
const opens = 30;

/** How long a visitor with a link waits. */
export async function openFigures(bench: Bench): Promise<readonly Figure[]> {
  bench.say(`a link with ${acts} acts`);
  const lesson = await lessonOf(bench.root, acts);
  const count = bench.isQuick ? 1 : visits;
  const page = await withBrowser(bench.root, await bench.page(), async (pages) => ({
    linked: await visited(pages, count, lesson),
    plain: await visited(pages, count, null),
  }));
  const engine = await bench.measure('openLink', { root: bench.root, fragment: lesson.fragment, opens });
  const group = `a link with ${lesson.acts} acts: ${number(lesson.steps)} steps on ${lesson.branches} branches`;
  return [
    {
      ...{ group, name: 'in the page, from the navigation to the picture', value: median(page.linked), unit: 'ms' },
      goal: null,
      details: [
        detail('at worst', Math.max(...page.linked), 'ms'),
        detail('without a link', median(page.plain), 'ms'),
        detail('length of the link', lesson.fragment.length, 'characters'),
      ],
    },
    {
      ...{
        group,
        name: 'in Node, reading it and making the run again',
        value: engine.medianMs,
        unit: 'ms',
        goal: null,
      },
      details: [detail('by a program that has just been started', engine.firstMs, 'ms')],
    },
  ];
}

/** How long visits took, each in a browser that knows nothing of the page. */
async function visited(pages: Pages, count: number, link: Shared | null): Promise<readonly number[]> {
  const times: number[] = [];
  for (let visit = 0; visit < count; visit++) {
    const page = await pages.page(prepare, link?.fragment);
    times.push(await pictureMs(page));
    if (link !== null && (await stepNumber(page)) !== link.step) throw new Error('the link opens at the exact picture');
    await closePage(page);
  }
  return times;
}

const prepare = async (page: Page): Promise<void> => void (await watchForPicture(page));
