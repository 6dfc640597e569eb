import type { Transaction } from '../../src/protocols/zookeeper/messages';
import { chooseSync } from '../../src/protocols/zookeeper/sync-choice';
import { shortZxid, type Zxid, zxidOf } from '../../src/protocols/zookeeper/zxid';
import type { Vector } from './vectors';

type Place = readonly [epoch: number, counter: number];

/** What the leader has: its last processed zxid, its committed log, and the one file of its transaction log. */
interface LeaderOf {
  readonly last: Place;
  readonly committed?: readonly Place[];
  readonly txnLog?: readonly Place[];
}

const zxid = (place: Place): Zxid => zxidOf(...place);
const txn = (place: Place): Transaction => ({
  zxid: zxid(place),
  time: 0,
  body: { type: 'createSession' },
  origin: null,
});
const inEpoch = (epoch: number, ...counters: readonly number[]): readonly Place[] =>
  counters.map((counter) => [epoch, counter]);

/** What a learner with this last zxid is sent: the packets, and from where on proposals are forwarded; null for a snapshot. */
function sync({ last, committed = [], txnLog = [] }: LeaderOf, peer: Place): unknown {
  const [oldest, newest] = [committed[0] ?? last, committed.at(-1) ?? last];
  const reaches = txnLog[0] !== undefined && zxid(txnLog[0]) <= zxid(peer);
  const choice = chooseSync({
    ...{ peerLastZxid: zxid(peer), lastProcessed: zxid(last), rule: '3.5' },
    ...{ minCommitted: zxid(oldest), maxCommitted: zxid(newest), committedLog: () => committed.map(txn) },
    transactionLog: reaches ? () => txnLog.map(txn) : null,
  });
  if (choice.mode === 'SNAP') return null;
  const pairs = choice.missing.map((each) => shortZxid(each.zxid));
  return [`${choice.mode} ${shortZxid(choice.zxid)}`, pairs.join(' '), `forwards from ${shortZxid(choice.upTo)}`];
}

const sent = (mode: 'DIFF' | 'TRUNC', to: string, pairs: string, from: string): readonly string[] => [
  `${mode} ${to}`,
  pairs,
  `forwards from ${from}`,
];
const snapshot = null;

const empty: LeaderOf = { last: [0, 1] };
const withLog: LeaderOf = { last: [0, 6], committed: inEpoch(0, 2, 3, 5) };
const withFile = (epoch: number): LeaderOf => ({
  last: [epoch, 9],
  committed: inEpoch(epoch, 6, 7, 8),
  txnLog: inEpoch(epoch, 2, 3, 5, 6, 7, 8, 9),
});
const fileOnly: LeaderOf = { last: [0, 7], txnLog: inEpoch(0, 2, 3, 5, 6, 7, 8) };
const newEpoch: LeaderOf = { last: [2, 0], committed: inEpoch(1, 1, 2), txnLog: [[0, 1], ...inEpoch(1, 1, 2)] };
const manyEpochs: LeaderOf = {
  last: [6, 0],
  txnLog: [
    [1, 1],
    [2, 1],
    [2, 2],
    [4, 1],
  ],
};
const gap: LeaderOf = { last: [0, 8], committed: inEpoch(0, 7, 8), txnLog: inEpoch(0, 2, 3, 4) };

export const syncVectors: readonly Vector[] = [
  {
    id: 'C01',
    title: 'ahead of a leader without a committed log',
    expected: sent('TRUNC', '0.1', '', '0.1'),
    ours: () => sync(empty, [0, 3]),
  },
  {
    id: 'C02',
    title: 'where a leader without a committed log is',
    expected: sent('DIFF', '0.1', '', '0.1'),
    ours: () => sync(empty, [0, 1]),
  },
  {
    id: 'C04',
    title: 'inside the committed log, at what it does not hold',
    expected: sent('TRUNC', '0.3', '0.5', '0.5'),
    ours: () => sync(withLog, [0, 4]),
  },
  {
    id: 'C05',
    title: 'inside the committed log',
    expected: sent('DIFF', '0.5', '0.3 0.5', '0.5'),
    ours: () => sync(withLog, [0, 2]),
  },
  {
    id: 'C07',
    title: 'in the log file, at what it does not hold',
    expected: sent('TRUNC', '0.3', '0.5 0.6 0.7 0.8', '0.8'),
    ours: () => sync(withFile(0), [0, 4]),
  },
  {
    id: 'C08',
    title: 'in the log file',
    expected: sent('DIFF', '0.8', '0.5 0.6 0.7 0.8', '0.8'),
    ours: () => sync(withFile(0), [0, 3]),
  },
  {
    id: 'C10',
    title: 'log file only, at what it does not hold',
    expected: sent('TRUNC', '0.3', '0.5 0.6 0.7', '0.7'),
    ours: () => sync(fileOnly, [0, 4]),
  },
  {
    id: 'C11',
    title: 'log file only',
    expected: sent('DIFF', '0.7', '0.3 0.5 0.6 0.7', '0.7'),
    ours: () => sync(fileOnly, [0, 2]),
  },
  {
    id: 'C13',
    title: 'a large epoch, at what the log file does not hold',
    expected: sent('TRUNC', '15.3', '15.5 15.6 15.7 15.8', '15.8'),
    ours: () => sync(withFile(15), [15, 4]),
  },
  {
    id: 'C14',
    title: 'a large epoch',
    expected: sent('DIFF', '15.8', '15.5 15.6 15.7 15.8', '15.8'),
    ours: () => sync(withFile(15), [15, 3]),
  },
  {
    id: 'C16',
    title: 'at the start of an older epoch',
    expected: sent('DIFF', '1.2', '1.1 1.2', '1.2'),
    ours: () => sync(newEpoch, [1, 0]),
  },
  {
    id: 'C17',
    title: 'at the start of the new epoch',
    expected: sent('DIFF', '2.0', '', '2.0'),
    ours: () => sync(newEpoch, [2, 0]),
  },
  { id: 'C19', title: 'truncation would cross an epoch', expected: snapshot, ours: () => sync(manyEpochs, [3, 1]) },
  { id: 'C20', title: 'a gap between log file and committed log', expected: snapshot, ours: () => sync(gap, [0, 3]) },
];
