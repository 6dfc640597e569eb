import { atMost, detail, type Figure } from '../figures';
import { median } from '../statistics';
import { number } from '../table';
import type { Bench } from './context';

const group = 'seek: the world after any step';
const lengths = [10_000, 100_000];
const runs = 3;

/** How long it takes to look anywhere in a trace, and whether a longer trace makes a step dearer. */
export async function seekFigures(bench: Bench): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const servers of [5, 25, 51]) {
    bench.say(`seek, ${servers} servers`);
    const { places } = await bench.measure('seek', { servers, lengths, seeks: bench.isQuick ? 300 : 2000 });
    for (const { steps, p50Ms, p99Ms, wallP99Ms } of places)
      figures.push({
        ...{
          group,
          name: `${servers} servers, ${number(steps)} steps, p99`,
          value: p99Ms,
          unit: 'ms',
          goal: atMost(16),
        },
        details: [detail('p50', p50Ms, 'ms'), detail('p99 by the wall clock', wallP99Ms, 'ms')],
      });
  }
  return [...figures, await growthFigure(bench)];
}

async function growthFigure(bench: Bench): Promise<Figure> {
  const outputs: (readonly number[])[] = [];
  for (let run = 0; run < (bench.isQuick ? 1 : runs); run++) {
    bench.say(`growth, run ${run + 1}`);
    const { microseconds } = await bench.measure('growth', {
      servers: 5,
      steps: 100_000,
      parts: 10,
      warmUpSteps: 30_000,
    });
    outputs.push(microseconds);
  }
  const part = (index: number): number => median(outputs.map((output) => output.at(index) ?? Number.NaN));
  const details = [detail('first', part(0), 'µs'), detail('fifth', part(4), 'µs'), detail('last', part(-1), 'µs')];
  return {
    ...{ group, name: 'a step in the last tenth of 100,000, compared with the first', value: part(-1) / part(0) },
    ...{ unit: 'times', goal: atMost(1.25), details },
  };
}
