import type { Act } from '../../../src/kernel/act';
import { instant, type ProcessId } from '../../../src/kernel/ids';
import { advanceTo, intervene } from '../../../src/kernel/run';
import { at, slice, type Vector } from '../../../src/kernel/vector';
import type { World } from '../../../src/kernel/world';
import { contextOf, leaderOf, logOf, placeOf, type Server } from '../../../src/protocols/zookeeper/ensemble';
import { isSame } from '../../../src/protocols/zookeeper/invariants';
import type { Transaction } from '../../../src/protocols/zookeeper/messages';
import { isQuorum } from '../../../src/protocols/zookeeper/quorum-verifier';
import type { ZooKeeper, ZooKeeperConfig } from '../../../src/protocols/zookeeper/state';
import type { ZooKeeperTrace } from './chaos';

/** Everything is mended and everybody started again. */
export function mend(trace: ZooKeeperTrace): ZooKeeperTrace {
  let mended = trace;
  for (const act of repairs(trace.head.world)) {
    const result = intervene(mended, act);
    if (!result.ok) throw new Error(`${act.type} is possible, but ${result.refusal}`);
    mended = result.trace;
  }
  return mended;
}

function repairs({ processes, links }: World<ZooKeeper>): readonly Act<ZooKeeper>[] {
  const acts: Act<ZooKeeper>[] = [{ type: 'heal', who: [] }];
  for (const { id, status, skew, disk } of processes) {
    if (status === 'paused') acts.push({ type: 'resume', process: id });
    if (status === 'down' || status === 'dead') acts.push({ type: 'start', process: id });
    if (skew !== 1) acts.push({ type: 'skew', process: id, factor: 1 });
    if (disk.slowness !== 1) acts.push({ type: 'slowDisk', process: id, factor: 1 });
  }
  links.forEach((row, i) => {
    row.forEach(({ slowness, loss }, j) => {
      const [from, to] = [processes[i]?.id as ProcessId, processes[j]?.id as ProcessId];
      if (i >= j) return;
      if (slowness !== 1) acts.push({ type: 'slowLink', from, to, factor: 1 });
      if (loss !== 0) acts.push({ type: 'loss', from, to, share: 0 });
    });
  });
  return acts;
}

/** How long, in virtual time, a mended ensemble may take to work as one again: more than the longest back-off. */
const patience = 150_000_000;
const lookEvery = 200_000;

/** The run until all serve with equal histories; null where that takes longer than it may. */
export function settle(trace: ZooKeeperTrace): ZooKeeperTrace | null {
  const end = trace.head.world.now + patience;
  let longest = trace;
  for (let now = trace.head.world.now; now < end; ) {
    const { world } = longest.head;
    if (worksAsOne(world, trace.setup.config, leaderOf(world))) return longest;
    now = instant(now + lookEvery);
    longest = advanceTo(longest, now);
  }
  return null;
}

/**
 * One leads, all others follow or observe it, and every log is the leader's, on disk, committed and applied. A server that
 * has promised a larger epoch than the leader's stays out of this reign: it refuses the leader and can have no other, for
 * as long as a quorum follows that one (Learner.registerWithLeader, "less than accepted epoch").
 */
export function worksAsOne(
  { processes }: World<ZooKeeper>,
  config: ZooKeeperConfig,
  leader: ProcessId | null,
): boolean {
  const lead = processes.find(({ id }) => id === leader);
  const role = contextOf(lead)?.role;
  if (lead === undefined || role?.type !== 'leader') return false;
  const others = processes.filter(({ status, disk }) => status !== 'up' || disk.stable.acceptedEpoch <= role.epoch);
  const isIn = (server: Server): boolean => {
    const context = contextOf(server);
    if (server.status !== 'up' || context === null || server.disk.writing !== null) return false;
    const follows = context.role?.type === 'leader' ? server.id === leader : context.role?.leader === leader;
    const isDone = context.committed === context.stable.history.length && areEqual(logOf(server), logOf(lead));
    return placeOf(server)?.phase === 'broadcast' && follows && isDone;
  };
  return (
    isQuorum(
      config,
      others.map(({ id }) => id),
    ) && others.every(isIn)
  );
}

const areEqual = (a: Vector<Transaction>, b: Vector<Transaction>): boolean =>
  a === b || (a.length === b.length && [...slice(a)].every((txn, i) => isSame(txn, at(b, i))));
