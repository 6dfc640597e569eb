import { narratorOf } from '../narration';
import { writeRequest } from './request-words';
import type { ZooKeeper } from './state';

/** Facts whose numbers are server ids: people read names. */
const idFacts = new Set([
  ...[
    'leader',
    'from',
    'learner',
    'sid',
    'peer',
    'server',
    'self',
    'other',
    'ownLeader',
    'theirLeader',
    'winningLeader',
  ],
  ...['supporters', 'registered', 'acked', 'acks', 'heard', 'have'],
]);

/** Milestones outrank decisions, and among decisions those that end something outrank those that go on. */
const weight = (id: string): number => {
  if (id.startsWith('zookeeper.milestone.')) return id.endsWith('.answered') ? 2 : 3;
  return id === 'zookeeper.because.larger-sid-connects' || id === 'zookeeper.because.tell-the-looking' ? 0 : 1;
};

/** How ZooKeeper's servers tell of their steps. */
export const { narrate, readable } = narratorOf<ZooKeeper>({
  catalogue: 'zookeeper',
  idFacts,
  weight,
  request: writeRequest,
});
