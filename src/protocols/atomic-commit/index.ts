import type { BootInput, Protocol, Reaction } from '../../kernel/protocol';
import { start, step } from '../machine';
import { openingBalance } from './account';
import type { CommitChart } from './chart-builder';
import { bookCoordinator } from './charts/book-coordinator';
import { bookParticipant } from './charts/book-participant';
import { skeenCoordinator } from './charts/skeen-coordinator';
import { skeenParticipant } from './charts/skeen-participant';
import { twoPhaseCoordinator } from './charts/two-phase-coordinator';
import { twoPhaseParticipant } from './charts/two-phase-participant';
import { auditor } from './invariants';
import { rulesOfThreePhase, rulesOfTwoPhase } from './rules';
import type { AtomicCommit, CommitContext, CommitEvent, CommitMilestone, CommitSnapshot, Variant } from './state';

/** The two charts of each variant. */
const charts: Readonly<Record<Variant, Readonly<Record<AtomicCommit['kind'], CommitChart>>>> = {
  'presumed-nothing': { coordinator: twoPhaseCoordinator, participant: twoPhaseParticipant },
  'presumed-abort': { coordinator: twoPhaseCoordinator, participant: twoPhaseParticipant },
  'presumed-commit': { coordinator: twoPhaseCoordinator, participant: twoPhaseParticipant },
  book: { coordinator: bookCoordinator, participant: bookParticipant },
  skeen: { coordinator: skeenCoordinator, participant: skeenParticipant },
};
export const chartFor = (variant: Variant, kind: AtomicCommit['kind']): CommitChart => charts[variant][kind];

const both: readonly CommitMilestone[] = [
  ...(['transactionStarted', 'voted', 'decided', 'committed', 'aborted', 'ended', 'inDoubt', 'answered'] as const),
];

const family = { channels: {}, auditor, boot, step: stepOf, emptyStable: () => ({ balance: openingBalance, log: [] }) };

/** Gray's two-phase commit, under one of its three presumptions. */
export const twoPhaseCommit: Protocol<AtomicCommit> = {
  ...family,
  id: 'two-phase-commit',
  rules: rulesOfTwoPhase,
  milestones: both,
};

/** Three-phase commit: the textbooks' variant with its timers, or Skeen's with its termination protocol. */
export const threePhaseCommit: Protocol<AtomicCommit> = {
  ...family,
  id: 'three-phase-commit',
  rules: rulesOfThreePhase,
  milestones: [...both, 'preCommitted', 'backupElected'],
};

function boot(input: BootInput<AtomicCommit>): Reaction<AtomicCommit> {
  const [place, effects] = start(chartFor(input.config.variant, input.kind).chart, input);
  return [place as CommitSnapshot, effects];
}

function stepOf(state: CommitSnapshot, event: CommitEvent): Reaction<AtomicCommit> {
  const { context } = state;
  const [place, effects] = step(chartFor(context.config.variant, context.type).chart, state, addressed(context, event));
  return [place as CommitSnapshot, effects];
}

/**
 * A message of another transaction than the one at hand is an event of its own in the charts, so that their figures speak
 * of one transaction, as the papers' do. A new question is what begins a transaction, and keeps its name.
 */
export function addressed(context: CommitContext, event: CommitEvent): CommitEvent | { readonly type: 'foreign' } {
  if (!('message' in event) || event.message.tx === context.tx) return event;
  const begins = event.type === 'QUERY-TO-COMMIT' || event.type === 'CanCommit';
  return begins ? event : { ...event, type: 'foreign' };
}
