import type { ProcessId } from '../../kernel/ids';
import type { Auditor, Facts, Invariant, Violation } from '../../kernel/protocol';
import { actorOf } from '../../kernel/run';
import type { Step } from '../../kernel/trace';
import { isRunning, processOf, type World } from '../../kernel/world';
import type { Decision } from './messages';
import { type CommitProcess, decisionAt, isInDoubt, isParticipant, placeOf, stableOf } from './processes';
import type { AtomicCommit, CommitSnapshot } from './state';

/** What must hold in every reachable world (BHG 7.3). A decision counts once it is acted on, also if its maker dies later. */
export const invariants: readonly Invariant[] = [
  { id: 'uniform-agreement', source: 'BHG 7.3, AC1, uniform: the decisions of the dead count too' },
  { id: 'stable-decisions', source: 'BHG 7.3, AC2' },
  { id: 'commit-validity', source: 'BHG 7.3, AC3' },
  { id: 'sum-of-accounts', source: 'the accounts of this program: a transfer neither makes nor destroys money' },
  { id: 'locks-released', source: 'BHG 7.4; Gray 1978, section 5.7: no lock outlives the decision of its holder' },
];

/** What the properties need to remember of a run (ghost variables), by transaction and process. */
interface Ghost {
  readonly sum: number;
  readonly votes: Readonly<Record<number, readonly ProcessId[]>>;
  readonly decisions: Readonly<Record<number, Readonly<Record<number, Decision>>>>;
  /** What is broken already: each property is reported once. */
  readonly broken: readonly string[];
}
type Report = (invariant: string, facts: Facts) => void;

export const auditor: Auditor<AtomicCommit> = {
  invariants,
  begin: (world): Ghost => ({ sum: sumOf(world), votes: {}, decisions: {}, broken: [] }),
  observe(ghost, before, after, step) {
    return audit(ghost as Ghost, before, after, step);
  },
};

const sumOf = ({ processes }: World<AtomicCommit>): number =>
  processes.filter(isParticipant).reduce((sum, process) => sum + stableOf(process).balance, 0);

function audit(
  ghost: Ghost,
  before: World<AtomicCommit>,
  after: World<AtomicCommit>,
  step: Step<AtomicCommit>,
): readonly [Ghost, readonly Violation[]] {
  const id = actorOf(step);
  const process = id === null ? undefined : processOf(after, id);
  if (id === null || process === undefined || isSame(processOf(before, id), process)) return [ghost, none];
  const found: Violation[] = [];
  const report: Report = (invariant, facts) => {
    if (!ghost.broken.includes(invariant) && !found.some((each) => each.invariant === invariant))
      found.push({ invariant, facts });
  };
  const next = checkDecision(withVote(ghost, id, step), process, after, report);
  checkLock(process, report);
  checkSum(next, after, report);
  if (found.length === 0) return [next, none];
  return [{ ...next, broken: [...next.broken, ...found.map(({ invariant }) => invariant)] }, found];
}
const none: readonly Violation[] = [];

/** Whether nothing has changed that the properties speak of: place, log and balance, lock. */
function isSame(before: CommitProcess | undefined, after: CommitProcess): boolean {
  if (!isRunning(before) || !isRunning(after) || before.incarnation !== after.incarnation) return before === after;
  const [was, is] = [before.state, after.state];
  return (
    was === is || (was.value === is.value && was.context.stable === is.context.stable && lockOf(was) === lockOf(is))
  );
}
const lockOf = ({ context }: CommitSnapshot): number | null => (context.type === 'participant' ? context.lock : null);

function withVote(ghost: Ghost, id: ProcessId, { effects }: Step<AtomicCommit>): Ghost {
  const yes = effects.find((effect) => effect.type === 'because' && effect.rule === 'vote-yes');
  if (yes?.type !== 'because') return ghost;
  const tx = Number(yes.facts.tx);
  return { ...ghost, votes: { ...recent(ghost.votes), [tx]: [...(ghost.votes[tx] ?? []), id] } };
}

function checkDecision(ghost: Ghost, process: CommitProcess, world: World<AtomicCommit>, report: Report): Ghost {
  const decision = decisionAt(placeOf(process));
  const tx = isRunning(process) ? process.state.context.tx : null;
  if (decision === null || tx === null) return ghost;
  const known = ghost.decisions[tx] ?? {};
  const own = known[process.id];
  if (own === decision) return ghost;
  if (own !== undefined) report('stable-decisions', { tx, process: process.id, before: own, after: decision });
  const other = Object.entries(known).find(([, theirs]) => theirs !== decision);
  if (other !== undefined)
    report('uniform-agreement', { tx, process: process.id, decision, other: Number(other[0]), theirs: other[1] });
  const silent = world.processes.filter((each) => isParticipant(each) && ghost.votes[tx]?.includes(each.id) !== true);
  if (decision === 'commit' && silent.length > 0)
    report('commit-validity', { tx, process: process.id, without: silent.map(({ id }) => id) });
  return { ...ghost, decisions: { ...recent(ghost.decisions), [tx]: { ...known, [process.id]: decision } } };
}

/** How many transactions are watched; logs remember fewer. */
const watchedTransactions = 64;

/** The newest transactions of a table: it must not grow with the run. (Keys that are numbers come in their order.) */
function recent<T>(table: Readonly<Record<number, T>>): Readonly<Record<number, T>> {
  const entries = Object.entries(table);
  return entries.length < watchedTransactions ? table : Object.fromEntries(entries.slice(1 - watchedTransactions));
}

function checkLock(process: CommitProcess, report: Report): void {
  if (!isRunning(process) || process.state.context.type !== 'participant') return;
  const { lock, tx } = process.state.context;
  const isFree = atRest.includes(process.state.value);
  if (isFree && lock !== null) report('locks-released', { tx, process: process.id, holder: lock });
}

const atRest: readonly string[] = ['idle', 'working', 'committed', 'aborted'];

/** Told when nobody is in the middle of anything: until then some have made the change and others have not yet. */
function checkSum({ sum }: Ghost, world: World<AtomicCommit>, report: Report): void {
  const participants = world.processes.filter(isParticipant);
  const isQuiet = participants.every((each) =>
    isRunning(each) ? atRest.includes(each.state.value) : !isInDoubt(each),
  );
  const now = sumOf(world);
  if (isQuiet && now !== sum) report('sum-of-accounts', { before: sum, now });
}
