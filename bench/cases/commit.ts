import { instant, processId } from '../../src/kernel/ids';
import { advanceTo, begin, intervene } from '../../src/kernel/run';
import type { Trace } from '../../src/kernel/trace';
import { threePhaseCommit, twoPhaseCommit } from '../../src/protocols/atomic-commit';
import { threePhaseDialect, twoPhaseDialect } from '../../src/protocols/atomic-commit/dialect';
import { coordinatorId } from '../../src/protocols/atomic-commit/setup-reader';
import type { AtomicCommit, Variant } from '../../src/protocols/atomic-commit/state';
import { collectGarbage } from '../gc-pauses';
import { type Lap, stopwatch } from '../stopwatch';

export interface CommitInput {
  readonly variant: Variant;
  readonly participants: number;
  readonly steps: number;
  readonly warmUpSteps: number;
}
export interface CommitOutput {
  readonly steps: number;
  readonly run: Lap;
}

/** Virtual time between two transfers: each has ended before the next one begins. */
const betweenTransfers = 100_000;

/** How fast a run of one transfer after another is made, with the auditor and keeping the trace. */
export function measureCommit({ variant, participants, steps, warmUpSteps }: CommitInput): CommitOutput {
  driven(begun(variant, participants), warmUpSteps);
  collectGarbage();
  const trace = begun(variant, participants);
  const lap = stopwatch();
  return { steps: driven(trace, steps).steps.length, run: lap() };
}

function begun(variant: Variant, participants: number): Trace<AtomicCommit> {
  const [protocol, dialect] = variant.startsWith('presumed')
    ? [twoPhaseCommit, twoPhaseDialect]
    : [threePhaseCommit, threePhaseDialect];
  const setup = dialect.readSetup({ participants, seed: 1, config: { variant } });
  if (!setup.ok) throw new Error(`${participants} participants are possible`);
  return advanceTo(begin(protocol, setup.value), instant(1000));
}

/** The run with so many transfers more that it has at least `steps` steps. */
function driven(trace: Trace<AtomicCommit>, steps: number): Trace<AtomicCommit> {
  let longest = trace;
  while (longest.steps.length < steps) {
    const request = { type: 'transfer', amount: 0, payer: processId(1) } as const;
    const asked = intervene(longest, { type: 'request', process: coordinatorId, request });
    if (!asked.ok) throw new Error(`a coordinator that is up takes a request: ${asked.refusal}`);
    longest = advanceTo(asked.trace, instant(asked.trace.head.world.now + betweenTransfers));
  }
  return longest;
}
