import type { Finding, Question, Subject } from '../../kernel/describe';
import type { ProcessId, RequestId, StepIndex } from '../../kernel/ids';
import type { Facts } from '../../kernel/protocol';
import { actorOf, stepAt } from '../../kernel/run';
import type { Trace } from '../../kernel/trace';
import { at } from '../../kernel/vector';
import { nameIn, processOf, type World } from '../../kernel/world';
import {
  askedBy,
  canReach,
  contextOf,
  coordinatorOf,
  isBlocked,
  isInDoubt,
  onlyAsks,
  participantOf,
  placeOf,
} from './processes';
import type { AtomicCommit } from './state';

type CommitTrace = Trace<AtomicCommit>;
type CommitWorld = World<AtomicCommit>;

/** What may be asked of a process or a request (`Inquiry.questions`). */
export function questions(trace: CommitTrace, world: CommitWorld, about: Subject): readonly Question[] {
  if (about.type === 'process') return questionsOfProcess(trace, world, about);
  if (about.type !== 'request') return [];
  const request = at(world.requests, about.id);
  if (request === undefined || request.outcome !== null) return [];
  const kind = request.request.type === 'read' ? 'readWaits' : 'transferWaits';
  return [{ kind, about, asked: { id: `commit.question.${kind}`, values: { request: about.id + 1 } } }];
}

function questionsOfProcess(
  trace: CommitTrace,
  world: CommitWorld,
  about: Extract<Subject, { readonly type: 'process' }>,
) {
  const process = processOf(world, about.id);
  const values = { name: nameIn(trace, about.id) };
  const ask = (kind: string): Question => ({ kind, about, asked: { id: `commit.question.${kind}`, values } });
  if (process === undefined || contextOf(process) === null) return [];
  const isLocked = (participantOf(process)?.lock ?? null) !== null;
  return [...(isInDoubt(process) ? [ask('undecided')] : []), ...(isLocked ? [ask('locked')] : [])];
}

/** The answer, from how things stand (`Inquiry.answer`). */
export function answer(trace: CommitTrace, world: CommitWorld, { kind, about }: Question): readonly Finding[] {
  if (about.type === 'process')
    return kind === 'locked' ? whyLocked(trace, world, about.id) : whyUndecided(trace, world, about.id);
  return about.type === 'request' ? whyUnanswered(trace, world, about.id) : [];
}

/** A finding that holds, does not hold, or (null) is no condition. */
const finding = (id: string, values: Facts, holds: boolean | null, step: StepIndex | null = null): Finding => ({
  sentence: { id: `commit.finding.${id}`, values },
  holds,
  count: null,
  step,
});

/** Of everybody that could end its doubt: whether it is in reach, and whether it knows more. */
function whyUndecided(trace: CommitTrace, world: CommitWorld, id: ProcessId): readonly Finding[] {
  const process = processOf(world, id);
  const context = contextOf(process);
  if (process === undefined || context === null) return [];
  const name = nameIn(trace, id);
  const others = askedBy(context).map((other) => {
    const values = { name: nameIn(trace, other), state: placeOf(processOf(world, other)) };
    if (!canReach(world, id, other)) return finding('outOfReach', values, false);
    const peer = processOf(world, other);
    return peer !== undefined && onlyAsks(peer)
      ? finding('alsoInDoubt', values, false)
      : finding('mayKnow', values, true);
  });
  const voted = finding('hasVoted', { name }, null, lastStep(trace, world, id, 'vote-yes'));
  return [finding(isBlocked(world, process) ? 'blocked' : 'waits', { name }, null), voted, ...others];
}

function whyLocked(trace: CommitTrace, world: CommitWorld, id: ProcessId): readonly Finding[] {
  const holder = participantOf(processOf(world, id))?.lock;
  if (holder === null || holder === undefined) return [];
  const values = { name: nameIn(trace, id), tx: `T${holder}` };
  return [
    finding('lockedBy', values, false, lastStep(trace, world, id, 'lock-taken')),
    ...whyUndecided(trace, world, id),
  ];
}

function whyUnanswered(trace: CommitTrace, world: CommitWorld, id: RequestId): readonly Finding[] {
  const request = at(world.requests, id);
  if (request === undefined) return [];
  if (request.request.type === 'read') return whyLocked(trace, world, request.target);
  const coordinator = coordinatorOf(processOf(world, request.target));
  if (coordinator === null) return [finding('outOfReach', { name: nameIn(trace, request.target), state: null }, false)];
  if (coordinator.client !== id) return [finding('queued', { tx: `T${coordinator.tx ?? 0}` }, false)];
  const { votes, config } = coordinator;
  const have = config.participants.filter((each) => votes[each] === 'YES').length;
  const missing = config.participants.filter((each) => votes[each] === undefined).map((each) => nameIn(trace, each));
  return [
    { ...finding('votes', { missing }, missing.length === 0), count: { have, need: config.participants.length } },
  ];
}

/** The last step of a process that gave this reason, up to the world. */
function lastStep(trace: CommitTrace, { now }: CommitWorld, id: ProcessId, rule: string): StepIndex | null {
  for (let index = stepAt(trace, now); index >= 0; index--) {
    const step = at(trace.steps, index);
    const isMeant = step?.effects.some((effect) => effect.type === 'because' && effect.rule === rule);
    if (step !== undefined && isMeant === true && actorOf(step) === id) return step.index;
  }
  return null;
}
