import { type EventObject, setup } from 'xstate';
import type { BootInput, ProcessEvent } from '../../kernel/protocol';
import type { Chart, Wrapped } from '../machine';
import { actions } from './actions';
import { load } from './database';
import { beats, hasQuorumOfVotes } from './election';
import { leaderOf } from './leader-role';
import { learnerOf } from './learner';
import { isQuorum } from './quorum-verifier';
import type { ServerContext, ZooKeeper } from './state';
import { type Turn, turnOf, type ZooKeeperEffect } from './turn';

export type ServerEvent = ProcessEvent<ZooKeeper>;

const base = setup({
  types: {
    context: {} as Wrapped<ServerContext>,
    events: {} as ServerEvent,
    input: {} as BootInput<ZooKeeper>,
  },
  actions: {
    /** What the server asks the world for; the bridge reads its params. */
    effects: (_, _params: readonly ZooKeeperEffect[]) => {},
  },
});

type Act = (turn: Turn, event: never) => void;

/** Runs one action as a turn: what is known afterwards, and what is asked for. */
function runTurn(
  act: Act,
  knows: ServerContext,
  event: EventObject,
): readonly [ServerContext, readonly ZooKeeperEffect[]] {
  const turn = turnOf(knows);
  act(turn, event as never);
  // A trace keeps the list: `slice` gives it a backing of the right length, where `push` leaves room for 17.
  return [turn.context, turn.effects.length === 0 ? none : turn.effects.slice()];
}
const none: readonly ZooKeeperEffect[] = [];

/** The same as an action of XState: the context is assigned, the effects are the params of `effects`. */
const asAction = (act: Act) =>
  base.enqueueActions(({ context, event, enqueue }) => {
    const [knows, effects] = runTurn(act, context.knows, event);
    if (knows !== context.knows) enqueue.assign({ knows });
    if (effects.length > 0) enqueue({ type: 'effects', params: effects });
  });
type Actions = Readonly<Record<keyof typeof actions, ReturnType<typeof asAction>>>;

/** What followers and observers do alike: reach their leader, hear it, and lose it (Learner). */
const learnerEvents = {
  connected: { guard: 'isOwnLeader', actions: 'register' },
  dialFailed: { guard: 'isOwnLeader', actions: 'retryLater' },
  reconnect: { actions: 'retry' },
  disconnected: { guard: 'isOwnLeader', actions: 'leaderHungUp' },
  readTimeout: { actions: 'leaderFellSilent' },
  synced: { actions: 'learnerSynced' },
} as const;
const learnerDiscovery = {
  on: { LEADERINFO: { actions: 'acceptEpoch' } },
  always: { guard: 'epochAnswered', target: 'synchronization' },
} as const;
const syncEvents = {
  DIFF: { actions: 'beginDiff' },
  TRUNC: { actions: 'beginTrunc' },
  SNAP: { actions: 'beginSnap' },
  PROPOSAL: { actions: 'collectProposal' },
  COMMIT: { actions: 'collectCommit' },
  NEWLEADER: { actions: 'acceptNewLeader' },
  PING: { actions: 'hearLeader' },
  UPTODATE: { target: 'broadcast', actions: 'startServing' },
} as const;

/**
 * A ZooKeeper server: QuorumPeer's main loop around its election and its three roles, each through the phases of Zab. Read
 * it beside figure 1 of Junqueira, Reed, Serafini, "Zab: High-performance broadcast for primary-backup systems" (2011).
 */
export const serverMachine = base
  .extend({
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, act]) => [name, asAction(act)]),
    ) as unknown as Actions,
    guards: {
      isElectionChannel: ({ event }) => 'channel' in event && event.channel === 'election',
      isQuorumChannel: ({ event }) => 'channel' in event && event.channel === 'quorum',
      isOwnLeader: ({ context: { knows }, event }) =>
        'channel' in event && event.channel === 'quorum' && event.peer === learnerOf(knows).leader,
      hasQuorumOfVotes: ({ context: { knows } }) => hasQuorumOfVotes(knows),
      bringsBetterVote: ({ context: { knows }, event }) => event.type === 'NOTIFICATION' && beats(knows, event),
      isElected: ({
        context: {
          knows: { election, self },
        },
      }) => election.decided?.leader === self,
      othersElected: ({
        context: {
          knows: { election, isObserver },
        },
      }) => election.decided !== null && !isObserver,
      othersElectedAndObserves: ({
        context: {
          knows: { election, isObserver },
        },
      }) => election.decided !== null && isObserver,
      mustLeave: ({ context: { knows } }) => knows.departure !== null,
      epochAnswered: ({ context: { knows } }) => learnerOf(knows).epoch > 0 && learnerOf(knows).owed.length === 0,
      epochHasQuorum: ({ context: { knows } }) =>
        leaderOf(knows).epochAcks.includes(knows.self) && isQuorum(knows.config, leaderOf(knows).epochAcks),
      quorumHasHistory: ({ context: { knows } }) => leaderOf(knows).serves,
      awaitsNewLeaderAck: ({ context: { knows }, event }) =>
        event.type === 'ACK' && leaderOf(knows).learners[event.from]?.stage === 'newLeaderSent',
    },
  })
  .createMachine({
    id: 'server',
    context: ({ input }) => ({ knows: firstContext(input) }),
    initial: 'looking',
    on: {
      connected: [
        { guard: 'isElectionChannel', actions: 'electionConnected' },
        { guard: 'isQuorumChannel', actions: 'hangUpStray' },
      ],
      disconnected: { guard: 'isElectionChannel', actions: 'electionDisconnected' },
      dialFailed: { guard: 'isElectionChannel', actions: 'electionDisconnected' },
      synced: { actions: 'noteDurable' },
      request: { actions: 'refuse' },
    },
    states: {
      looking: {
        meta: { source: 'FastLeaderElection.lookForLeader; QuorumPeer.run, case LOOKING' },
        entry: 'lookForLeader',
        initial: 'gathering',
        always: [
          { guard: 'isElected', target: 'leading' },
          { guard: 'othersElectedAndObserves', target: 'observing' },
          { guard: 'othersElected', target: 'following' },
        ],
        states: {
          gathering: {
            meta: { source: 'FastLeaderElection.lookForLeader: receive, compare, tell' },
            on: { NOTIFICATION: { actions: 'weighNotification' }, notification: { actions: 'resend' } },
            always: { guard: 'hasQuorumOfVotes', target: 'finalizing' },
          },
          finalizing: {
            meta: { source: 'FastLeaderElection.finalizeWait: 200 ms for a better vote' },
            entry: 'startFinalizeWait',
            on: {
              NOTIFICATION: [
                { guard: 'bringsBetterVote', target: 'gathering', actions: 'weighNotification' },
                { actions: 'keepWaiting' },
              ],
              finalize: { actions: 'decide' },
            },
            exit: 'endFinalizeWait',
          },
        },
      },
      following: {
        meta: { source: 'Follower.followLeader; Learner' },
        entry: 'joinLeader',
        exit: 'stopLearning',
        initial: 'discovery',
        always: { guard: 'mustLeave', target: 'looking' },
        on: { NOTIFICATION: { actions: 'answerAsFollower' }, ...learnerEvents },
        states: {
          discovery: {
            meta: { source: 'Zab 2011, phase 1; Learner.registerWithLeader' },
            ...learnerDiscovery,
          },
          synchronization: {
            meta: { source: 'Zab 2011, phase 2; Learner.syncWithLeader' },
            on: syncEvents,
          },
          broadcast: {
            meta: { source: 'Zab 2011, phase 3; Follower.processPacket' },
            on: {
              PING: { actions: 'answerPing' },
              PROPOSAL: { actions: 'logProposal' },
              COMMIT: { actions: 'commitProposal' },
              synced: { actions: 'learnerSyncedServing' },
              request: { actions: 'forwardRequest' },
            },
          },
        },
      },
      observing: {
        meta: { source: 'Observer.observeLeader; Learner' },
        entry: 'joinLeader',
        exit: 'stopLearning',
        initial: 'discovery',
        always: { guard: 'mustLeave', target: 'looking' },
        on: { NOTIFICATION: { actions: 'answerAsObserver' }, ...learnerEvents },
        states: {
          discovery: {
            meta: { source: 'Zab 2011, phase 1; Learner.registerWithLeader (OBSERVERINFO)' },
            ...learnerDiscovery,
          },
          synchronization: {
            meta: { source: 'Learner.syncWithLeader' },
            on: { ...syncEvents, INFORM: { actions: 'collectInform' } },
          },
          broadcast: {
            meta: { source: 'Observer.processPacket: INFORM instead of PROPOSAL and COMMIT' },
            on: {
              PING: { actions: 'answerPing' },
              INFORM: { actions: 'applyInform' },
              request: { actions: 'forwardRequest' },
            },
          },
        },
      },
      leading: {
        meta: { source: 'Leader.lead; LearnerHandler' },
        entry: 'takeLead',
        exit: 'stopLeading',
        initial: 'discovery',
        always: { guard: 'mustLeave', target: 'looking' },
        on: {
          NOTIFICATION: { actions: 'answerAsLeader' },
          connected: { guard: 'isQuorumChannel', actions: 'greetLearner' },
          disconnected: { guard: 'isQuorumChannel', actions: 'learnerGone' },
          FOLLOWERINFO: { actions: 'registerLearner' },
          OBSERVERINFO: { actions: 'registerLearner' },
          ACKEPOCH: { actions: 'receiveEpochAck' },
          ACK: [{ guard: 'awaitsNewLeaderAck', actions: 'receiveNewLeaderAck' }, { actions: 'receiveAck' }],
          PING: { actions: 'receivePing' },
          synced: { actions: 'leaderSynced' },
          quorumWait: { actions: 'giveUpWaiting' },
        },
        states: {
          discovery: {
            meta: { source: 'Zab 2011, phase 1; Leader.getEpochToPropose, Leader.waitForEpochAck' },
            always: { guard: 'epochHasQuorum', target: 'synchronization' },
          },
          synchronization: {
            meta: { source: 'Zab 2011, phase 2; LearnerHandler.syncFollower, Leader.waitForNewLeaderAck' },
            always: { guard: 'quorumHasHistory', target: 'broadcast' },
          },
          broadcast: {
            meta: { source: 'Zab 2011, phase 3; Leader.propose, Leader.processAck' },
            on: {
              request: { actions: 'takeRequest' },
              REQUEST: { actions: 'takeForwarded' },
              tick: { actions: 'beat' },
            },
          },
        },
      },
    },
  });

/** The chart with its actions as functions, as the bridge runs it. */
export const serverChart: Chart<ServerContext, ZooKeeperEffect> = {
  machine: serverMachine,
  actions: Object.fromEntries(
    Object.entries(actions).map(([name, act]) => [
      name,
      (knows: ServerContext, event: EventObject) => runTurn(act, knows, event),
    ]),
  ),
};

/** What a server knows when it starts: who it is, and what its disk holds (QuorumPeer.start, loadDataBase). */
function firstContext({ self, kind, config, rulesOff, stable }: BootInput<ZooKeeper>): ServerContext {
  const { tree, applied, lastProcessed, committedFrom } = load(stable, config);
  const vote = { leader: self, zxid: lastProcessed, electionEpoch: -1, peerEpoch: stable.currentEpoch };
  return {
    self,
    isObserver: kind === 'observer',
    config,
    rulesOff,
    stable,
    durable: stable,
    asked: stable,
    committed: 0,
    tree,
    applied,
    lastProcessed,
    committedFrom,
    opensFile: true,
    currentVote: vote,
    election: { round: 0, proposal: vote, initial: vote, received: {}, outOfElection: {}, wait: 0, decided: null },
    peers: {},
    role: null,
    pending: [],
    departure: null,
  };
}
