import { changes } from '../../src/trace-formats/moments';
import { clusterOf, driven, elected } from '../cluster';
import { collectGarbage, watchGarbageCollector } from '../gc-pauses';
import { type Lap, stopwatch } from '../stopwatch';
import { yardstick } from './yardstick';

export interface EngineInput {
  readonly servers: number;
  readonly steps: number;
  readonly warmUpSteps: number;
}
export interface EngineOutput {
  readonly steps: number;
  readonly electionSteps: number;
  /** The whole run: election and steady broadcast, with the auditor, keeping the trace. */
  readonly run: Lap;
  readonly gcMs: number;
  /** The same steps made again without auditor and without keeping any. */
  readonly fold: Lap;
  /** Events a second of a hand-written reducer in the same process. */
  readonly yardstick: number;
}

/** How fast a cluster's run is made, in a process that has warmed up with another one. */
export async function measureEngine({ servers, steps, warmUpSteps }: EngineInput): Promise<EngineOutput> {
  const setup = clusterOf(servers);
  driven(elected(setup), warmUpSteps);
  const before = yardstick(5);
  collectGarbage();

  const pauses = watchGarbageCollector();
  const lap = stopwatch();
  const election = elected(setup);
  const trace = driven(election, steps);
  const run = lap();
  const gcMs = await pauses();

  collectGarbage();
  const again = stopwatch();
  let made = 0;
  for (const _ of changes(trace)) made++;
  const fold = again();
  if (made !== trace.steps.length) throw new Error('every step was made again');
  const best = Math.max(before, yardstick(5));
  return { steps: made, electionSteps: election.steps.length, run, gcMs, fold, yardstick: best };
}
