// `npm run bench`: what was reached beside each goal, as a table and, if wanted, as JSON. It is not part of the tests, because
// its figures depend on the machine; ratios within one run are what can be compared.
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../scripts/dependencies.mjs';
import { buildChild, buildPage, withTemporaryFolder } from './build';
import { type Figure, isReached } from './figures';
import type { Bench } from './groups/context';
import { engineFigures } from './groups/engine';
import { frameFigures } from './groups/frames';
import { lighthouseFigures } from './groups/lighthouse';
import { memoryFigures } from './groups/memory';
import { openFigures } from './groups/open';
import { panFigures } from './groups/pan';
import { playFigures } from './groups/play';
import { seekFigures } from './groups/seek';
import { sizeFigures } from './groups/size';
import { traceFigures } from './groups/trace';
import { inChild } from './in-child';
import { type GroupName, type Options, readOptions, usage } from './options';
import { number, table } from './table';

const groups: Readonly<Record<GroupName, (bench: Bench) => Promise<readonly Figure[]>>> = {
  engine: engineFigures,
  memory: memoryFigures,
  seek: seekFigures,
  trace: traceFigures,
  frames: frameFigures,
  pan: panFigures,
  open: openFigures,
  size: sizeFigures,
  play: playFigures,
  lighthouse: lighthouseFigures,
};

async function run({ groups: wanted, isQuick, json }: Options): Promise<void> {
  const busyBefore = loadavg()[0] ?? 0;
  const figures = await withTemporaryFolder(async (folder) => {
    const program = await buildChild(projectRoot, folder);
    let dist: Promise<string> | null = null;
    const bench: Bench = {
      ...{ root: projectRoot, isQuick, folder },
      page: () => (dist ??= buildPage(projectRoot, join(folder, 'dist'))),
      measure: (task, input) => inChild(program, task, input),
      say: (text) => process.stderr.write(`${text} ...\n`),
    };
    const measured: Figure[] = [];
    for (const name of wanted) measured.push(...(await groups[name](bench)));
    return measured;
  });
  const machine = machineFacts(busyBefore);
  console.log(`${table(figures)}\n\n${machineText(machine)}`);
  if (json !== null)
    writeFileSync(json, `${JSON.stringify({ version: 1, machine, isQuick, figures: figures.map(judged) }, null, 2)}\n`);
}

const judged = (figure: Figure) => ({ ...figure, isReached: isReached(figure) });

interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly platform: string;
  readonly node: string;
  /** How many programs wanted to run, on average, in the minute before the benchmark and in its last minute. */
  readonly load: readonly [before: number, after: number];
}

const machineFacts = (busyBefore: number): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  platform: process.platform,
  node: process.version,
  load: [busyBefore, loadavg()[0] ?? 0],
});

const machineText = ({ processor, cores, platform, node, load: [before, after] }: Machine): string =>
  [
    `Node ${node} on ${platform}, ${cores} cores (${processor}); load ${number(before)} before, ${number(after)} at the end.`,
    'Where the system tells how long a program waited for a core, that time is left out, except by the wall clock.',
  ].join('\n');

const options = readOptions(process.argv.slice(2));
if (options === null) {
  console.error(usage);
  process.exitCode = 2;
} else {
  await run(options);
}
