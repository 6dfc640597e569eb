import type { ProcessId } from '../../kernel/ids';
import { emptyMap, mapGet, mapSet, type PersistentMap } from '../../kernel/persistent-map';
import type { Auditor, Facts, Invariant, Violation } from '../../kernel/protocol';
import { actorOf } from '../../kernel/run';
import type { Step } from '../../kernel/trace';
import { at, emptyVector, push, slice, type Vector } from '../../kernel/vector';
import { isRunning, processOf, type World } from '../../kernel/world';
import type { Transaction } from './messages';
import type { LeaderRole, LearnerRole, ServerContext, ServerPlace, ZooKeeper } from './state';
import { counterOf, epochOf, hexZxid, type Zxid } from './zxid';

/**
 * What must hold in every reachable world. P1 to P10 are the properties of the Zab specification in TLA+ (zab-1.0,
 * Zab.tla), LocalPrimaryOrder in its for-all form; T1 to T4 those of the mixed-grained specifications.
 */
export const invariants: readonly Invariant[] = [
  { id: 'nothing-impossible', source: 'Zab.tla, ShouldNotBeTriggered (P1)' },
  { id: 'one-leader-at-a-time', source: 'Zab.tla, Leadership1 (P2)' },
  { id: 'one-leader-per-epoch', source: 'Zab.tla, Leadership2 (P3)' },
  { id: 'prefix-consistency', source: 'Zab.tla, PrefixConsistency (P4)' },
  { id: 'integrity', source: 'Zab.tla, Integrity (P5)' },
  { id: 'agreement', source: 'Zab.tla, Agreement (P6)' },
  { id: 'total-order', source: 'Zab.tla, TotalOrder (P7)' },
  { id: 'local-primary-order', source: 'Zab.tla, LocalPrimaryOrder (P8), for all pairs' },
  { id: 'global-primary-order', source: 'Zab.tla, GlobalPrimaryOrder (P9)' },
  { id: 'primary-integrity', source: 'Zab.tla, PrimaryIntegrity (P10)' },
  { id: 'committed-log-grows', source: 'zk_test_v1.tla, CommittedLogMonotonicity (T1)' },
  { id: 'process-consistency', source: 'zk_test_v1.tla, ProcessConsistency (T2)' },
  { id: 'leader-completeness', source: 'zk_test_v1.tla, LeaderLogCompleteness (T3)' },
  { id: 'committed-log-durability', source: 'zk_test_v1.tla, CommittedLogDurability (T4)' },
];

/** What the properties need to remember of a run (ghost variables). */
interface Ghost {
  /** Every transaction that a leader broadcast or a disk came with, by zxid (proposalMsgsLog). */
  readonly broadcast: PersistentMap<Transaction>;
  /** Who was established in each epoch (epochLeader). */
  readonly epochLeaders: Readonly<Record<number, ProcessId>>;
  /** The longest log that a leader has committed (committedLog). */
  readonly committedLog: Vector<Transaction>;
  /** For each position of it the epoch of the leader that committed it first. */
  readonly committedIn: Vector<number>;
  /** The longest sequence that any server knows to be committed. */
  readonly delivered: Vector<Transaction>;
  /** What is broken already: each property is reported once. */
  readonly broken: readonly string[];
}

/** A server before and after the step that moved it; `before` is null if the step started it. */
interface Move {
  readonly before: ServerContext | null;
  readonly after: ServerContext;
  readonly placeBefore: ServerPlace | null;
  readonly place: ServerPlace;
  readonly world: World<ZooKeeper>;
}

export const auditor: Auditor<ZooKeeper> = {
  invariants,
  begin: (world): Ghost => ({
    broadcast: broadcastOnDisks(world),
    epochLeaders: {},
    committedLog: emptyVector(),
    committedIn: emptyVector(),
    delivered: emptyVector(),
    broken: [],
  }),
  observe(ghost, before, after, step) {
    const move = moveOf(before, after, step);
    if (move === null) return [ghost, none];
    return audit(ghost as Ghost, move, step);
  },
};
const none: readonly Violation[] = [];

function broadcastOnDisks(world: World<ZooKeeper>): PersistentMap<Transaction> {
  let known = emptyMap<Transaction>();
  for (const { disk } of world.processes)
    for (const txn of slice(disk.stable.history)) known = mapSet(known, String(txn.zxid), txn);
  return known;
}

/** The server that a step moved, or null where nothing that the properties speak of has changed. */
function moveOf(before: World<ZooKeeper>, after: World<ZooKeeper>, step: Step<ZooKeeper>): Move | null {
  const actor = actorOf(step);
  const now = actor === null ? undefined : processOf(after, actor);
  if (actor === null || !isRunning(now)) return null;
  const then = processOf(before, actor);
  const was = isRunning(then) && then.incarnation === now.incarnation ? then.state : null;
  const { context, value } = now.state;
  const isSame =
    was !== null &&
    was.context.stable === context.stable &&
    was.context.committed === context.committed &&
    was.value === value &&
    accepted(was.context) === accepted(context);
  const isImpossible = step.effects.some((effect) => effect.type === 'because' && effect.rule === 'impossible');
  if (isSame && !isImpossible) return null;
  return { before: was?.context ?? null, after: context, placeBefore: was?.value ?? null, place: value, world: after };
}

const accepted = ({ role }: ServerContext): boolean => role?.type === 'learner' && role.accepted;

function audit(ghost: Ghost, move: Move, step: Step<ZooKeeper>): readonly [Ghost, readonly Violation[]] {
  const found: Violation[] = [];
  const report = (invariant: string, facts: Facts): void => {
    if (!ghost.broken.includes(invariant) && !found.some((each) => each.invariant === invariant))
      found.push({ invariant, facts });
  };
  let next = withBroadcast(ghost, move);
  checkImpossible(step, report);
  next = checkLeadership(next, move, report);
  checkHistories(next, move, step, report);
  next = checkDeliveries(next, move, report);
  next = checkLeaderLog(next, move, report);
  checkPrimaryIntegrity(move, report);
  return [
    found.length === 0 ? next : { ...next, broken: [...next.broken, ...found.map(({ invariant }) => invariant)] },
    found,
  ];
}
type Report = (invariant: string, facts: Facts) => void;

/** What a leader has appended since is what it broadcast. */
function withBroadcast(ghost: Ghost, { before, after }: Move): Ghost {
  if (after.role?.type !== 'leader' || before === null || before.role?.type !== 'leader') return ghost;
  let { broadcast } = ghost;
  for (const txn of slice(after.stable.history, before.stable.history.length))
    broadcast = mapSet(broadcast, String(txn.zxid), txn);
  return broadcast === ghost.broadcast ? ghost : { ...ghost, broadcast };
}

function checkImpossible(step: Step<ZooKeeper>, report: Report): void {
  for (const effect of step.effects)
    if (effect.type === 'because' && effect.rule === 'impossible') report('nothing-impossible', effect.facts);
}

const phaseOf = (place: ServerPlace | null): string | null =>
  place !== null && 'leading' in place ? place.leading : null;
const isEstablished = (place: ServerPlace | null): boolean =>
  phaseOf(place) === 'synchronization' || phaseOf(place) === 'broadcast';

function checkLeadership(ghost: Ghost, { after, place, placeBefore, world }: Move, report: Report): Ghost {
  if (!isEstablished(place) || isEstablished(placeBefore) || after.role?.type !== 'leader') return ghost;
  const { self } = after;
  const { epoch } = after.role;
  for (const process of world.processes) {
    if (process.id === self || !isRunning(process) || !isEstablished(process.state.value)) continue;
    const other = process.state.context.role as LeaderRole;
    if (other.epoch === epoch) report('one-leader-at-a-time', { epoch, leader: self, other: process.id });
  }
  const earlier = ghost.epochLeaders[epoch];
  if (earlier !== undefined && earlier !== self)
    report('one-leader-per-epoch', { epoch, leader: self, other: earlier });
  checkPrefix(ghost, after, after.stable.history.length, 'leader-completeness', report);
  return { ...ghost, epochLeaders: { ...ghost.epochLeaders, [epoch]: self } };
}

/**
 * Whether a leader's log begins with all that leaders before it have committed. One that was held up may come to lead
 * when a newer one leads already: it owes nothing to that one, and nobody will follow it.
 */
function checkPrefix(
  { committedLog, committedIn }: Ghost,
  { role, stable, self }: ServerContext,
  length: number,
  invariant: string,
  report: Report,
): void {
  const epoch = role?.type === 'leader' ? role.epoch : 0;
  for (let i = committedLog.length - 1; i >= 0; i--) {
    if ((at(committedIn, i) ?? 0) > epoch) continue;
    const mine = i < length ? at(stable.history, i) : undefined;
    const theirs = at(committedLog, i) as Transaction;
    if (!isSame(mine, theirs))
      report(invariant, {
        leader: self,
        position: i,
        committed: hexZxid(theirs.zxid),
        found: mine === undefined ? null : hexZxid(mine.zxid),
      });
  }
}

export const isSame = (a: Transaction | undefined, b: Transaction | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.zxid === b.zxid && JSON.stringify(a.body) === JSON.stringify(b.body));

/** T2: who has accepted a leader has a prefix of its history. T4: what a follower cuts off was never committed. */
function checkHistories(ghost: Ghost, { before, after, world }: Move, step: Step<ZooKeeper>, report: Report): void {
  const { role, stable, self } = after;
  if (role?.type === 'learner' && role.accepted) checkFollows(role, before, after, world, report);
  const { occurrence } = step;
  const type = occurrence.type === 'event' ? occurrence.event.type : null;
  if (before === null || (type !== 'TRUNC' && type !== 'SNAP')) return;
  const end = Math.min(before.stable.history.length, ghost.committedLog.length);
  for (let i = 0; i < end; i++) {
    const had = at(before.stable.history, i);
    // What its present leader itself has proposed comes back in the same synchronization: TRUNC takes it from a follower
    // that returns to its leader, and it may have been committed since TRUNC was sent.
    if (role?.type === 'learner' && had !== undefined && epochOf(had.zxid) === role.epoch) return;
    if (isSame(had, at(ghost.committedLog, i)) && !isSame(at(stable.history, i), had)) {
      return report('committed-log-durability', { sid: self, position: i, cut: hexZxid(had?.zxid as Zxid) });
    }
  }
}

function checkFollows(
  role: LearnerRole,
  before: ServerContext | null,
  { stable, self }: ServerContext,
  world: World<ZooKeeper>,
  report: Report,
): void {
  const leader = processOf(world, role.leader);
  if (!isRunning(leader)) return;
  const { context } = leader.state;
  if (context.role?.type !== 'leader' || context.role.epoch !== role.epoch) return;
  const from = before !== null && accepted(before) ? Math.min(before.stable.history.length, stable.history.length) : 0;
  for (let i = from; i < stable.history.length; i++) {
    const mine = at(stable.history, i);
    const theirs = at(context.stable.history, i);
    if (!isSame(mine, theirs))
      return report('process-consistency', {
        sid: self,
        leader: role.leader,
        position: i,
        own: hexZxid(mine?.zxid as Zxid),
        theirs: theirs === undefined ? null : hexZxid(theirs.zxid),
      });
  }
}

/** P4 to P9: each transaction that a server comes to know as committed, against what all others delivered. */
function checkDeliveries(ghost: Ghost, { before, after, world }: Move, report: Report): Ghost {
  const { stable, committed, self } = after;
  let { delivered } = ghost;
  for (let i = before?.committed ?? 0; i < committed; i++) {
    const txn = at(stable.history, i);
    if (txn === undefined) {
      report('nothing-impossible', { what: 'committedBeyondHistory', sid: self, position: i });
      break;
    }
    const previous = at(stable.history, i - 1);
    const facts = { sid: self, position: i, zxid: hexZxid(txn.zxid) };
    if (!isSame(mapGet(ghost.broadcast, String(txn.zxid)), txn)) report('integrity', facts);
    if (previous !== undefined && epochOf(previous.zxid) > epochOf(txn.zxid))
      report('global-primary-order', { ...facts, previous: hexZxid(previous.zxid) });
    checkLocalOrder(ghost, txn, previous, facts, report);
    const other = at(delivered, i);
    if (other === undefined) delivered = push(delivered, txn);
    else if (!isSame(other, txn)) {
      report('prefix-consistency', { ...facts, other: hexZxid(other.zxid) });
      compareWithOthers(world, after, report);
    }
  }
  return delivered === ghost.delivered ? ghost : { ...ghost, delivered };
}

/** P8: what one leader broadcast just before in the same epoch comes just before. */
function checkLocalOrder(
  ghost: Ghost,
  txn: Transaction,
  previous: Transaction | undefined,
  facts: Facts,
  report: Report,
): void {
  if (counterOf(txn.zxid) === 0) return;
  const earlier = mapGet(ghost.broadcast, String(txn.zxid - 1));
  if (earlier !== undefined && epochOf(earlier.zxid) === epochOf(txn.zxid) && previous?.zxid !== earlier.zxid) {
    report('local-primary-order', {
      ...facts,
      expected: hexZxid(earlier.zxid),
      previous: previous === undefined ? null : hexZxid(previous.zxid),
    });
  }
}

/** P6 and P7 as written, pair by pair: asked only once the servers are known to differ. */
function compareWithOthers(world: World<ZooKeeper>, mine: ServerContext, report: Report): void {
  const own = delivered(mine);
  for (const process of world.processes) {
    if (!isRunning(process) || process.id === mine.self) continue;
    const theirs = delivered(process.state.context);
    const foreign = own.find((txn) => !theirs.some((each) => isSame(each, txn)));
    const missing = theirs.find((txn) => !own.some((each) => isSame(each, txn)));
    const pair = { sid: mine.self, other: process.id };
    if (foreign !== undefined && missing !== undefined)
      report('agreement', { ...pair, own: hexZxid(foreign.zxid), theirs: hexZxid(missing.zxid) });
    const swapped = own.findIndex((txn, i) => {
      const there = theirs.findIndex((each) => isSame(each, txn));
      return (
        there >= 0 &&
        own
          .slice(0, i)
          .some(
            (earlier) =>
              theirs.findIndex((each) => isSame(each, earlier)) > there ||
              !theirs.some((each) => isSame(each, earlier)),
          )
      );
    });
    if (swapped >= 0) report('total-order', { ...pair, zxid: hexZxid((own[swapped] as Transaction).zxid) });
  }
}
const delivered = ({ stable, committed }: ServerContext): Transaction[] => [...slice(stable.history, 0, committed)];

/** T1: a serving leader has committed all that any leader before it had. */
function checkLeaderLog(ghost: Ghost, { before, after, place, placeBefore }: Move, report: Report): Ghost {
  if (phaseOf(place) !== 'broadcast') return ghost;
  const { role, stable, committed, self } = after;
  const isNew = phaseOf(placeBefore) !== 'broadcast';
  if (isNew) checkPrefix(ghost, after, committed, 'committed-log-grows', report);
  let { committedLog, committedIn } = ghost;
  for (let i = isNew ? 0 : (before?.committed ?? 0); i < committed; i++) {
    const txn = at(stable.history, i) as Transaction;
    const known = at(committedLog, i);
    if (known === undefined && i === committedLog.length) {
      committedLog = push(committedLog, txn);
      committedIn = push(committedIn, (role as LeaderRole).epoch);
    } else if (!isSame(known, txn))
      report('committed-log-grows', {
        leader: self,
        position: i,
        committed: known === undefined ? null : hexZxid(known.zxid),
        found: hexZxid(txn.zxid),
      });
  }
  return committedLog === ghost.committedLog ? ghost : { ...ghost, committedLog, committedIn };
}

/** P10: a serving leader has committed everything of earlier epochs that a follower of its delivers. */
function checkPrimaryIntegrity({ after, place, placeBefore, world }: Move, report: Report): void {
  if (!('following' in place) || place.following !== 'broadcast' || after.role?.type !== 'learner') return;
  if (placeBefore !== null && 'following' in placeBefore && placeBefore.following === 'broadcast') return;
  const leader = processOf(world, after.role.leader);
  if (!isRunning(leader) || phaseOf(leader.state.value) !== 'broadcast') return;
  const { context } = leader.state;
  const epoch = (context.role as LeaderRole).epoch;
  for (let i = 0; i < after.committed; i++) {
    const mine = at(after.stable.history, i) as Transaction;
    if (epochOf(mine.zxid) >= epoch) return;
    if (i >= context.committed || !isSame(at(context.stable.history, i), mine)) {
      return report('primary-integrity', { sid: after.self, leader: leader.id, position: i, zxid: hexZxid(mine.zxid) });
    }
  }
}
