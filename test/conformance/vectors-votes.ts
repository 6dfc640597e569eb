import { processId } from '../../src/kernel/ids';
import type { ServerState, Vote } from '../../src/protocols/zookeeper/messages';
import { isQuorum } from '../../src/protocols/zookeeper/quorum-verifier';
import type { Ballot } from '../../src/protocols/zookeeper/state';
import { isBetter, supporters } from '../../src/protocols/zookeeper/vote';
import { type Zxid, zxidOf } from '../../src/protocols/zookeeper/zxid';
import { ensembleOf, kill, type Run, settle, start, startTogether, wait } from './ensemble';
import { boot, configOf, contextOf, type Driven, hand, notify, roleOf, stableOf } from './machine-driver';
import { leaderOf, statesOf } from './observation';
import type { RecordedConfig } from './recording';
import { eventsOf } from './timeline';
import type { Vector } from './vectors';

const three = configOf({ servers: [0, 1, 2] });
const five = configOf({ servers: [0, 1, 2, 3, 4] });

const vote = (leader: number, zxid: number, peerEpoch: number): Vote => ({
  ...{ leader: processId(leader), zxid: zxid as Zxid, peerEpoch, electionEpoch: 1 },
});

interface BallotOf {
  readonly zxid: readonly [epoch: number, counter: number];
  readonly round: number;
  readonly epoch: number;
  readonly state: ServerState;
}
const ballot = ({ zxid, round, epoch, state }: BallotOf): Ballot => ({
  ...{ leader: processId(4), zxid: zxidOf(...zxid), electionEpoch: round, peerEpoch: epoch, state },
});

/** Whether the servers whose ballots agree with one are a quorum of five. */
function isCounted(box: Readonly<Record<number, Ballot>>, probe: Ballot, kind: 'received' | 'outOfElection'): boolean {
  return isQuorum(five, supporters(box, probe, kind));
}

/** Server 1 looks in round 1; peer 0 first proposes itself, then says that it follows 1. */
function lostMessage(): string {
  const server = notify(boot({ sid: 1, config: three }), 0, { leader: processId(0) });
  return roleOf(notify(server, 0, { leader: processId(1), state: 'FOLLOWING' }));
}

const namesZero = (server: Driven): Driven =>
  [1, 2].reduce((so, sid) => notify(so, sid, { leader: processId(0), peerEpoch: 1, state: 'FOLLOWING' }), server);

/** Peer 0 is told twice that it leads in round 1: in that round, and in the next. */
function backwardRound(): readonly (string | number)[] {
  const first = namesZero(boot({ sid: 0, config: three }));
  const again = hand(first, { type: 'quorumWait' });
  const second = namesZero(again);
  return [roleOf(first), roleOf(again), contextOf(again).election.round, roleOf(second)];
}

/** Peer 2 joins an ensemble whose members do not agree about zxid and round of their leader. */
function inconsistentEnsemble(): readonly (string | number)[] {
  const leader = processId(1);
  const told = notify(boot({ sid: 2, config: three }), 0, {
    leader,
    zxid: 100 as Zxid,
    electionEpoch: 101,
    state: 'FOLLOWING',
  });
  const joined = notify(told, 1, { leader, state: 'LEADING' });
  return [roleOf(joined), contextOf(joined).currentVote.leader];
}

/** In round 3 with the vote (1, zxid 1.5, epoch 1), a ballot of round 7 for a vote that is worse. */
function newerRound(): unknown {
  const fields = { servers: [1, 2, 3], disks: { 1: { log: '1.1..1.5' } } };
  const server = boot({ sid: 1, config: configOf(fields), stable: stableOf(fields, 1) });
  const third = notify(server, 3, { leader: processId(3), zxid: zxidOf(1, 1), electionEpoch: 3, peerEpoch: 1 });
  const seventh = notify(third, 2, { leader: processId(2), zxid: zxidOf(1, 4), electionEpoch: 7, peerEpoch: 1 });
  const { election, peers } = contextOf(seventh);
  return {
    clocks: [contextOf(third).election.round, election.round],
    proposal: [election.proposal.leader, election.proposal.zxid, election.proposal.peerEpoch],
    ballots: Object.keys(election.received),
    told: Object.values(peers).map(({ queued }) => [queued?.leader, queued?.electionEpoch]),
  };
}

const usual = { observers: [], tickTime: 500, initLimit: 10, syncLimit: 5 } as const;
const voters = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Nine servers in three groups, of which only the first weighs anything. */
function zeroWeights(): unknown {
  const config: RecordedConfig = {
    ...usual,
    voters: voters(0, 8),
    groups: { 1: [0, 1, 2], 2: [3, 4, 5], 3: [6, 7, 8] },
    weights: Object.fromEntries(voters(0, 8).map((sid) => [sid, sid < 3 ? 1 : 0])),
  };
  const run = settle(startTogether(ensembleOf(config, { seed: 1 })));
  const modes = Object.values(statesOf(run)).map(({ mode }) => mode);
  return {
    decided: modes.filter((mode) => mode === 'follower' || mode === 'leader').length,
    leads: (leaderOf(run) ?? 9) <= 2,
  };
}

/** Seven peers elect, as often as asked: between two elections the leader goes and comes back. */
function elections(times: number): readonly boolean[] {
  let run = settle(startTogether(ensembleOf({ ...usual, voters: voters(0, 6) }, { seed: 1 })));
  const agreed = [hasAgreement(run)];
  for (let i = 1; i < times; i++) {
    const leader = leaderOf(run) ?? 0;
    run = settle(start(settle(kill(run, leader)), leader));
    agreed.push(hasAgreement(run));
  }
  return agreed;
}

/** More than three agree on a leader, which leads itself. */
function hasAgreement(run: Run): boolean {
  const leader = leaderOf(run);
  const followed = run.head.world.processes.filter(
    (server) => server.status === 'up' && server.state.context.currentVote.leader === leader,
  );
  return leader !== null && followed.length > 3 && followed.some(({ id }) => id === leader);
}

/** How long a server that hears nobody waits between its attempts. */
function backOff(): readonly string[] {
  const run = wait(start(ensembleOf({ ...usual, voters: [1, 2, 3] }, { seed: 1 }), 1), 400);
  return eventsOf(run, 1, 0)
    .flatMap(({ what }) => (what.startsWith('waits ') ? [what] : []))
    .slice(0, 11);
}

const looking = { zxid: [2, 1], round: 1, epoch: 1, state: 'LOOKING' } as const;
const bytes = 'about bytes on the wire';

export const voteVectors: readonly Vector[] = [
  {
    id: 'A01',
    title: 'a smaller epoch loses, though its sid is larger',
    expected: false,
    ours: () => isBetter(three, vote(4, 0, 0), vote(3, 0, 2)),
  },
  {
    id: 'A02',
    title: 'the epoch wins over the sid',
    expected: true,
    ours: () => isBetter(three, vote(0, 0, 1), vote(1, 0, 0)),
  },
  {
    id: 'A04',
    title: 'the sid breaks ties',
    expected: true,
    ours: () => isBetter(three, vote(1, 1, 0), vote(0, 1, 0)),
  },
  {
    id: 'A05',
    title: 'votes of servers that follow are counted by their leader',
    expected: true,
    ours: () => {
      const following = { round: 1, epoch: 2, state: 'FOLLOWING' } as const;
      const last = { zxid: [2, 1], round: 2, epoch: 2 } as const;
      const box = {
        0: ballot({ ...following, zxid: [1, 1] }),
        1: ballot({ ...following, zxid: [1, 2] }),
        3: ballot({ ...last, state: 'FOLLOWING' }),
        4: ballot({ ...last, state: 'LEADING' }),
      };
      return isCounted(box, ballot({ ...last, state: 'FOLLOWING' }), 'received');
    },
  },
  {
    id: 'A07',
    title: 'equal votes of looking servers, and of one that leads already',
    expected: true,
    ours: () => {
      const box = {
        0: ballot(looking),
        1: ballot(looking),
        3: ballot(looking),
        4: ballot({ ...looking, state: 'LEADING' }),
      };
      return isCounted(box, ballot(looking), 'received');
    },
  },
  {
    id: 'A08',
    title: 'votes of different rounds',
    expected: false,
    ours: () => {
      const box = {
        0: ballot({ ...looking, zxid: [1, 1] }),
        1: ballot({ ...looking, round: 2, epoch: 2 }),
        3: ballot({ ...looking, round: 3, epoch: 2 }),
        4: ballot({ zxid: [2, 1], round: 3, epoch: 2, state: 'LEADING' }),
      };
      return isCounted(box, ballot({ ...looking, round: 2, epoch: 2 }), 'received');
    },
  },
  {
    id: 'A10',
    title: 'the vote of one that follows already counts with the own',
    expected: 'leading',
    ours: lostMessage,
  },
  {
    id: 'A11',
    title: 'an old round does not make a leader again',
    expected: ['leading', 'looking', 2, 'looking'],
    ours: backwardRound,
  },
  { id: 'A13', title: 'servers without weight never lead', expected: { decided: 9, leads: true }, ours: zeroWeights },
  {
    id: 'A14',
    title: 'seven peers, one election after another',
    expected: [true, true, true],
    ours: () => elections(3),
  },
  {
    id: 'A16',
    title: 'joins a leader about whose vote its followers disagree',
    expected: ['following', 1],
    ours: inconsistentEnsemble,
  },
  { id: 'A17', title: 'a notification of 12 bytes', lacks: bytes },
  { id: 'A19', title: 'a notification with a wrong length of its configuration', lacks: bytes },
  { id: 'A20', title: 'a notification with a configuration that cannot be read', lacks: bytes },
  {
    id: 'A22',
    title: 'waits without an answer',
    // The first wait of 200 ms is not announced.
    expected: [400, 800, 1600, 3200, 6400, 12800, 25600, 51200, 60000, 60000, 60000].map((each) => `waits ${each}`),
    ours: backOff,
  },
  {
    id: 'A23',
    title: 'a ballot of a newer round for a worse vote',
    expected: {
      clocks: [3, 7],
      proposal: [1, zxidOf(1, 5), 1],
      ballots: ['1', '2'],
      told: [
        [1, 7],
        [1, 7],
      ],
    },
    ours: newerRound,
  },
];
