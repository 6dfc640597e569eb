import { clusterOf, driven, elected } from '../cluster';
import { collectGarbage } from '../gc-pauses';
import { stopwatch } from '../stopwatch';

export interface GrowthInput {
  readonly servers: number;
  readonly steps: number;
  readonly warmUpSteps: number;
  /** The run is timed in so many parts of equal length. */
  readonly parts: number;
}
export interface GrowthOutput {
  /** Microseconds a step in each part. */
  readonly microseconds: readonly number[];
}

/** Whether a step costs more the longer its trace is. */
export function measureGrowth({ servers, steps, warmUpSteps, parts }: GrowthInput): GrowthOutput {
  const setup = clusterOf(servers);
  driven(elected(setup), warmUpSteps);
  collectGarbage();
  let trace = elected(setup);
  const microseconds = Array.from({ length: parts }, (_, part) => {
    const from = trace.steps.length;
    const lap = stopwatch();
    trace = driven(trace, ((part + 1) * steps) / parts);
    return (lap().ownMs * 1000) / (trace.steps.length - from);
  });
  return { microseconds };
}
