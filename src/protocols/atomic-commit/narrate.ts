import type { Facts } from '../../kernel/protocol';
import { narratorOf } from '../narration';
import { writeRequest } from './request-words';
import type { AtomicCommit } from './state';

/** Facts whose numbers are processes: people read names. */
const idFacts = new Set([
  ...['from', 'backup', 'candidate', 'process', 'other'],
  ...['asked', 'missing', 'no', 'participants', 'silent', 'without'],
]);

/** Decisions outrank milestones, which only name what has come of them; that a message was counted comes last. */
const weight = (id: string): number => {
  if (id.startsWith('commit.milestone.')) return id.endsWith('.decided') ? 3 : 1;
  return minor.some((rule) => id.endsWith(rule)) ? 0 : 2;
};
const minor = [
  '.lock-taken',
  '.ack-counted',
  '.precommit-acknowledged',
  '.prepared-before-yes',
  '.decision-before-ack',
];

/** Transactions are called as in T1. */
const written = (key: string, value: Facts[string]): string | null =>
  (key === 'tx' || key === 'holder') && typeof value === 'number' ? `T${value}` : null;

/** How coordinators and participants tell of their steps. */
export const { narrate, readable } = narratorOf<AtomicCommit>({
  ...{ catalogue: 'commit', idFacts, weight, written },
  request: writeRequest,
});
