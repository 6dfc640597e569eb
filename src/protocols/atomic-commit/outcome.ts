import type { ProcessId } from '../../kernel/ids';
import { rewind } from '../../kernel/run';
import type { Trace } from '../../kernel/trace';
import { slice } from '../../kernel/vector';
import type { Reached } from '../../kernel/world';
import type { Decision } from './messages';
import { isBlocked, isParticipant } from './processes';
import { isSettled } from './settled';
import type { AtomicCommit } from './state';

/**
 * What became of the newest transaction of a run, for people who compare runs. A decision counts once it is acted on, also
 * if its maker dies later (BHG 7.3, AC1 uniform). Blocked counts whoever was blocked when nothing was under way any more,
 * though a repair may have helped it later.
 */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly committed: readonly ProcessId[];
  readonly aborted: readonly ProcessId[];
  readonly blocked: readonly ProcessId[];
}
export const outcomeKinds = ['commits', 'aborts', 'blocks', 'disagrees', 'open'] as const;
/** `disagrees`: agreement is broken (AC1). `open`: nobody has decided, and nobody is blocked. */
export type OutcomeKind = (typeof outcomeKinds)[number];

type CommitTrace = Trace<AtomicCommit>;
type Ids = ReadonlySet<ProcessId>;

/** What became of a run, seen from its end. */
export function outcomeOf(trace: CommitTrace): Outcome {
  const committed = decidersOf(trace, 'commit');
  const aborted = decidersOf(trace, 'abort');
  const blocked = blockedIn(trace);
  const inOrder = (ids: Ids): readonly ProcessId[] =>
    trace.setup.processes.flatMap(({ id }) => (ids.has(id) ? [id] : []));
  return {
    kind: disagrees(trace) ? 'disagrees' : kindOf(committed, aborted, blocked),
    committed: inOrder(committed),
    aborted: inOrder(aborted),
    blocked: inOrder(blocked),
  };
}

const disagrees = ({ violations }: CommitTrace): boolean =>
  Array.from(slice(violations)).some(({ invariant }) => invariant === 'uniform-agreement');

function kindOf(committed: Ids, aborted: Ids, blocked: Ids): OutcomeKind {
  if (blocked.size > 0) return 'blocks';
  return committed.size > 0 ? 'commits' : aborted.size > 0 ? 'aborts' : 'open';
}

function decidersOf({ milestones }: CommitTrace, decision: Decision): Ids {
  const reached = Array.from(slice(milestones));
  const newest = reached.findLast(({ milestone }) => milestone === 'transactionStarted')?.facts.tx ?? null;
  const deciding = reached.filter(
    // Whoever was never asked aborts what it has no name of.
    (each) => decisionOf(each) === decision && (each.facts.tx === newest || each.facts.tx === null),
  );
  return new Set(deciding.map(({ process }) => process));
}

function decisionOf({ milestone, facts }: Reached): Decision | null {
  if (milestone === 'committed' || (milestone === 'decided' && facts.decision === 'commit')) return 'commit';
  return milestone === 'aborted' || (milestone === 'decided' && facts.decision === 'abort') ? 'abort' : null;
}

/** A run comes to rest before somebody intervenes, and at its end. */
function blockedIn(trace: CommitTrace): Ids {
  const before = Array.from(slice(trace.interventions), ({ step }) => rewind(trace, step - 1));
  const rests = [...before, trace].filter(isSettled).map(({ head }) => head.world);
  const blocked = rests.flatMap((world) =>
    world.processes.filter((process) => isParticipant(process) && isBlocked(world, process)).map(({ id }) => id),
  );
  return new Set(blocked);
}
