import type { Act } from '../../../src/kernel/act';
import { instant } from '../../../src/kernel/ids';
import { inFlight } from '../../../src/kernel/intervene';
import type { Protocol } from '../../../src/kernel/protocol';
import { begin, extend, intervene } from '../../../src/kernel/run';
import type { Step, Trace } from '../../../src/kernel/trace';
import { last } from '../../../src/kernel/vector';
import type { Process } from '../../../src/kernel/world';
import { threePhaseCommit, twoPhaseCommit } from '../../../src/protocols/atomic-commit';
import { coordinatorId } from '../../../src/protocols/atomic-commit/setup-reader';
import type { AtomicCommit, Variant } from '../../../src/protocols/atomic-commit/state';
import { type Dice, diceOf } from '../zookeeper/dice';
import { drawSetup } from './setups';

export type CommitTrace = Trace<AtomicCommit>;
type CommitAct = Act<AtomicCommit>;
type Choice = readonly [weight: number, draw: () => CommitAct | null];

/**
 * Which faults a protocol claims to survive. `crashes`: processes die and come back, nothing else (Skeen's model: bounded
 * delays, no loss, no partition); `coordinator`: one crash of the coordinator and nothing else; `all`: also loss, doubling,
 * delay, partitions, pauses, slow disks and clocks that run wrong.
 */
export type FaultModel = 'none' | 'coordinator' | 'crashes' | 'all';

export interface ChaosOptions {
  readonly faults: FaultModel;
  readonly rulesOff?: readonly string[];
}

export const protocolOf = (variant: Variant): Protocol<AtomicCommit> =>
  variant.startsWith('presumed') ? twoPhaseCommit : threePhaseCommit;

/** A run of a drawn setup in which transfers are asked for and drawn things go wrong, most of them at tense moments. */
export function chaos(
  variant: Variant,
  seed: number,
  { faults, rulesOff = [] }: ChaosOptions,
  protocol = protocolOf(variant),
): CommitTrace {
  const dice = diceOf(seed, 'commit chaos');
  let trace = advance(begin(protocol, drawSetup(dice, seed, variant, rulesOff)), 20);
  for (let transfers = dice.pick([1, 1, 2, 2, 3, 5]); transfers > 0; transfers--) {
    if (faults !== 'none' && dice.isLucky(0.2)) trace = tryAct(trace, drawInability(dice, trace));
    trace = tryAct(trace, drawTransfer(dice, trace));
    const most = faults === 'none' ? 0 : faults === 'coordinator' ? 1 : 6;
    for (let left = dice.number(Math.min(1, most), most); left > 0; left--) {
      trace = advanceToMoment(trace, dice);
      trace = tryAct(trace, drawFault(dice, trace, faults));
    }
    trace = advance(trace, dice.number(0, 200));
  }
  return trace;
}

const drawTransfer = (dice: Dice, { setup }: CommitTrace): CommitAct => ({
  type: 'request',
  process: coordinatorId,
  request: {
    type: 'transfer',
    amount: dice.number(1, 5),
    payer: dice.pick(setup.config.participants),
  },
});
const drawInability = (dice: Dice, { setup }: CommitTrace): CommitAct => ({
  type: 'request',
  process: dice.pick(setup.config.participants),
  request: { type: dice.pick(['refuse', 'fail', 'begin'] as const) },
});

/** The run with an act, if that is possible now. */
export function tryAct(trace: CommitTrace, act: CommitAct | null): CommitTrace {
  if (act === null) return trace;
  const done = intervene(trace, act);
  return done.ok ? done.trace : trace;
}

/** So many steps further; steps more than a second away do not happen. */
function advance(trace: CommitTrace, steps: number): CommitTrace {
  let longest = trace;
  for (let i = 0; i < steps; i++) {
    const next = extend(longest, longest.head.world.now + 1_000_000);
    if (next === null) return longest;
    longest = next;
  }
  return longest;
}

/** A few steps further, or up to the next one in which something is decided, written or sent. */
function advanceToMoment(trace: CommitTrace, dice: Dice): CommitTrace {
  if (dice.isLucky(0.3)) return advance(trace, dice.number(0, 40));
  const wanted = dice.pick<(step: Step<AtomicCommit>) => boolean>([
    ({ effects }) => effects.some(({ type }) => type === 'persist'),
    ({ effects }) => effects.some(({ type }) => type === 'reach'),
    ({ occurrence }) => occurrence.type === 'event' && occurrence.event.type === 'synced',
    ({ effects }) => effects.some((effect) => effect.type === 'send' && decisive.includes(effect.message.type)),
  ]);
  let longest = advance(trace, dice.number(0, 3));
  const limit = instant(longest.head.world.now + 400_000);
  for (let next = extend(longest, limit); next !== null; next = extend(longest, limit)) {
    longest = next;
    const step = last(longest.steps);
    if (step !== undefined && wanted(step) && dice.isLucky(0.5)) return longest;
  }
  return longest;
}
const decisive: readonly string[] = ['COMMIT', 'ROLLBACK', 'PreCommit', 'doCommit', 'Abort', 'VOTE', 'ACKNOWLEDGMENT'];

function drawFault(dice: Dice, trace: CommitTrace, faults: FaultModel): CommitAct | null {
  if (faults === 'coordinator') return { type: 'crash', process: coordinatorId };
  return dice.weighted(
    faults === 'crashes' ? crashes(dice, trace) : [...crashes(dice, trace), ...others(dice, trace)],
  )();
}

function crashes(dice: Dice, { head: { world } }: CommitTrace): readonly Choice[] {
  const where = (fits: (process: Process<AtomicCommit>) => boolean) => world.processes.filter(fits).map(({ id }) => id);
  const up = where(({ status }) => status === 'up');
  const down = where(({ status }) => status === 'down');
  return [
    [4, () => (up.includes(coordinatorId) ? { type: 'crash', process: coordinatorId } : null)],
    [4, () => (up.length === 0 ? null : { type: 'crash', process: dice.pick(up) })],
    [down.length > 0 ? 5 : 0, () => ({ type: 'start', process: dice.pick(down) })],
  ];
}

function others(dice: Dice, { head: { world } }: CommitTrace): readonly Choice[] {
  const ids = world.processes.map(({ id }) => id);
  const one = ids.filter(() => dice.isLucky(0.5));
  const message = (act: (message: number) => CommitAct) => () => {
    const flying = inFlight(world);
    return flying.length === 0 ? null : act(dice.pick(flying).id);
  };
  const isCut = world.links.some((row) => row.some(({ cut }) => cut));
  const paused = world.processes.filter(({ status }) => status === 'paused').map(({ id }) => id);
  return [
    [3, message((id) => ({ type: 'drop', message: id as never }))],
    [1, message((id) => ({ type: 'duplicate', message: id as never }))],
    [2, message((id) => ({ type: 'delay', message: id as never, by: dice.number(1, 300) * 1000 }))],
    [2, () => ({ type: 'partition', groups: [one, ids.filter((id) => !one.includes(id))] })],
    [isCut ? 4 : 0, () => ({ type: 'heal', who: [] })],
    [1, () => ({ type: 'die', process: dice.pick(ids) })],
    [1, () => ({ type: 'pause', process: dice.pick(ids) })],
    [paused.length > 0 ? 4 : 0, () => ({ type: 'resume', process: dice.pick(paused) })],
    [1, () => ({ type: 'slowDisk', process: dice.pick(ids), factor: dice.pick([0.1, 10, 40]) })],
    [1, () => ({ type: 'skew', process: dice.pick(ids), factor: dice.pick([0.1, 0.3, 3]) })],
  ];
}

/** The run with all that was broken mended: everybody up, every link whole, disks and clocks as they should be. */
export function mend(trace: CommitTrace): CommitTrace {
  let mended = tryAct(trace, { type: 'heal', who: [] });
  for (const { id } of trace.setup.processes) {
    mended = tryAct(mended, { type: 'slowDisk', process: id, factor: 1 });
    mended = tryAct(mended, { type: 'skew', process: id, factor: 1 });
    mended = tryAct(mended, { type: 'resume', process: id });
    mended = tryAct(mended, { type: 'start', process: id });
  }
  return mended;
}
