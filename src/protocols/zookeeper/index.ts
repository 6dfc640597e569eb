import type { Protocol } from '../../kernel/protocol';
import { start, step } from '../machine';
import { emptyStable } from './database';
import { auditor } from './invariants';
import { serverChart } from './machine';
import { rules } from './rules';
import type { ServerSnapshot, ZooKeeper, ZooKeeperMilestone } from './state';

export const milestones: readonly ZooKeeperMilestone[] = [
  ...(['electionStarted', 'leaderElected', 'epochEstablished', 'synced', 'upToDate', 'serving'] as const),
  ...(['proposed', 'committed', 'answered', 'quorumLost', 'leaderLost'] as const),
];

/** Apache ZooKeeper's agreement: FastLeaderElection, discovery, synchronization, broadcast. */
export const zookeeper: Protocol<ZooKeeper> = {
  id: 'zookeeper',
  channels: { election: 'stream', quorum: 'stream' },
  rules,
  milestones,
  auditor,
  boot(input) {
    const [place, effects] = start(serverChart, input);
    // The election port is open before the first vote goes out (QuorumCnxManager.Listener).
    return [place as ServerSnapshot, [{ type: 'listen', channel: 'election', open: true }, ...effects]];
  },
  step(state, event) {
    const [place, effects] = step(serverChart, state, event);
    return [place as ServerSnapshot, effects];
  },
  emptyStable: () => emptyStable,
};
