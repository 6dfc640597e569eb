import { atMost, type Figure } from '../figures';
import { number } from '../table';
import type { Bench } from './context';

/** What a trace keeps of each step. */
export async function memoryFigures(bench: Bench): Promise<readonly Figure[]> {
  const steps = bench.isQuick ? 20_000 : 100_000;
  const figures: Figure[] = [];
  for (const servers of [5, 25, 51]) {
    bench.say(`memory, ${servers} servers`);
    const { bytesPerStep } = await bench.measure('retained', { servers, steps });
    figures.push({
      ...{ group: `memory: kept a step, ${number(steps)} steps`, name: `${servers} servers`, value: bytesPerStep },
      ...{ unit: 'bytes', goal: servers === 5 ? atMost(1000) : null, details: [] },
    });
  }
  return figures;
}
