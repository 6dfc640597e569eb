import { instant } from '../../../src/kernel/ids';
import { advanceTo } from '../../../src/kernel/run';
import { at, toArray } from '../../../src/kernel/vector';
import { leaderOf } from '../../../src/protocols/zookeeper/ensemble';
import { mustIntervene, type ZooKeeperTrace } from './chaos';
import { brokenPromises } from './promises';
import { mend, settle } from './recovery';

/** What is wrong with a run, as sentences, and the run with its recovery. */
export interface Verdict {
  readonly problems: readonly string[];
  readonly trace: ZooKeeperTrace;
}

/**
 * Judges a run of faults: no invariant may break in it; once all is mended, a leader must serve everybody with equal
 * histories, keep what clients were told, and take another write.
 */
export function judge(trace: ZooKeeperTrace): Verdict {
  const broken = violationsIn(trace);
  if (broken.length > 0) return { problems: broken, trace };
  const mended = mend(trace);
  const settled = settle(mended);
  if (settled === null) return { problems: ['a mended ensemble does not come to work as one'], trace: mended };
  const promises = brokenPromises(settled);
  const written = writeAgain(settled);
  const last = written ?? settled;
  const stuck = written === null ? ['a mended ensemble takes no write'] : brokenPromises(written);
  return { problems: [...violationsIn(last), ...promises, ...stuck], trace: last };
}

export const violationsIn = ({ violations }: ZooKeeperTrace): readonly string[] =>
  toArray(violations).map(({ invariant }) => `the invariant ${invariant} is broken`);

/** How often a client tries: the counter of an epoch may be used up by the write, and the leader gives up for a new one. */
const attempts = 3;

function writeAgain(settled: ZooKeeperTrace): ZooKeeperTrace | null {
  let trace = settled;
  for (let i = 0; i < attempts; i++) {
    const target = leaderOf(trace.head.world);
    if (target === null) return null;
    const request = { type: 'create', path: `/last${i}`, data: '' } as const;
    const asked = mustIntervene(trace, { type: 'request', process: target, request });
    const after = settle(advanceTo(asked, instant(asked.head.world.now + 200_000)));
    if (after === null) return null;
    const outcome = at(after.head.world.requests, after.head.world.requests.length - 1)?.outcome;
    if (outcome?.type === 'answered' && outcome.result.error === null) return after;
    trace = after;
  }
  return null;
}
