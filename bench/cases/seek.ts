import { worldAt } from '../../src/kernel/run';
import { type ClusterTrace, clusterOf, driven, elected } from '../cluster';
import { collectGarbage } from '../gc-pauses';
import { quantile } from '../statistics';
import { type Lap, stopwatch } from '../stopwatch';

export interface SeekInput {
  readonly servers: number;
  /** Lengths of the traces, ascending. */
  readonly lengths: readonly number[];
  readonly seeks: number;
}
export interface SeekOutput {
  readonly places: readonly SeekTimes[];
}
export interface SeekTimes {
  readonly steps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly wallP99Ms: number;
}

const warmUpSeeks = 300;

/** How long it takes to see the world after any step of a trace. */
export function measureSeek({ servers, lengths, seeks }: SeekInput): SeekOutput {
  let trace = elected(clusterOf(servers));
  const places = lengths.map((length) => {
    trace = driven(trace, length);
    times(trace, warmUpSeeks, 2);
    collectGarbage();
    const laps = times(trace, seeks, 1);
    const own = laps.map(({ ownMs }) => ownMs);
    const wall = laps.map(({ wallMs }) => wallMs);
    return {
      steps: trace.steps.length,
      p50Ms: quantile(own, 0.5),
      p99Ms: quantile(own, 0.99),
      wallP99Ms: quantile(wall, 0.99),
    };
  });
  return { places };
}

function times(trace: ClusterTrace, seeks: number, seed: number): readonly Lap[] {
  let random = seed;
  return Array.from({ length: seeks }, () => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const index = Math.floor((random / 2 ** 32) * trace.steps.length);
    const lap = stopwatch();
    const world = worldAt(trace, index);
    const time = lap();
    if (world.now > trace.head.world.now) throw new Error('no step is later than the last one');
    return time;
  });
}
