import type { Page } from '@playwright/test';
import { atLeast, atMost, detail, type Figure, type Goal } from '../figures';
import { showBarePage } from '../page/bare-page';
import { bePunctual, beRealistic, type FrameTimes, measureFrames, paceFrames } from '../page/frame-meter';
import { openDiagram } from '../page/panning';
import { atRest } from '../page/rest';
import { closePage, withBrowser } from '../page/served';
import { makeTraffic, messagesInFlight, returnTo, standBeside, stepNumber, type Traffic } from '../page/traffic';
import { median } from '../statistics';
import type { Bench } from './context';

const sizes = [
  { servers: 7, messages: 200 },
  { servers: 25, messages: 1000 },
] as const;

/** What is seen beside the stage: what everyone has there at first, what costs the most below it, and a second stage. */
const views = {
  events: '',
  diagram: ', diagram open',
  pair: ', two such runs side by side',
} as const;
type View = keyof typeof views;

/** What a frame takes while the playhead plays, in a real browser at 1280 by 720. */
export async function frameFigures(bench: Bench): Promise<readonly Figure[]> {
  const seconds = bench.isQuick ? 2 : 5;
  return withBrowser(bench.root, await bench.page(), async ({ blank, page }) => {
    const figures: Figure[] = [];
    for (const size of sizes) {
      bench.say(`frames, ${size.servers} servers, ${size.messages} messages in flight`);
      const bare = await bareTimes(await blank(), size.messages, seconds);
      figures.push(...(await playedFigures(await page(paceFrames), { ...size, seconds }, bare)));
    }
    return figures;
  });
}

async function bareTimes(page: Page, signs: number, seconds: number): Promise<FrameTimes> {
  await showBarePage(page, signs);
  const times = await measureFrames(page, seconds);
  await closePage(page);
  return times;
}

/** The same stretch of the same run in each of the views. */
async function playedFigures(page: Page, traffic: Traffic, bare: FrameTimes): Promise<readonly Figure[]> {
  const start = await makeTraffic(page, traffic);
  const figures: Figure[] = [];
  for (const view of ['events', 'diagram', 'pair'] as const) {
    if (view === 'diagram') await openDiagram(page);
    if (view === 'pair') {
      await page.getByTestId('tab-events').click();
      await standBeside(page);
    }
    figures.push(...figuresOf(traffic, view, { ...(await playedThrice(page, traffic, start)), bare }));
  }
  await closePage(page);
  return figures;
}

async function playedThrice(page: Page, traffic: Traffic, start: number): Promise<Omit<Measured, 'bare'>> {
  await bePunctual(page);
  await returnTo(page, start);
  await atRest(page);
  const from = await stepNumber(page);
  const punctual = await played(page, traffic);
  const to = await stepNumber(page);
  await returnTo(page, start);
  await page.getByTestId('speed').selectOption('0.25');
  const slow = await played(page, traffic);
  await returnTo(page, start);
  await page.getByTestId('speed').selectOption('1');
  await beRealistic(page);
  const real = await played(page, traffic);
  const steps = Array.from({ length: 9 }, (_, i) => Math.round(from + ((to - from) * i) / 8));
  const inFlight = median(messagesInFlight(traffic, steps));
  return { punctual, slow, real, inFlight, stepsPerFrame: (to - from) / punctual.frames };
}

async function played(page: Page, { seconds }: Traffic): Promise<FrameTimes> {
  const play = page.getByTestId('play');
  await play.click();
  const times = await measureFrames(page, seconds);
  await play.click();
  return times;
}

interface Measured {
  /** As if every frame came on time; at a quarter of the speed; as it was. */
  readonly punctual: FrameTimes;
  readonly slow: FrameTimes;
  readonly real: FrameTimes;
  readonly bare: FrameTimes;
  readonly inFlight: number;
  readonly stepsPerFrame: number;
}

function figuresOf(
  { servers }: Traffic,
  view: View,
  { punctual, slow, real, bare, inFlight, stepsPerFrame }: Measured,
): readonly Figure[] {
  const group = `frames: ${servers} servers, ${inFlight} messages in flight, playing${views[view]}`;
  return [
    {
      ...{
        group,
        name: 'main thread a frame, at 60 a second',
        value: punctual.mainMs,
        unit: 'ms',
        goal: wanted(view, atMost(10)),
      },
      details: [
        detail('scripts', punctual.scriptMs, 'ms'),
        detail('styles', punctual.styleMs, 'ms'),
        detail('layout', punctual.layoutMs, 'ms'),
        detail('steps a frame', stepsPerFrame),
        detail('at a quarter of the speed', slow.mainMs, 'ms'),
        detail('a bare page with as many moving signs', bare.mainMs, 'ms'),
      ],
    },
    {
      ...{ group, name: 'frames a second', value: real.framesPerSecond, unit: '', goal: wanted(view, atLeast(59)) },
      details: [detail('a bare page with as many moving signs', bare.framesPerSecond)],
    },
  ];
}

/** Goals are of one run: nobody has said what two may take. */
const wanted = (view: View, goal: Goal): Goal | null => (view === 'pair' ? null : goal);
