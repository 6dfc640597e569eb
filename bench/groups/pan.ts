import type { Page } from '@playwright/test';
import { clusterOf, driven, elected } from '../cluster';
import { atLeast, detail, type Figure } from '../figures';
import { showBarePage } from '../page/bare-page';
import { type FrameTimes, measureFrames } from '../page/frame-meter';
import { inSight, openDiagram, startPanning } from '../page/panning';
import { atRest } from '../page/rest';
import { closePage, withBrowser } from '../page/served';
import { linkToRun } from '../shared-run';
import { number } from '../table';
import type { Bench } from './context';

const steps = 10_000;
const sizes = [5, 25] as const;

/** What a frame takes while the diagram of a long run is moved from one end to the other. */
export async function panFigures(bench: Bench): Promise<readonly Figure[]> {
  const seconds = bench.isQuick ? 2 : 10;
  return withBrowser(bench.root, await bench.page(), async ({ blank, page }) => {
    const yardstick = await blank();
    await showBarePage(yardstick, 1);
    const bare = await measureFrames(yardstick, seconds);
    await closePage(yardstick);
    const figures: Figure[] = [];
    for (const servers of sizes) {
      bench.say(`pan, ${servers} servers`);
      const run = await linkToRun(driven(elected(clusterOf(servers)), steps));
      for (const zoom of zooms) {
        const opened = await page(async () => undefined, run.fragment);
        figures.push(...figuresOf(servers, zoom, await panned(opened, run.steps, seconds, zoom), bare));
        await closePage(opened);
      }
    }
    return figures;
  });
}

const zooms = ['as it opens', 'half of them in sight'] as const;
type Zoom = (typeof zooms)[number];

interface Panned {
  readonly times: FrameTimes;
  /** How many steps are seen at once. */
  readonly seen: number;
}

async function panned(page: Page, length: number, seconds: number, zoom: Zoom): Promise<Panned> {
  await openDiagram(page);
  if (zoom === 'half of them in sight') await showHalf(page, length);
  await atRest(page);
  const { from, to } = await inSight(page);
  await startPanning(page, length, seconds * 60);
  const times = await measureFrames(page, seconds);
  if ((await inSight(page)).from === from) throw new Error('the diagram moves under the wheel');
  return { times, seen: to - from };
}

/** From all of the run by as many clicks as it takes; its beginning stays in sight. */
async function showHalf(page: Page, length: number): Promise<void> {
  await page.getByTestId('diagram-all').click();
  // What is in sight is told with the next frame.
  await page.locator(`[data-testid=diagram-plot][data-shown="-1 ${length - 1}"]`).waitFor();
  for (let { from, to } = await inSight(page); to - from > length * 0.6; { from, to } = await inSight(page)) {
    await page.getByTestId('diagram-in').click();
    await atRest(page);
  }
}

function figuresOf(servers: number, zoom: Zoom, { times, seen }: Panned, bare: FrameTimes): readonly Figure[] {
  const group = `pan: ${number(steps)} steps of ${servers} servers, ${zoom}`;
  return [
    {
      ...{ group, name: 'frames a second', value: times.framesPerSecond, unit: '', goal: atLeast(59) },
      details: [detail('in sight', seen, 'steps'), detail('a bare page', bare.framesPerSecond)],
    },
    {
      ...{ group, name: 'main thread a frame', value: times.mainMs, unit: 'ms', goal: null },
      details: [detail('scripts', times.scriptMs, 'ms'), detail('styles', times.styleMs, 'ms')],
    },
  ];
}
