import { noZxid, type Zxid, zxidOf } from '../../src/protocols/zookeeper/zxid';
import {
  boot,
  configOf,
  connect,
  contextOf,
  type Driven,
  deliver,
  elect,
  flush,
  look,
  packets,
  stableOf,
} from './machine-driver';
import type { Vector } from './vectors';

const fields = { servers: [0, 1, 2] };
const config = configOf(fields);

/** Server 0 of three with such a disk, elected. */
const leading = (disk: Readonly<Record<string, unknown>> = {}): Driven => {
  const stable = stableOf({ ...fields, disks: { 0: disk } }, 0);
  return flush(elect(boot({ sid: 0, config, stable }), [1, 2]));
};

/** The leader with learner 1 connected and registered with an accepted epoch. */
const registered = (leader: Driven, acceptedEpoch: number): Driven =>
  flush(deliver(connect(look(leader), 1, false), 1, { type: 'FOLLOWERINFO', zxid: zxidOf(acceptedEpoch, 0) }));

const epochOfLeader = (leader: Driven): number | null => {
  const { role } = contextOf(leader);
  return role?.type === 'leader' ? role.epoch : null;
};

/** A handshake with a learner that says it has accepted an epoch, and what the leader sends at each step. */
function handshake(
  leader: Driven,
  learner: { readonly accepted: number; readonly current: number; readonly last: Zxid },
) {
  const informed = registered(leader, learner.accepted);
  const synced = flush(
    deliver(look(informed), 1, { type: 'ACKEPOCH', zxid: learner.last, currentEpoch: learner.current }),
  );
  const epoch = zxidOf(epochOfLeader(informed) ?? 0, 0);
  const served = flush(deliver(look(synced), 1, { type: 'ACK', zxid: epoch }));
  return {
    sends: [informed, synced, served].map(packets),
    epochs: [informed, served].map(({ disk }) => [disk.acceptedEpoch, disk.currentEpoch]),
  };
}

const normalRun: Vector = {
  id: 'D08',
  title: 'a leader without history and its first learner',
  expected: {
    sends: [['LEADERINFO 1.0'], ['DIFF 0.0', 'NEWLEADER 1.0'], ['UPTODATE -']],
    epochs: [
      [1, 0],
      [1, 1],
    ],
  },
  ours: () => handshake(leading(), { accepted: 0, current: 0, last: noZxid }),
};

const unnecessarySnap: Vector = {
  id: 'D04',
  title: 'a learner that has registered with an old epoch has all that the leader has',
  expected: {
    sends: [['LEADERINFO 2.0'], ['DIFF 1.2', 'NEWLEADER 2.0'], ['UPTODATE -']],
    epochs: [
      [2, 1],
      [2, 2],
    ],
  },
  ours: () =>
    handshake(leading({ currentEpoch: 1, acceptedEpoch: 1, log: '1.1..1.2' }), {
      accepted: 0,
      current: 1,
      last: zxidOf(1, 2),
    }),
};

const leaderBehind: Vector = {
  id: 'D11',
  title: 'a learner has accepted a much larger epoch',
  expected: {
    sends: [['LEADERINFO 21.0'], ['DIFF 0.0', 'NEWLEADER 21.0'], ['UPTODATE -']],
    epochs: [
      [21, 0],
      [21, 21],
    ],
  },
  ours: () => handshake(leading(), { accepted: 20, current: 0, last: noZxid }),
};

export const leaderVectors: readonly Vector[] = [
  {
    id: 'D01',
    title: 'the claims of followers and of the leader make one epoch (the own claim comes first here)',
    expected: 6,
    ours: () => epochOfLeader(registered(leading({ acceptedEpoch: 5 }), 0)),
  },
  {
    id: 'D02',
    title: 'a follower has accepted the epoch that the leader was to propose',
    expected: [6, 7],
    ours: () => [leading({ acceptedEpoch: 5 }), registered(leading({ acceptedEpoch: 5 }), 6)].map(epochOfLeader),
  },
  unnecessarySnap,
  normalRun,
  leaderBehind,
];
