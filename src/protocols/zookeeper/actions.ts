import type { ProcessEvent } from '../../kernel/protocol';
import { acknowledgeOwn, receiveAck, takeForwarded, takeRequest } from './broadcast';
import { fastForward } from './database';
import {
  answerNotification,
  decide,
  keepWaiting,
  lookForLeader,
  resend,
  startFinalizeWait,
  weighNotification,
} from './election';
import { electionConnected, electionDisconnected } from './election-transport';
import {
  giveUpWaiting,
  greetLearner,
  leaderSynced,
  learnerGone,
  receiveEpochAck,
  receiveNewLeaderAck,
  registerLearner,
  stopLeading,
  takeLead,
} from './leader';
import { beat, receivePing } from './leader-heartbeat';
import {
  acceptEpoch,
  acceptNewLeader,
  answerPing,
  applyInform,
  beginDiff,
  beginSnap,
  beginTrunc,
  collectCommit,
  collectInform,
  collectProposal,
  commitProposal,
  forwardRequest,
  hearLeader,
  joinLeader,
  leaderFellSilent,
  leaderHungUp,
  learnerSynced,
  logProposal,
  register,
  retry,
  retryLater,
  startServing,
  stopLearning,
} from './learner';
import type { Arrival } from './messages';
import { refuse } from './requests';
import type { ZooKeeper } from './state';
import { isInForce, own, stopTimer, type Turn } from './turn';

type On<T extends string> = Extract<ProcessEvent<ZooKeeper>, { readonly type: T }>;

/** What its disk surely holds; whoever waits for that goes on from here. */
function noteDurable(turn: Turn, { stable }: On<'synced'>): void {
  own(turn).durable = stable;
}

/** All that a server does, by the names that the chart uses: each a function of what it knows and the event at hand. */
export const actions = {
  // Looking: FastLeaderElection and QuorumCnxManager.
  lookForLeader: (turn: Turn) => {
    if (isInForce(turn, 'vote-last-logged')) fastForward(turn);
    lookForLeader(turn);
  },
  weighNotification,
  resend,
  startFinalizeWait,
  endFinalizeWait: (turn: Turn) => stopTimer(turn, 'finalize'),
  keepWaiting,
  decide,
  electionConnected,
  electionDisconnected,
  answerAsFollower: (turn: Turn, event: Arrival<'NOTIFICATION'>) => answerNotification(turn, event, 'FOLLOWING'),
  answerAsObserver: (turn: Turn, event: Arrival<'NOTIFICATION'>) => answerNotification(turn, event, 'OBSERVING'),
  answerAsLeader: (turn: Turn, event: Arrival<'NOTIFICATION'>) => answerNotification(turn, event, 'LEADING'),
  // Following and observing: Learner, Follower, Observer.
  joinLeader,
  register,
  retryLater,
  retry,
  acceptEpoch,
  beginDiff,
  beginTrunc,
  beginSnap,
  collectProposal,
  collectCommit,
  collectInform,
  acceptNewLeader,
  startServing,
  logProposal,
  commitProposal,
  applyInform,
  answerPing,
  hearLeader,
  forwardRequest,
  learnerSynced: (turn: Turn, event: On<'synced'>) => {
    noteDurable(turn, event);
    learnerSynced(turn, event.stable, false);
  },
  learnerSyncedServing: (turn: Turn, event: On<'synced'>) => {
    noteDurable(turn, event);
    learnerSynced(turn, event.stable, true);
  },
  leaderHungUp,
  leaderFellSilent,
  stopLearning,
  // Leading: Leader, LearnerHandler.
  takeLead,
  greetLearner,
  learnerGone,
  registerLearner,
  receiveEpochAck,
  receiveNewLeaderAck,
  leaderSynced: (turn: Turn, event: On<'synced'>) => {
    noteDurable(turn, event);
    leaderSynced(turn, event.stable);
    acknowledgeOwn(turn, event.stable);
  },
  giveUpWaiting,
  takeRequest,
  takeForwarded,
  receiveAck,
  receivePing,
  beat,
  stopLeading,
  // In any state.
  noteDurable,
  refuse,
  /** A connection of the quorum channel that nobody waits for any more. */
  hangUpStray: (turn: Turn, event: On<'connected'>) => {
    turn.effects.push({ type: 'hangUp', connection: event.connection });
  },
};
