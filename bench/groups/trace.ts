import { join } from 'node:path';
import { atMost, detail, type Figure } from '../figures';
import type { Bench } from './context';

const scenarios = ['main-job', 'fle-9', 'rec-1'];

/** How long exported files are. */
export async function traceFigures(bench: Bench): Promise<readonly Figure[]> {
  bench.say('trace export');
  const paths = scenarios.map((id) => join(bench.root, 'src', 'scenarios', 'zookeeper', `${id}.txt`));
  const { runs } = await bench.measure('exportSize', { scenarios: paths, servers: 5, steps: 50_000 });
  return runs.map(({ name, steps, bytesPerStep }) => ({
    ...{ group: 'trace export: a step, beside the setup', name, value: bytesPerStep, unit: 'bytes', goal: atMost(300) },
    details: [detail('steps', steps)],
  }));
}
