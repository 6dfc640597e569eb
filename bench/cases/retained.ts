import { clusterOf, driven, elected } from '../cluster';
import { collectGarbage } from '../gc-pauses';

export interface RetainedInput {
  readonly servers: number;
  readonly steps: number;
}
export interface RetainedOutput {
  readonly steps: number;
  readonly bytesPerStep: number;
}

/** What a trace keeps in memory. */
export function measureRetained({ servers, steps }: RetainedInput): RetainedOutput {
  const setup = clusterOf(servers);
  // What the first run leaves behind for good (compiled code, shapes of objects) is not the trace's.
  driven(elected(setup), steps / 10);
  const before = heapAfterCollection();
  const trace = driven(elected(setup), steps);
  const after = heapAfterCollection();
  return { steps: trace.steps.length, bytesPerStep: (after - before) / trace.steps.length };
}

function heapAfterCollection(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
