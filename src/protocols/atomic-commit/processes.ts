import type { ProcessId } from '../../kernel/ids';
import { isRunning, type Process, positionOf, type World } from '../../kernel/world';
import type { Decision } from './messages';
import { decisionIn, openTransaction, type Stable } from './records';
import type { AtomicCommit, CommitContext, CoordinatorContext, ParticipantContext } from './state';
import { isTwoPhase } from './variants';

/** What looks at the processes from outside sees of them; they themselves never know this much. */
export type CommitProcess = Process<AtomicCommit>;
type CommitWorld = World<AtomicCommit>;

export const contextOf = (process: CommitProcess | undefined): CommitContext | null =>
  isRunning(process) ? process.state.context : null;
export const participantOf = (process: CommitProcess | undefined): ParticipantContext | null => {
  const context = contextOf(process);
  return context?.type === 'participant' ? context : null;
};
export const coordinatorOf = (process: CommitProcess | undefined): CoordinatorContext | null => {
  const context = contextOf(process);
  return context?.type === 'coordinator' ? context : null;
};

/** Its place in its chart; null where it is not running. */
export const placeOf = (process: CommitProcess | undefined): string | null =>
  isRunning(process) ? process.state.value : null;

/** What its memory wants the disk to hold; what the disk holds where it is not running. */
export const stableOf = (process: CommitProcess): Stable => contextOf(process)?.stable ?? process.disk.stable;

export const isParticipant = ({ kind }: CommitProcess): boolean => kind === 'participant';

const decidedPlaces: Readonly<Record<string, Decision>> = {
  committed: 'commit',
  doCommit: 'commit',
  aborted: 'abort',
};
/** What a running process has decided and acts on; null while it has not. */
export const decisionAt = (place: string | null): Decision | null =>
  place === null ? null : (decidedPlaces[place] ?? null);

/** Whether it may neither commit nor abort by itself any more, and has not been told. Down, its log tells. */
export function isInDoubt(process: CommitProcess): boolean {
  const participant = participantOf(process);
  if (participant !== null) return doubtful.includes(placeOf(process) ?? '') && participant.hasVoted;
  if (isRunning(process)) return placeOf(process) === 'recovering';
  const { log } = process.disk.stable;
  const tx = openTransaction(log);
  return (
    isParticipant(process) &&
    log.some((record) => record.tx === tx && record.type === 'redo') &&
    decisionIn(log, tx) === null
  );
}
const doubtful: readonly string[] = ['prepared', 'uncertain', 'precommitted', 'leading', 'spreading'];

/** Whether two processes can talk: both up, and the link whole both ways. */
export function canReach(world: CommitWorld, a: ProcessId, b: ProcessId): boolean {
  const [i, j] = [positionOf(world, a), positionOf(world, b)];
  const isCut = world.links[i]?.[j]?.cut !== false || world.links[j]?.[i]?.cut !== false;
  return !isCut && world.processes[i]?.status === 'up' && world.processes[j]?.status === 'up';
}

/** Whether, by the rules of its protocol, it can do nothing but ask and wait. */
export function onlyAsks(process: CommitProcess): boolean {
  if (placeOf(process) === 'recovering') return true;
  const context = participantOf(process);
  if (context === null || !isInDoubt(process)) return false;
  if (isTwoPhase(context.config)) return context.rulesOff.every((rule) => rule !== 'in-doubt-waits');
  if (context.config.variant === 'skeen') return context.isRecovered && !context.rulesOff.includes('recovered-asks');
  return context.rulesOff.includes('timeout-commits') || (context.isRecovered && context.config.recovery === 'ask');
}

/** Whom it asks. */
export function askedBy({ self, config, type, ...rest }: CommitContext): readonly ProcessId[] {
  if (type === 'coordinator') return config.participants;
  const isRecovered = 'isRecovered' in rest && rest.isRecovered === true;
  const asksPeers = isTwoPhase(config) ? config.cooperation : isRecovered;
  return [config.coordinator, ...(asksPeers ? config.participants.filter((id) => id !== self) : [])];
}

/**
 * Whether it is blocked: up, in doubt, and whoever it asks and can reach is in the same doubt. Without a repair nothing
 * will ever end that (the exact condition for two-phase commit: prepared, the coordinator out of reach and, with
 * co-operation, every participant in reach prepared too).
 */
export function isBlocked(world: CommitWorld, process: CommitProcess): boolean {
  const context = contextOf(process);
  if (context === null || process.status !== 'up' || !onlyAsks(process)) return false;
  const inReach = world.processes.filter(({ id }) => askedBy(context).includes(id) && canReach(world, process.id, id));
  return inReach.every((other) => onlyAsks(other));
}
