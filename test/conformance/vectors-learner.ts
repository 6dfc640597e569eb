import { processId } from '../../src/kernel/ids';
import { vectorOf } from '../../src/kernel/vector';
import { applyTxn, emptyTree, findNode, type TxnBody } from '../../src/protocols/zookeeper/data-tree';
import { load } from '../../src/protocols/zookeeper/database';
import type { Packet, Snapshot, Transaction } from '../../src/protocols/zookeeper/messages';
import type { Stable } from '../../src/protocols/zookeeper/state';
import { noZxid, shortZxid, unsetZxid, type Zxid, zxidOf } from '../../src/protocols/zookeeper/zxid';
import {
  boot,
  configOf,
  connect,
  contextOf,
  type Driven,
  deliver,
  disconnect,
  flush,
  follow,
  hand,
  look,
  packets,
  roleOf,
} from './machine-driver';
import type { Vector } from './vectors';

const fields = { servers: [0, 1, 2] };
const config = configOf(fields);

/** Server 0 of three with an empty disk, connected to the elected leader 1. */
const following = (): Driven => look(connectToLeader());
const connectToLeader = (): Driven => connect(follow(boot({ sid: 0, config }), 1, [1, 2]), 1, true);

const inEpoch1 = (counter: number): Zxid => zxidOf(1, counter);
const txn = (zxid: Zxid, body: TxnBody): Transaction => ({ zxid, time: 0, body, origin: null });
const foo1 = txn(inEpoch1(1), { type: 'create', path: '/foo', data: 'data1', parentCversion: 1 });
const setFoo = (counter: number): Transaction =>
  txn(inEpoch1(counter), { type: 'setData', path: '/foo', data: 'data2', version: 1 });
const createBar = (counter: number): Transaction =>
  txn(inEpoch1(counter), { type: 'create', path: '/bar', data: '', parentCversion: 2 });

const leaderInfo = (epoch: number): Packet => ({ type: 'LEADERINFO', zxid: zxidOf(epoch, 0) });
const newLeader: Packet = { type: 'NEWLEADER', zxid: zxidOf(1, 0) };
const upToDate: Packet = { type: 'UPTODATE', zxid: unsetZxid };
const proposal = (each: Transaction): Packet => ({ type: 'PROPOSAL', zxid: each.zxid, txn: each });
const commit = ({ zxid }: Transaction): Packet => ({ type: 'COMMIT', zxid });
const snap = (snapshot: Snapshot): Packet => ({ type: 'SNAP', zxid: snapshot.zxid, snapshot });
const withFoo: Snapshot = { zxid: inEpoch1(1), tree: applyTxn(emptyTree, foo1), history: vectorOf([foo1]) };
const nothing: Snapshot = { zxid: noZxid, tree: emptyTree, history: vectorOf([]) };

const dataIn = (tree: Snapshot['tree']): string | null => findNode(tree, '/foo')?.data ?? null;
/** What another start of the server would find on its disk. */
const reloaded = (disk: Stable): readonly (string | null)[] => {
  const { tree, lastProcessed } = load(disk, config);
  return [dataIn(tree), shortZxid(lastProcessed)];
};
const inMemory = (server: Driven): readonly (string | null)[] => [
  dataIn(contextOf(server).tree),
  shortZxid(contextOf(server).lastProcessed),
];

/** What a packet led to. */
interface Told {
  readonly after: string;
  readonly sends: readonly string[];
  readonly memory: readonly (string | null)[];
  readonly disk: readonly (string | null)[];
  readonly epoch: number;
}

/** The same packets one after another, the disk writing after each: what is sent, and where memory and disk stand. */
function learn(
  begun: Driven,
  incoming: readonly Packet[],
): { readonly server: Driven; readonly told: readonly Told[] } {
  let server = begun;
  const told: Told[] = [];
  for (const packet of incoming) {
    server = flush(deliver(look(server), 1, packet));
    told.push({
      after: packet.type,
      sends: packets(server),
      memory: inMemory(server),
      disk: reloaded(server.disk),
      epoch: server.disk.currentEpoch,
    });
  }
  return { server, told };
}

const nowhere = [null, '0.0'];
const data1 = ['data1', '1.1'];

const followerRun: Vector = {
  id: 'D05',
  title: 'a follower gets a snapshot, then a proposal and its commit before UPTODATE',
  expected: {
    greeting: ['FOLLOWERINFO 0.0'],
    told: [
      { after: 'LEADERINFO', sends: ['ACKEPOCH 0.0 epoch 0'], memory: nowhere, disk: nowhere, epoch: 0 },
      { after: 'SNAP', sends: [], memory: data1, disk: nowhere, epoch: 0 },
      { after: 'NEWLEADER', sends: ['ACK 1.0'], memory: data1, disk: data1, epoch: 1 },
      { after: 'PROPOSAL', sends: [], memory: data1, disk: data1, epoch: 1 },
      { after: 'COMMIT', sends: [], memory: data1, disk: data1, epoch: 1 },
      {
        after: 'UPTODATE',
        sends: ['ACK 1.0', 'ACK 1.1000'],
        memory: ['data2', '1.1000'],
        disk: ['data2', '1.1000'],
        epoch: 1,
      },
    ],
    acceptedEpoch: 1,
  },
  ours: () => {
    const { told, server } = learn(following(), [
      leaderInfo(1),
      snap(withFoo),
      newLeader,
      proposal(setFoo(1000)),
      commit(setFoo(1000)),
      upToDate,
    ]);
    return { greeting: packets(connectToLeader()), told, acceptedEpoch: server.disk.acceptedEpoch };
  },
};

const commitAfterAck: Vector = {
  id: 'D07',
  title: 'a follower gets a proposal before NEWLEADER and its commit after',
  expected: [
    { after: 'PROPOSAL', sends: [], memory: data1, disk: nowhere, epoch: 0 },
    { after: 'NEWLEADER', sends: ['ACK 1.0'], memory: data1, disk: data1, epoch: 1 },
    { after: 'COMMIT', sends: [], memory: data1, disk: data1, epoch: 1 },
    {
      after: 'UPTODATE',
      sends: ['ACK 1.0', 'ACK 1.1001'],
      memory: ['data2', '1.1001'],
      disk: ['data2', '1.1001'],
      epoch: 1,
    },
  ],
  ours: () => {
    const { server } = learn(following(), [leaderInfo(1), snap(withFoo)]);
    return learn(server, [proposal(setFoo(1001)), newLeader, commit(setFoo(1001)), upToDate]).told;
  },
};

const observerRun: Vector = {
  id: 'D10',
  title: 'an observer gets a proposal, its commit and an INFORM before UPTODATE, and acknowledges none of them',
  expected: {
    greeting: ['OBSERVERINFO 0.0'],
    sends: [['ACKEPOCH 0.0 epoch 0'], [], ['ACK 1.0'], [], [], [], ['ACK 1.0']],
    epoch: 1,
    end: ['data2', '1.1001', true],
  },
  ours: () => {
    const observing = configOf({ servers: [1, 2, 3], observers: [4] });
    const greeted = connect(follow(boot({ sid: 4, config: observing }), 1, [1, 2]), 1, true);
    const inform: Packet = { type: 'INFORM', zxid: inEpoch1(1001), txn: createBar(1001) };
    const { told, server } = learn(look(greeted), [
      leaderInfo(1),
      snap(withFoo),
      newLeader,
      proposal(setFoo(1000)),
      commit(setFoo(1000)),
      inform,
      upToDate,
    ]);
    const hasBar = findNode(contextOf(server).tree, '/bar') !== null;
    return {
      greeting: packets(greeted),
      sends: told.map(({ sends }) => sends),
      epoch: server.disk.currentEpoch,
      end: [...inMemory(server), hasBar],
    };
  },
};

/** Each attempt to connect fails after four of the ten seconds that there are. */
function connectLimit(): unknown {
  const impatient = configOf({ ...fields, config: { tickTime: 2000, initLimit: 5 } });
  let server = follow(boot({ sid: 0, config: impatient }), 1, [1, 2]);
  const [limit = 0, ...others] = server.timers.flatMap(({ timer, span }) => (timer === 'readTimeout' ? [span] : []));
  for (let time = 0; roleOf(server) === 'following'; time += 4000 + 100) {
    if (time + 4000 >= limit) server = hand(server, { type: 'readTimeout' });
    else
      server = hand(hand(server, { type: 'dialFailed', peer: processId(1), channel: 'quorum' }), { type: 'reconnect' });
  }
  return { attempts: server.dials, limit, limits: others.length + 1, end: roleOf(server) };
}

/** A snapshot and a proposal arrive, and then the connection closes. */
function unfinishedSync(): readonly string[] {
  const { server } = learn(following(), [leaderInfo(1), snap(nothing), proposal(setFoo(1))]);
  const gone = disconnect(server, 1);
  const again = boot({ sid: 0, config, stable: gone.disk });
  return [roleOf(gone), ...[gone, again].map((each) => shortZxid(contextOf(each).lastProcessed))];
}

export const learnerVectors: readonly Vector[] = [
  followerRun,
  commitAfterAck,
  observerRun,
  {
    id: 'D14',
    title: 'all attempts to reach the leader share one limit',
    expected: { attempts: 3, limit: 10_000, limits: 1, end: 'looking' },
    ours: connectLimit,
  },
  { id: 'D16', title: 'several addresses of a leader, all failing', lacks: 'servers have one address here' },
  { id: 'D17', title: 'several addresses of a leader, one good', lacks: 'servers have one address here' },
  {
    id: 'D19',
    title: 'the leader goes away in the middle of a synchronization',
    expected: ['looking', '0.0', '0.0'],
    ours: unfinishedSync,
  },
];
