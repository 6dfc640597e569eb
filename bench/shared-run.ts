import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepIndex } from '../src/kernel/ids';
import type { MadeRun, Registry } from '../src/player/contract';
import { createPlayer } from '../src/player/create-player';
import { madeRunOf } from '../src/player/made-run';
import type { PlayerStore } from '../src/player/player';
import { entry, stillClock } from '../src/player/player-fixture';
import { sourceOf } from '../src/player/source-fixture';
import { linkOf } from '../src/sharing/link';
import { savedRunOf } from '../src/sharing/save-run';
import type { SavedRun } from '../src/sharing/saved-run';
import type { ClusterTrace } from './cluster';

const scenario = 'main-job';

/** What the page opens links with, as far as these need it. */
export function registryOf(root: string): Registry {
  const text = readFileSync(join(root, 'src', 'scenarios', 'zookeeper', `${scenario}.txt`), 'utf8');
  return { entries: [entry], scenarios: [sourceOf(scenario, text)] };
}

/** A link to a run, what it holds, and what the page must show. */
export interface Shared {
  /** From its `#` on. */
  readonly fragment: string;
  readonly acts: number;
  readonly branches: number;
  readonly steps: number;
  /** The step at which it opens. */
  readonly step: number;
}

/** As a teacher might leave a run: so many acts, some of them in the past. */
export async function lessonOf(root: string, acts: number): Promise<Shared> {
  const registry = registryOf(root);
  const player = createPlayer(registry, stillClock(), { scenario });
  player.getState().toEnd();
  const isDone = (): boolean => actsIn(savedOf(player, registry)) >= acts;
  for (let n = 0; !isDone(); n++) {
    const { step, seekStep, command } = player.getState();
    if (n % 6 === 5) seekStep(stepIndex(Math.floor(step * 0.8)));
    for (const line of linesOf(n)) if (!isDone()) command(line);
  }
  player.getState().stepBack();
  return shared(savedOf(player, registry));
}

const linesOf = (n: number): readonly string[] => [
  `S${(n % 5) + 1} create /config/app-${n * 17} "replicas=${n}"`,
  ...([[`cut S1 -> S${(n % 4) + 2}`], ['heal'], [`skew S${(n % 5) + 1} 1.2x`], []][n % 4] ?? []),
  `run ${17 + ((n * 13) % 40) * 5}ms`,
];

const savedOf = (player: PlayerStore, registry: Registry): SavedRun => savedRunOf(player.getState(), registry);

const actsIn = ({ branches }: SavedRun): number => branches.reduce((sum, { acts }) => sum + acts.length, 0);

/** A link to a long run of a cluster, seen from its beginning. */
export const linkToRun = (trace: ClusterTrace): Promise<Shared> =>
  shared(
    savedRunOf(madeRunOf(trace as unknown as MadeRun['branches'][number]['trace'], entry, 'long run'), noScenarios),
  );

const noScenarios = { scenarios: [] };

async function shared(saved: SavedRun): Promise<Shared> {
  const made = await linkOf(saved, '');
  if (!made.ok) throw new Error(`a link to what was made: ${made.problem.id}`);
  const steps = saved.branches.reduce((sum, branch) => sum + branch.steps - branch.fork, 0);
  return { fragment: made.link, acts: actsIn(saved), branches: saved.branches.length, steps, step: saved.step };
}
