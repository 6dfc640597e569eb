import type { Page } from '@playwright/test';
import { inFlight } from '../../src/kernel/intervene';
import { worldAt } from '../../src/kernel/run';
import { zookeeper } from '../../src/protocols/zookeeper';
import { dialect } from '../../src/protocols/zookeeper/dialect';
import { portrait } from '../../src/protocols/zookeeper/portrait';
import { perform } from '../../src/scenario/play';
import { readScript } from '../../src/scenario/read-script';
import type { ClusterTrace } from '../cluster';

/** A cluster that is asked for so many writes that about `messages` are in flight all the time. */
export interface Traffic {
  readonly servers: number;
  readonly messages: number;
  /** For how many seconds of playing, at the pace at which a person reads. */
  readonly seconds: number;
}

/** Latency of all links, milliseconds: long beside the time that a disk takes, so that nearly everything is in flight. */
const fastest = 40;
const slowest = 60;
/** Wall milliseconds in which the page shows the flight of the fastest message. */
const flightMs = 900;
/** Of the way of a write, forwarded, proposed, acknowledged and committed: by then as much arrives as is sent. */
const hops = 3;

/** What a person types, after the cluster is built. */
function commandsOf({ servers, messages, seconds }: Traffic): readonly string[] {
  const messagesPerWrite = 3 * (servers - 1) + 1;
  const usual = ((fastest + slowest) / 2) * 1000;
  const every = Math.round((messagesPerWrite * usual) / messages);
  const span = ((seconds * 1000) / flightMs + hops) * slowest * 1000;
  const writes = Array.from({ length: Math.ceil(span / every) }, (_, i) => [
    `S${(i % servers) + 1} create /n${i} "x"`,
    `run ${every}us`,
  ]);
  return ['run settled', ...writes.flat()];
}

/**
 * Builds the cluster and lets it work, by what a person can click and type. Gives the step from which traffic is steady; the
 * playhead is there.
 */
export async function makeTraffic(page: Page, traffic: Traffic): Promise<number> {
  await buildCluster(page, traffic.servers);
  const [settle = '', ...writes] = commandsOf(traffic);
  await command(page, settle);
  const settled = await stepNumber(page);
  for (const line of writes) await command(page, line);
  const ramp = hops / (hops + (traffic.seconds * 1000) / flightMs);
  // What a person who only watches has before the eyes.
  await page.getByTestId('tab-events').click();
  const start = Math.round(settled + ramp * ((await stepNumber(page)) - settled));
  await returnTo(page, start);
  return start;
}

/** How many messages are in flight after each of these steps: the same run, made here. */
export function messagesInFlight(traffic: Traffic, steps: readonly number[]): readonly number[] {
  const trace = sameRun(traffic);
  return steps.map((step) => inFlight(worldAt(trace, step)).filter(({ parcel }) => parcel.type === 'message').length);
}

function sameRun(traffic: Traffic): ClusterTrace {
  const frontMatter = `---\nservers: ${traffic.servers}\ntiming: {latency: ${fastest}ms..${slowest}ms}\n---\n`;
  const text = frontMatter + commandsOf(traffic).join('\n');
  const read = readScript({ file: 'traffic', text }, [{ protocol: zookeeper, portrait, dialect }]);
  if (!read.ok) throw new Error('what is typed is also a scenario');
  return perform(read.script).trace;
}

async function buildCluster(page: Page, servers: number): Promise<void> {
  await page.getByTestId('open-builder').click();
  const dialog = page.getByTestId('dialog-builder');
  await dialog.locator('[name=servers]').fill(String(servers));
  await dialog.locator('[name=latency]').fill(`${fastest}ms..${slowest}ms`);
  await page.getByTestId('build').click();
  await dialog.waitFor({ state: 'detached' });
  // A new cluster plays by itself; from its start, commands make one line of history.
  await page.getByTestId('toStart').click();
}

/** Puts the same run with other chance beside the present one. */
export async function standBeside(page: Page): Promise<void> {
  await page.getByTestId('open-beside').click();
  const dialog = page.getByTestId('dialog-beside');
  await dialog.locator('[name=seed]').fill('2');
  await dialog.locator('[type=submit]').click();
  await page.getByTestId('pair').waitFor();
}

async function command(page: Page, line: string): Promise<void> {
  const input = page.getByTestId('command-input');
  if (!(await input.isVisible())) await page.keyboard.press('/');
  await input.fill(line);
  await input.press('Enter');
}

export const stepNumber = async (page: Page): Promise<number> =>
  Number(await page.getByTestId('stage').first().getAttribute('data-step'));

/** Clicks the tape, which gives every step of each run the same length; a click is as exact as a pixel is. */
export async function returnTo(page: Page, step: number): Promise<void> {
  const runs = await page.getByTestId('stage').count();
  const scrubber = page.getByTestId(runs === 1 ? 'scrubber' : 'joint-scrubber');
  const box = await scrubber.boundingBox();
  if (box === null) throw new Error('the tape can be seen');
  const steps = Number(await scrubber.getAttribute('aria-valuemax'));
  await page.mouse.click(box.x + (box.width * runs * (step + 1)) / steps, box.y + box.height / 2);
}
