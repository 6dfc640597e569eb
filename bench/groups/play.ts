import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { buildEngine } from '../build';
import { atMost, detail, type Figure } from '../figures';
import { bytesOfRuns } from '../page/alone';
import { measureMemory, type PageMemory } from '../page/page-memory';
import { closePage, withBrowser } from '../page/served';
import { stepNumber } from '../page/traffic';
import { growthOf } from '../statistics';
import { number } from '../table';
import type { Bench } from './context';

/** At twice this speed a run comes to the most steps that the page makes, before the time is over. */
const speed = 8;
const minutes = 10;
const looks = 21;
/** What is compiled and remembered at first is not growth. */
const warmUpMs = { whole: 60_000, quick: 15_000 } as const;

interface Look extends PageMemory {
  readonly steps: number;
}

/** Whether a page that plays for long holds more and more beside its run. */
export async function playFigures(bench: Bench): Promise<readonly Figure[]> {
  const script = await buildEngine(bench.root, bench.folder);
  const scale = bench.isQuick ? 0.03 : 1;
  return withBrowser(bench.root, await bench.page(), async ({ blank, page }) => {
    const seen = await played(await page(async () => undefined), bench, scale);
    bench.say('play, the same run without a page');
    const alone = await blank();
    const lengths = seen.map(({ steps }) => steps);
    const runs = await bytesOfRuns(alone, script, lengths);
    await closePage(alone);
    return figuresOf(seen, runs, minutes * scale);
  });
}

/** Lets the page play and looks at it again and again; while it is looked at, it rests. */
async function played(page: Page, bench: Bench, scale: number): Promise<readonly Look[]> {
  await page.getByTestId('speed').selectOption(String(speed));
  await wait(bench.isQuick ? warmUpMs.quick : warmUpMs.whole);
  const seen: Look[] = [];
  for (let look = 0; look < looks; look++) {
    if (look > 0) await wait((minutes * 60_000 * scale) / (looks - 1));
    const play = page.getByTestId('play');
    await play.click();
    const steps = Number(await page.getByTestId('scrubber').getAttribute('aria-valuemax'));
    seen.push({ steps, ...(await measureMemory(page)) });
    bench.say(`play, ${number(steps)} steps`);
    if ((await stepNumber(page)) < (seen.at(-2)?.steps ?? 0)) throw new Error('the page plays on and on');
    await play.click();
  }
  await closePage(page);
  return seen;
}

function figuresOf(seen: readonly Look[], runs: readonly number[], played: number): readonly Figure[] {
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined) throw new Error('the page was looked at');
  const group = `play: ${number(played)} minutes at ${speed} times the speed, ${number(last.steps)} steps`;
  const heap = seen.map(({ heapBytes }) => heapBytes);
  const beside = heap.map((bytes, look) => bytes - (runs[look] ?? 0));
  const made = last.steps - first.steps;
  const grown = (name: string, values: readonly number[], most: number): Figure => ({
    ...{ group, name, value: growthOf(values), unit: '', goal: atMost(most) },
    details: [detail('at first', values[0] ?? Number.NaN), detail('at last', values.at(-1) ?? Number.NaN)],
  });
  return [
    {
      ...{ group, name: 'the heap beside the run has grown by', value: growthOf(beside) / 1e6, unit: 'MB' },
      goal: atMost(mostGrowth.megabytes),
      details: [
        detail('heap at first', first.heapBytes / 1e6, 'MB'),
        detail('at last', last.heapBytes / 1e6, 'MB'),
        detail('a step', (last.heapBytes - first.heapBytes) / made, 'bytes'),
        detail('a step of the run alone', (runs.at(-1) ?? Number.NaN) / made, 'bytes'),
      ],
    },
    grown(
      'nodes have become more by',
      seen.map(({ nodes }) => nodes),
      mostGrowth.nodes,
    ),
    grown(
      'listeners have become more by',
      seen.map(({ listeners }) => listeners),
      mostGrowth.listeners,
    ),
  ];
}

/** The picture has now more, now fewer messages in it; what grows for good would be a multiple of this. */
const mostGrowth = { megabytes: 1, nodes: 100, listeners: 10 } as const;
