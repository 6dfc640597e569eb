import type { Rule, RuleId } from '../../kernel/protocol';

/**
 * Every rule by which a server decides, with its source. Those that carry safety can be switched off, each of them with
 * a property test that finds the invariant it protects broken. (Where two rules of ZooKeeper guard the same property
 * twice, such as the vote order and the leader's check of its followers, one switch takes both away.)
 */
const safety = {
  'most-recent-leads': 'FastLeaderElection.totalOrderPredicate; Leader.waitForEpochAck (StateSummary.isMoreRecentThan)',
  'epoch-promise': 'Zab 2011, phase 1; Leader.getEpochToPropose; Learner.registerWithLeader',
  'accepted-epoch-on-disk': 'Learner.registerWithLeader (setAcceptedEpoch before ACKEPOCH)',
  'new-leader-quorum': 'Zab 2011, phase 2; Leader.waitForNewLeaderAck',
  'sync-on-disk-first': 'Learner.syncWithLeader (ZOOKEEPER-3911, ZOOKEEPER-4646)',
  'current-epoch-last': 'Learner.syncWithLeader (ZOOKEEPER-4643)',
  'truncate-divergent': 'Learner.syncWithLeader (TRUNC); Zab 2011, phase 2',
  'log-before-ack': 'Zab 2011, phase 3; SyncRequestProcessor, SendAckRequestProcessor, AckRequestProcessor',
  'majority-commits': 'Zab 2011, phase 3; Leader.tryToCommit',
  'commit-before-apply': 'FollowerZooKeeperServer.commit',
  'vote-last-logged': 'ZooKeeperServer.shutdown (fastForwardDataBase; ZOOKEEPER-2845)',
} as const;

const decisions = {
  'round-begins': 'FastLeaderElection.lookForLeader',
  'vote-better': 'FastLeaderElection.totalOrderPredicate',
  'vote-kept': 'FastLeaderElection.totalOrderPredicate',
  'round-newer': 'FastLeaderElection.lookForLeader (electionEpoch > logicalclock)',
  'round-older': 'FastLeaderElection.lookForLeader (electionEpoch < logicalclock)',
  'ballot-not-counted': 'FastLeaderElection.validVoter; lookForLeader (zxid -1)',
  'votes-quorum': 'FastLeaderElection.getVoteTracker',
  'votes-final': 'FastLeaderElection.lookForLeader (finalizeWait)',
  'leader-exists': 'FastLeaderElection.checkLeader',
  'settled-ballot': 'FastLeaderElection.receivedFollowingNotification, receivedLeadingNotification',
  'leader-silent-about-itself': 'FastLeaderElection.checkLeader',
  'election-resend': 'FastLeaderElection.lookForLeader (notTimeout)',
  'tell-the-looking': 'FastLeaderElection.Messenger.WorkerReceiver',
  'larger-sid-connects': 'QuorumCnxManager.handleConnection',
  'last-message-again': 'QuorumCnxManager.SendWorker.run',
  'epoch-largest-plus-one': 'Leader.getEpochToPropose',
  'epoch-known': 'Leader.getEpochToPropose',
  'epoch-accepted': 'Learner.registerWithLeader',
  'epoch-not-newer': 'Learner.registerWithLeader',
  'epoch-too-old': 'Follower.followLeader; Learner.registerWithLeader',
  'epoch-acked-by-quorum': 'Leader.waitForEpochAck',
  'follower-ahead': 'Leader.waitForEpochAck; StateSummary.isMoreRecentThan',
  'sync-equal': 'LearnerHandler.syncFollower (peerLastZxid == lastProcessedZxid)',
  'sync-truncate-ahead': 'LearnerHandler.syncFollower (peerLastZxid > maxCommittedLog)',
  'sync-committed-log': 'LearnerHandler.syncFollower (within the committed log)',
  'sync-transaction-log': 'LearnerHandler.syncFollower (txnLogSyncEnabled)',
  'sync-snapshot': 'LearnerHandler.syncFollower (needSnap)',
  'new-leader-acked': 'Leader.waitForNewLeaderAck',
  'leader-serves': 'Leader.startZkServer',
  'forward-to-leader': 'FollowerRequestProcessor; ObserverRequestProcessor',
  'read-locally': 'FinalRequestProcessor',
  'write-refused': 'PrepRequestProcessor.pRequest (an error takes a zxid too)',
  proposal: 'Leader.propose',
  'ack-counted': 'Leader.processAck',
  'ack-late': 'Leader.processAck',
  'commit-quorum': 'Leader.tryToCommit',
  applied: 'FinalRequestProcessor',
  'counter-exhausted': 'Leader.propose (ZOOKEEPER-1277)',
  'learner-silent': 'LearnerHandler.synced; LearnerHandler.ping (SyncLimitCheck)',
  'quorum-lost': 'Leader.lead (not sufficient followers synced)',
  'leader-lost': 'Follower.followLeader; Observer.observeLeader',
  'not-serving': 'NIOServerCnxn (ZooKeeperServer not running)',
  impossible: 'TLA+ specification ZkV3_7_0: violatedInvariants',
} as const;

export type SafetyRule = keyof typeof safety;
export type ZooKeeperRule = SafetyRule | keyof typeof decisions;

const listed = (table: Readonly<Record<string, string>>, isSwitch: boolean): readonly Rule[] =>
  Object.entries(table).map(([id, source]) => ({ id, source, isSwitch }));

export const rules: readonly Rule[] = [...listed(safety, true), ...listed(decisions, false)];
export const safetyRules = Object.keys(safety) as readonly SafetyRule[];

/** Whether a safety rule is in force. */
export const holds = (rulesOff: readonly RuleId[], rule: SafetyRule): boolean =>
  rulesOff.length === 0 || !rulesOff.includes(rule);
