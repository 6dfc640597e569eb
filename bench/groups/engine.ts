import type { EngineOutput } from '../cases/engine';
import { atLeast, detail, type Figure, percent } from '../figures';
import { type FunctionTime, partOf, sharesBy } from '../self-times';
import { median } from '../statistics';
import type { Bench } from './context';

const goals = [
  { servers: 5, goal: 100_000 },
  { servers: 25, goal: 50_000 },
  { servers: 51, goal: 25_000 },
] as const;
const runs = 5;
const steps = 100_000;
const warmUpSteps = 20_000;

/** How fast runs are made, and where the time goes. */
export async function engineFigures(bench: Bench): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { servers, goal } of goals) {
    const outputs: EngineOutput[] = [];
    for (let run = 0; run < (bench.isQuick ? 1 : runs); run++) {
      bench.say(`engine, ${servers} servers, run ${run + 1}`);
      outputs.push(await bench.measure('engine', { servers, steps: stepsFor(bench), warmUpSteps }));
    }
    figures.push(speedFigure(servers, goal, outputs));
  }
  return [...figures, ...(await commitFigures(bench)), ...(await timeFigures(bench))];
}

const commitRuns = [
  { name: 'two-phase commit', variant: 'presumed-nothing', participants: 3 },
  { name: 'two-phase commit', variant: 'presumed-nothing', participants: 9 },
  { name: 'three-phase commit, book', variant: 'book', participants: 9 },
  { name: 'three-phase commit, Skeen', variant: 'skeen', participants: 9 },
] as const;

/** The second family, whose logs and charts are small: one transfer after another. */
async function commitFigures(bench: Bench): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, variant, participants } of commitRuns) {
    bench.say(`engine, ${name}, ${participants} participants`);
    const input = { variant, participants, steps: stepsFor(bench), warmUpSteps };
    const { steps: made, run } = await bench.measure('commit', input);
    figures.push({
      group: 'engine: one transfer after another, keeping the trace',
      name: `${name}, ${participants} participants`,
      value: (made / run.ownMs) * 1000,
      unit: 'events/s',
      goal: atLeast(100_000),
      details: [detail('by the wall clock', (made / run.wallMs) * 1000)],
    });
  }
  return figures;
}

const stepsFor = ({ isQuick }: Bench): number => (isQuick ? steps / 5 : steps);

function speedFigure(servers: number, goal: number, outputs: readonly EngineOutput[]): Figure {
  const middle = (of: (output: EngineOutput) => number): number => median(outputs.map(of));
  const speed = ({ steps: made, run }: EngineOutput): number => (made / run.ownMs) * 1000;
  return {
    group: 'engine: election and steady broadcast, keeping the trace',
    name: `${servers} servers`,
    value: middle(speed),
    unit: 'events/s',
    goal: atLeast(goal),
    details: [
      detail(
        'by the wall clock',
        middle(({ steps: made, run }) => (made / run.wallMs) * 1000),
      ),
      detail(
        'without auditor and trace',
        middle(({ steps: made, fold }) => (made / fold.ownMs) * 1000),
      ),
      detail(
        'a hand-written reducer is faster by',
        middle((output) => output.yardstick / speed(output)),
        'times',
      ),
      percent(
        'in GC pauses',
        middle(({ gcMs, run }) => gcMs / run.wallMs),
      ),
    ],
  };
}

type Shares = ReturnType<typeof sharesBy>;

const mostRows = 10;

/** Which parts of the program a run's time is spent in, which files and which functions; for each number of servers. */
async function timeFigures(bench: Bench): Promise<readonly Figure[]> {
  const profiles: { readonly servers: number; readonly functions: readonly FunctionTime[] }[] = [];
  for (const { servers } of goals) {
    bench.say(`profile, ${servers} servers`);
    const { functions } = await bench.measure('profile', { servers, steps: stepsFor(bench), warmUpSteps });
    profiles.push({ servers, functions });
  }
  const by = (what: string, groupOf: (entry: FunctionTime) => string): readonly Figure[] =>
    shareFigures(
      `where the time goes, ${what}`,
      profiles.map(({ servers, functions }) => ({ servers, shares: sharesBy(functions, groupOf) })),
    );
  return [
    ...by('by part of the program', partOf),
    ...by('by file', ({ name, file }) => (file === '' ? name : file)),
    ...by('by function, without what it calls', ({ name, file }) => `${name} ${file.split('/').at(-1) ?? ''}`.trim()),
  ];
}

/** One row for each name that matters anywhere; the first number of servers leads, the others stand beside it. */
function shareFigures(
  group: string,
  columns: readonly { readonly servers: number; readonly shares: Shares }[],
): readonly Figure[] {
  const shareOf = (name: string, shares: Shares): number => shares.find((entry) => entry.name === name)?.share ?? 0;
  const sum = (name: string): number => columns.reduce((total, { shares }) => total + shareOf(name, shares), 0);
  const names = new Set(columns.flatMap(({ shares }) => shares.slice(0, mostRows).map(({ name }) => name)));
  const [first, ...others] = columns;
  return [...names]
    .sort((a, b) => sum(b) - sum(a))
    .slice(0, mostRows)
    .map((name) => ({
      ...{ group: `${group} (${first?.servers} servers)`, name, unit: '%', goal: null },
      value: shareOf(name, first?.shares ?? []) * 100,
      details: others.map(({ servers, shares }) => percent(`${servers} servers`, shareOf(name, shares))),
    }));
}
