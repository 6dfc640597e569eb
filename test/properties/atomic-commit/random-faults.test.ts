import { describe, expect, it } from 'vitest';
import { inFlight } from '../../../src/kernel/intervene';
import { extend, replay, worldAt } from '../../../src/kernel/run';
import { toArray } from '../../../src/kernel/vector';
import { processOf } from '../../../src/kernel/world';
import { placeOf } from '../../../src/protocols/atomic-commit/processes';
import { coordinatorId } from '../../../src/protocols/atomic-commit/setup-reader';
import type { Variant } from '../../../src/protocols/atomic-commit/state';
import { threePhaseVariants, twoPhaseVariants } from '../../../src/protocols/atomic-commit/variants';
import { type CommitTrace, chaos, type FaultModel, protocolOf } from './chaos';
import { blockedIn, brokenIn, doubtful, recovered, undone, unrepaired } from './verdict';

const seedsPerVariant = 700;
/** Every so many runs are made again from their setup and interventions alone. */
const replayEvery = 25;

function runAll(variant: Variant, faults: FaultModel, seeds: number, judge: (trace: CommitTrace) => readonly string[]) {
  const reached = new Set<string>();
  for (let seed = 1; seed <= seeds; seed++) {
    const trace = chaos(variant, seed, { faults });
    const problems = judge(trace);
    if (problems.length > 0) expect.fail(`${variant}, seed ${seed}: ${problems.join('; ')}`);
    for (const { milestone } of toArray(trace.milestones)) reached.add(milestone);
    if (seed % replayEvery === 0) expect(toArray(replay(trace).steps)).toEqual(toArray(trace.steps));
  }
  return reached;
}

const keepsAndRecovers = (trace: CommitTrace): readonly string[] => {
  const broken = brokenIn(trace);
  const after = recovered(trace);
  return [...broken, ...brokenIn(after), ...undone(after)];
};

describe('two-phase commit, whatever goes wrong', () => {
  it.each(twoPhaseVariants)('%s keeps its invariants, and everybody decides once all is mended', (variant) => {
    const reached = runAll(variant, 'all', seedsPerVariant, keepsAndRecovers);
    const wanted = protocolOf(variant).milestones.filter((name) => name !== 'answered');
    expect([...reached]).toEqual(expect.arrayContaining([...wanted]));
  });
});

describe('blocking in two-phase commit', () => {
  it.each(twoPhaseVariants)('%s: whoever is in doubt for long is blocked, and only a repair ends that', (variant) => {
    let blocked = 0;
    runAll(variant, 'crashes', seedsPerVariant, (trace) => {
      const quiet = untilQuiet(trace);
      const later = unrepaired(trace);
      const early = blockedIn(quiet);
      if (early.some((name) => !doubtful(later).includes(name)))
        return [`${early} were blocked, and ${doubtful(later)} later`];
      const muchLater = unrepaired(later);
      blocked += blockedIn(later).length;
      const isSame =
        doubtful(later).join() === blockedIn(later).join() && blockedIn(later).join() === blockedIn(muchLater).join();
      return isSame ? [] : [`in doubt ${doubtful(later)}, blocked ${blockedIn(later)}, later ${blockedIn(muchLater)}`];
    });
    expect(blocked).toBeGreaterThan(100);
  });
});

describe('three-phase commit', () => {
  it('as Skeen has it keeps its invariants while processes only crash and come back', () => {
    const reached = runAll('skeen', 'crashes', seedsPerVariant, brokenIn);
    expect([...reached]).toEqual(expect.arrayContaining(['preCommitted', 'backupElected']));
  });

  it.each(threePhaseVariants)('%s blocks nobody when the coordinator dies, without any repair', (variant) => {
    runAll(variant, 'coordinator', seedsPerVariant, (trace) => undone(unrepaired(trace)));
  });

  it('as the book has it errs after one crash of the coordinator in its second phase, and only then', () => {
    const broken = (trace: CommitTrace): boolean => brokenIn(trace).includes('uniform-agreement');
    const seeds = Array.from({ length: seedsPerVariant }, (_, i) => i + 1);
    const runs = seeds.map((seed) => unrepaired(chaos('book', seed, { faults: 'coordinator' })));
    const bad = runs.filter(broken);
    expect(bad.length).toBeGreaterThan(10);
    // Some had heard PreCommit and others not, or one had failed at it and the others had not heard of that.
    expect(['preCommit', 'aborting', 'aborted']).toEqual(expect.arrayContaining(bad.map(whereItDied)));
  });

  it.each(threePhaseVariants)('%s errs in partitions and with lost messages', (variant) => {
    const errs = Array.from({ length: 200 }, (_, i) => chaos(variant, i + 1, { faults: 'all' })).filter(
      (trace) => brokenIn(unrepaired(trace)).length > 0,
    );
    expect(errs.length).toBeGreaterThan(0);
  });
});

describe('without a fault', () => {
  it.each([...twoPhaseVariants, ...threePhaseVariants])('%s commits whatever everybody can do (AC4)', (variant) => {
    runAll(variant, 'none', 100, (trace) => {
      const after = recovered(trace);
      const refused = toArray(after.head.world.requests).filter(({ request, outcome }) => {
        const isEnough = request.type === 'transfer' && outcome?.type === 'answered' && outcome.result.error === null;
        return request.type === 'transfer' && !isEnough && hasFunds(after);
      });
      return [...brokenIn(after), ...undone(after), ...refused.map(({ id }) => `request ${id + 1} is not committed`)];
    });
  });
});

/** Whether every payer could pay all that is drawn: both transfers, to everybody. */
const hasFunds = ({ setup }: CommitTrace): boolean =>
  setup.processes.every(({ kind, stable }) => kind === 'coordinator' || stable.balance >= 100);

/** Where in its chart the coordinator was when it died. */
function whereItDied(trace: CommitTrace): string | null {
  const crash = toArray(trace.interventions).find(({ act }) => act.type === 'crash');
  return crash === undefined ? null : placeOf(processOf(worldAt(trace, crash.step - 1), coordinatorId));
}

/** The run up to where all that was sent has come. */
function untilQuiet(trace: CommitTrace): CommitTrace {
  const next = inFlight(trace.head.world).length > 0 ? extend(trace) : null;
  return next === null ? trace : untilQuiet(next);
}
