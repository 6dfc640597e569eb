import { duration, type ProcessId, processId } from '../../../src/kernel/ids';
import { vectorOf } from '../../../src/kernel/vector';
import type { Setup, Timing } from '../../../src/kernel/world';
import { emptyStable } from '../../../src/protocols/zookeeper/database';
import type { Transaction } from '../../../src/protocols/zookeeper/messages';
import type { SafetyRule } from '../../../src/protocols/zookeeper/rules';
import type { Stable, ZooKeeper, ZooKeeperConfig } from '../../../src/protocols/zookeeper/state';
import { epoch, type Zxid, zxidOf } from '../../../src/protocols/zookeeper/zxid';
import type { Dice } from './dice';

/** Short limits, so that what ends by a time-out ends soon. */
const config: Omit<ZooKeeperConfig, 'voters' | 'observers'> = {
  groups: null,
  weights: {},
  tickTime: 400,
  initLimit: 5,
  syncLimit: 3,
  commitLogCount: 500,
  commitLogFloor: 500,
  snapshotSizeFactor: 0.33,
  syncRule: '3.5',
  initialCounter: 0,
};

export interface EnsembleOptions {
  readonly voters?: number;
  readonly observers?: number;
  readonly seed?: number;
  readonly config?: Partial<ZooKeeperConfig>;
  readonly timing?: Timing;
  /** Initial disks by sid; empty where not given. */
  readonly disks?: Readonly<Record<number, Stable>>;
  readonly start?: 'all' | 'none';
  readonly rulesOff?: readonly SafetyRule[];
}

export const milliseconds = (low: number, high: number) => [duration(low * 1000), duration(high * 1000)] as const;

/** An ensemble of servers S1, S2 and so on, observers last. */
export function ensembleOf(options: EnsembleOptions): Setup<ZooKeeper> {
  const { voters = 3, observers = 0, seed = 1, disks = {}, start = 'all', rulesOff = [] } = options;
  const ids = Array.from({ length: voters + observers }, (_, i) => processId(i + 1));
  const kindOf = (id: ProcessId) => (id > voters ? 'observer' : 'participant');
  return {
    protocol: 'zookeeper',
    seed,
    processes: ids.map((id) => ({ id, name: `S${id}`, kind: kindOf(id), stable: disks[id] ?? emptyStable })),
    config: { ...config, voters: ids.slice(0, voters), observers: ids.slice(voters), ...options.config },
    timing: options.timing ?? { latency: milliseconds(1, 5), disk: milliseconds(2, 6) },
    start,
    rulesOff,
  };
}

/** The transaction that a crafted log holds under a zxid: the same one on every disk. */
export const transactionAt = (zxid: Zxid): Transaction => ({
  zxid,
  time: 0,
  body: { type: 'create', path: `/t${zxid.toString(16)}`, data: '', parentCversion: 1 },
  origin: null,
});

/** A disk with a log of these (epoch, counter) pairs, all in one file and none in a snapshot. */
export function diskOf(
  zxids: readonly (readonly [epoch: number, counter: number])[],
  epochs?: Partial<Stable>,
): Stable {
  const last = zxids[zxids.length - 1]?.[0] ?? 0;
  const history = vectorOf(zxids.map(([e, counter]) => transactionAt(zxidOf(e, counter))));
  const currentEpoch = epochs?.currentEpoch ?? epoch(last);
  return {
    ...emptyStable,
    acceptedEpoch: currentEpoch,
    currentEpoch,
    history,
    files: history.length > 0 ? [0] : [],
    ...epochs,
  };
}

/** An ensemble with drawn size, limits, speeds and, now and then, disks that an earlier life has left behind. */
export function drawEnsemble(dice: Dice, seed: number, isLagging = false): Setup<ZooKeeper> {
  const voters = dice.weighted([
    [6, 3],
    [3, 5],
    [1, 4],
  ]);
  const disk = dice.weighted([
    [3, milliseconds(2, 6)],
    [2, milliseconds(0.2, 1)],
    [isLagging ? 20 : 2, milliseconds(10, 60)],
  ]);
  const latency = dice.weighted([
    [3, milliseconds(1, 5)],
    [2, milliseconds(1, 40)],
  ]);
  const keepsLittle = dice.isLucky(0.5);
  return ensembleOf({
    voters,
    observers: dice.isLucky(0.3) ? 1 : 0,
    seed,
    timing: { latency, disk },
    config: {
      ...(keepsLittle ? { commitLogCount: dice.number(1, 3), commitLogFloor: 1 } : {}),
      snapshotSizeFactor: dice.pick([0.33, -1]),
      initLimit: dice.number(3, 5),
      syncLimit: dice.number(2, 4),
      ...(dice.isLucky(0.05) ? { initialCounter: 2 ** 32 - 1 - dice.number(2, 5) } : {}),
    },
    disks: dice.isLucky(isLagging ? 1 : 0.4) ? drawDisks(dice, voters) : {},
  });
}

/**
 * Disks as they can be after a crash of all: a quorum that has accepted the last epoch and holds all that was committed,
 * some of it with a tail that was proposed only, and others that stopped in an earlier epoch, with a tail of their own
 * that nobody else knows.
 */
function drawDisks(dice: Dice, voters: number): Readonly<Record<number, Stable>> {
  const lengths = Array.from({ length: dice.number(1, 3) }, () => dice.number(1, 4));
  const committed = lengths.flatMap((length, i) => Array.from({ length }, (_, j) => [i + 1, j + 1] as const));
  const newest = lengths.length;
  const quorum = Math.floor(voters / 2) + 1;
  const ids = Array.from({ length: voters }, (_, i) => i + 1);
  const shift = dice.number(0, voters - 1);
  const proposed = Array.from(
    { length: dice.number(0, 2) },
    (_, i) => [newest, (lengths[newest - 1] ?? 0) + i + 1] as const,
  );
  const disks = ids.map((id, i) => {
    const isMember = (i + shift) % voters < quorum;
    const accepted = epoch(newest + (dice.isLucky(0.2) ? 1 : 0));
    const tail = proposed.slice(0, dice.number(0, proposed.length));
    if (isMember)
      return [id, diskOf([...committed, ...tail], { currentEpoch: epoch(newest), acceptedEpoch: accepted })] as const;
    const last = dice.number(0, newest);
    if (last === newest)
      return [id, diskOf(committed, { currentEpoch: epoch(newest), acceptedEpoch: accepted })] as const;
    const old = committed.filter(([e]) => e <= last);
    const lost =
      last === 0
        ? []
        : Array.from({ length: dice.number(0, 2) }, (_, j) => [last, (lengths[last - 1] ?? 0) + j + 1] as const);
    return [id, diskOf([...old, ...lost], { currentEpoch: epoch(last), acceptedEpoch: epoch(last) })] as const;
  });
  return Object.fromEntries(disks);
}
