import type { Act, Intervention } from '../../../src/kernel/act';
import { type Instant, instant, type ProcessId } from '../../../src/kernel/ids';
import type { ProcessEvent, Protocol } from '../../../src/kernel/protocol';
import { actorOf, advanceTo, begin, extend, intervene } from '../../../src/kernel/run';
import type { Step, Trace } from '../../../src/kernel/trace';
import { at } from '../../../src/kernel/vector';
import { isRunning, type Setup } from '../../../src/kernel/world';
import { placeOf } from '../../../src/protocols/zookeeper/ensemble';
import type { SafetyRule } from '../../../src/protocols/zookeeper/rules';
import type { ZooKeeper, ZooKeeperMilestone } from '../../../src/protocols/zookeeper/state';
import { type Dice, diceOf } from './dice';
import { drawEnsemble } from './ensembles';
import { drawActs, drawBlackout, drawRequest } from './possible-acts';

export type ZooKeeperTrace = Trace<ZooKeeper>;
export type Plan = readonly Intervention<ZooKeeper>[];

export interface ChaosOptions {
  readonly rulesOff?: readonly SafetyRule[];
  readonly focus?: Focus;
}
/** Where to look for one kind of fault. */
export interface Focus {
  /** When several servers are to go down at once. */
  readonly moments: readonly Moment[];
  /** Whether disks are to come with logs of different lengths, and to be slow. */
  readonly isLagging: boolean;
}
export type Moment = (step: Step<ZooKeeper>) => boolean;

/** A run of a drawn ensemble in which drawn things go wrong, most of them at tense moments. */
export function chaos(protocol: Protocol<ZooKeeper>, seed: number, options: ChaosOptions = {}): ZooKeeperTrace {
  const { rulesOff = [], focus = null } = options;
  const dice = diceOf(seed, 'chaos');
  const setup = { ...drawEnsemble(dice, seed, focus?.isLagging ?? false), rulesOff };
  let trace = begin(protocol, setup);
  // Often everybody gets to work first; else the very first election is disturbed.
  if (dice.isLucky(0.6)) trace = advanceUntil(trace, (step) => reaches(step, 'upToDate'), instant(4_000_000));
  for (let left = dice.number(3, 14); left > 0; left--) {
    trace = focus !== null && dice.isLucky(0.6) ? strike(trace, dice, focus) : disturb(trace, dice);
  }
  return trace;
}

function disturb(trace: ZooKeeperTrace, dice: Dice): ZooKeeperTrace {
  const ready = dice.isLucky(0.6) ? writeSome(trace, dice) : advanceSome(trace, dice);
  return drawActs(dice, ready.head.world, involvedIn(ready)).reduce(mustIntervene, ready);
}

function strike(trace: ZooKeeperTrace, dice: Dice, { moments }: Focus): ZooKeeperTrace {
  const end = instant(trace.head.world.now + longestWait);
  const ready = advanceSteps(advanceUntil(trace, dice.pick(moments), end), dice.isLucky(0.6) ? 0 : dice.number(1, 4));
  return drawBlackout(dice, ready.head.world, involvedIn(ready)).reduce(mustIntervene, ready);
}

export function mustIntervene(trace: ZooKeeperTrace, act: Act<ZooKeeper>): ZooKeeperTrace {
  const result = intervene(trace, act);
  if (!result.ok) throw new Error(`${act.type} is possible, but ${result.refusal}`);
  return result.trace;
}

/** A few requests, and a little of what follows from them. */
function writeSome(trace: ZooKeeperTrace, dice: Dice): ZooKeeperTrace {
  const now = advanceSteps(trace, dice.number(0, 30));
  const serving = now.head.world.processes.filter(
    (server) => server.status === 'up' && placeOf(server)?.phase === 'broadcast',
  );
  if (serving.length === 0) return advanceSome(now, dice);
  let asked = now;
  for (let left = dice.number(1, 3); left > 0; left--) {
    asked = mustIntervene(asked, {
      type: 'request',
      process: dice.pick(serving).id,
      request: drawRequest(dice, asked.head.world),
    });
    asked = advanceSteps(asked, dice.number(0, 3));
  }
  return advanceSteps(asked, dice.number(0, 25));
}

const longestWait = 3_000_000;

function advanceSome(trace: ZooKeeperTrace, dice: Dice): ZooKeeperTrace {
  const end = instant(trace.head.world.now + longestWait);
  const wanted = dice.weighted<Moment | null>([
    [6, tenseMoment(dice)],
    [3, null],
  ]);
  if (wanted === null) return advanceSteps(trace, dice.number(0, 60));
  return advanceSteps(advanceUntil(trace, wanted, end), dice.isLucky(0.5) ? 0 : dice.number(1, 6));
}

/** What to wait for before the next thing goes wrong: a milestone, a packet that arrives, a write that has only begun. */
const tenseMoment = (dice: Dice): Moment =>
  dice.pick([
    reaching(
      dice.pick([
        ...(['leaderElected', 'epochEstablished', 'synced', 'upToDate', 'serving', 'proposed', 'committed'] as const),
        ...(['quorumLost', 'leaderLost'] as const),
      ]),
    ),
    receiving(
      dice.pick([
        ...(['LEADERINFO', 'ACKEPOCH', 'NEWLEADER', 'ACK', 'UPTODATE', 'PROPOSAL', 'COMMIT'] as const),
        ...(['TRUNC', 'SNAP', 'DIFF', 'synced'] as const),
      ]),
    ),
    ({ effects }) => effects.some(({ type }) => type === 'persist'),
  ]);

export const reaching =
  (milestone: ZooKeeperMilestone): Moment =>
  (step) =>
    reaches(step, milestone);
export const receiving =
  (type: ProcessEvent<ZooKeeper>['type']): Moment =>
  ({ occurrence }) =>
    occurrence.type === 'event' && occurrence.event.type === type;

const reaches = ({ effects }: Step<ZooKeeper>, milestone: ZooKeeperMilestone): boolean =>
  effects.some((effect) => effect.type === 'reach' && effect.milestone === milestone);

/** The run up to the first new step that is the wanted one, or to the instant. */
export function advanceUntil(trace: ZooKeeperTrace, isWanted: Moment, end: Instant): ZooKeeperTrace {
  let longest = trace;
  for (let next = extend(longest, end); next !== null; next = extend(longest, end)) {
    longest = next;
    if (isWanted(at(longest.steps, longest.steps.length - 1) as Step<ZooKeeper>)) return longest;
  }
  return longest;
}

function advanceSteps(trace: ZooKeeperTrace, count: number): ZooKeeperTrace {
  let longest = trace;
  for (let i = 0; i < count; i++) longest = extend(longest, trace.head.world.now + longestWait) ?? longest;
  return longest;
}

/** The servers that the last step was about: the actor, its peer, and whom it follows. */
function involvedIn({ steps, head }: ZooKeeperTrace): readonly ProcessId[] {
  const step = at(steps, steps.length - 1);
  const actor = step === undefined ? null : actorOf(step);
  if (step === undefined || actor === null) return [];
  const { occurrence } = step;
  const peers = occurrence.type === 'event' && 'from' in occurrence.event ? [occurrence.event.from] : [];
  const server = head.world.processes.find(({ id }) => id === actor);
  const role = isRunning(server) ? server.state.context.role : null;
  return [actor, ...peers, ...(role?.type === 'learner' ? [role.leader] : [])];
}

/** The run that a plan makes: an act that is not possible in it is left out. */
export function carryOut(protocol: Protocol<ZooKeeper>, setup: Setup<ZooKeeper>, plan: Plan): ZooKeeperTrace {
  let trace = begin(protocol, setup);
  for (const { at: when, act } of plan) {
    const result = intervene(trace, act, when);
    if (result.ok) trace = result.trace;
    else if (when > trace.head.world.now) trace = advanceTo(trace, when);
  }
  return trace;
}
