import type { BootInput, Facts } from '../../kernel/protocol';
import { allows, executeChange, read, releaseLock } from './account';
import type { Arrival, CommitMessage, Decision, TransactionId } from './messages';
import { decisionIn, hasRecord, type LogRecord, openTransaction, valueIn } from './records';
import { holds } from './rules';
import type { AtomicCommit, CommitEvent, ParticipantContext } from './state';
import { because, know, patience, post, reach, startTimer, stopTimer, type Turn, tryAgain, write } from './turn';
import { abortMessage, commitMessage, isPresumedCommit, isTwoPhase } from './variants';

export type Mine = Turn<ParticipantContext>;
type Question = Arrival<'QUERY-TO-COMMIT' | 'CanCommit'>;
type Asked = Extract<CommitEvent, { readonly type: 'request' }>;

/** What a participant knows when it starts: what its log says of the last transaction that it did not finish, or of the last. */
export function firstParticipant({ self, config, rulesOff, stable }: BootInput<AtomicCommit>): ParticipantContext {
  const tx = openTransaction(stable.log);
  const redo = valueIn(stable.log, tx, 'redo');
  const isOpen = redo !== null && decisionIn(stable.log, tx) === null;
  return {
    type: 'participant',
    ...{ self, config, rulesOff, stable, durable: stable, outbox: [], tx, attempts: 0 },
    change: redo === null ? 0 : redo - (valueIn(stable.log, tx, 'undo') ?? redo),
    balance: isOpen ? redo : stable.balance,
    lock: isOpen ? tx : null,
    ...{ readers: [], refuses: false, fails: false },
    ...{ hasVoted: isOpen, isRecovered: isOpen, isCommittable: false, termination: null },
  };
}

// What guards ask.

export const isOpen = ({ isRecovered }: ParticipantContext): boolean => isRecovered;
export const wasDecided =
  (decision: Decision) =>
  ({ stable, tx }: ParticipantContext): boolean =>
    decisionIn(stable.log, tx) === decision;

/**
 * Whether a question is about a newer transaction than all that it has met; transactions are numbered. One that it has
 * aborted for somebody in doubt before the question came counts as new, so that it gets its No.
 */
export const isNew = ({ tx, stable }: ParticipantContext, event: CommitEvent): boolean =>
  isQuestion(event) &&
  (tx === null || event.message.tx > tx) &&
  stable.log.every((record) => record.tx < event.message.tx || isAbortOf(record, event.message.tx));
const isAbortOf = ({ tx, type }: LogRecord, other: TransactionId): boolean => tx === other && type === 'abort';
/** Whether it could do its part, as far as can be told before it executes. */
export const couldExecute = (knows: ParticipantContext, event: CommitEvent): boolean =>
  isQuestion(event) &&
  isNew(knows, event) &&
  !knows.refuses &&
  allows(knows, event.message.change) &&
  decisionIn(knows.stable.log, event.message.tx) === null;
export const canExecute = (knows: ParticipantContext, event: CommitEvent): boolean =>
  couldExecute(knows, event) && !knows.fails;

const isQuestion = (event: CommitEvent): event is Question =>
  event.type === 'QUERY-TO-COMMIT' || event.type === 'CanCommit';

/** Whether undo, redo and the promise are on disk, or nobody waits for them. */
export const isExecuted = ({ durable, tx, rulesOff }: ParticipantContext): boolean =>
  !holds(rulesOff, 'prepared-before-yes') || hasRecord(durable.log, tx, 'redo');
/** Whether the decision is on disk, or need not be. */
export const isDecisionDurable = (knows: ParticipantContext): boolean => isDurable(knows, knows.tx);
function isDurable(knows: ParticipantContext, tx: TransactionId | null): boolean {
  const decision = decisionIn(knows.stable.log, tx);
  return decision !== null && (!mustForce(knows, decision) || decisionIn(knows.durable.log, tx) === decision);
}
/** The one outcome that is presumed anyway needs no record on disk. */
function mustForce({ config, rulesOff }: ParticipantContext, decision: Decision): boolean {
  if (!holds(rulesOff, 'decision-before-ack')) return false;
  if (isPresumedCommit(config)) return decision === 'abort';
  return decision === 'commit' || config.variant !== 'presumed-abort';
}

// What it does.

export const expectQuestion = (turn: Mine): void => {
  startTimer(turn, 'question', turn.context.config.requestTimeout);
};

/** A question begins a transaction here: whatever was known of the one before is over. */
export function takeQuestion(turn: Mine, { message }: Question): void {
  stopTimer(turn, 'question');
  know(turn, {
    ...{ tx: message.tx, change: message.change, attempts: 0 },
    ...{ hasVoted: false, isRecovered: false, isCommittable: false, termination: null },
  });
}

export function voteNo(turn: Mine, event: Question): void {
  const reason = reasonAgainst(turn.context, event.message.change);
  takeQuestion(turn, event);
  know(turn, { refuses: false, fails: false });
  because(turn, 'vote-no', { reason });
  write(turn, ['abort']);
  vote(turn, 'NO');
}

function reasonAgainst({ refuses, fails, balance, lock }: ParticipantContext, change: number): string {
  if (lock !== null) return 'locked';
  if (balance + change < 0) return 'funds';
  return refuses || fails ? 'unable' : 'abortedBefore';
}

function vote(turn: Mine, answer: 'YES' | 'NO'): void {
  const { tx, config } = turn.context;
  if (tx === null) return;
  reach(turn, 'voted', { vote: answer });
  post(turn, config.coordinator, { type: 'VOTE', tx, vote: answer });
}

/** Executes and promises to keep to the outcome, whichever it is: all that it takes goes to disk first. */
export function prepare(turn: Mine): void {
  const records = executeChange(turn);
  const { tx } = turn.context;
  if (tx === null) return;
  write(turn, [...records, 'prepared']);
  if (holds(turn.context.rulesOff, 'prepared-before-yes')) forced(turn, 'prepared-before-yes', 'prepared');
}

/** Says that a record must be on disk before anyone hears of it; forced writes are counted by it. */
export const forced = (
  turn: Mine,
  rule: 'prepared-before-yes' | 'decision-before-ack',
  record: string,
  facts: Facts = {},
): void => because(turn, rule, { record, forced: true, ...facts });

export function voteYes(turn: Mine): void {
  because(turn, 'vote-yes', {});
  know(turn, { hasVoted: true });
  vote(turn, 'YES');
  awaitOutcome(turn);
}

export const awaitOutcome = (turn: Mine): void => {
  startTimer(turn, 'decision', turn.context.config.decisionTimeout);
};

/** Back from a crash in the middle of a transaction. */
export function recover(turn: Mine): void {
  because(turn, 'recovers-in-doubt', { record: 'prepared' });
  askDecision(turn);
}

/** Nobody has told it: it asks the coordinator and, where they may help, the other participants. */
export function askDecision(turn: Mine): void {
  const { tx, config, self, attempts, isRecovered } = turn.context;
  if (tx === null) return;
  const asksPeers = isTwoPhase(config) ? config.cooperation : isRecovered;
  const peers = asksPeers ? config.participants.filter((id) => id !== self) : [];
  because(turn, 'asks-decision', { attempt: attempts + 1, asked: [config.coordinator, ...peers] });
  for (const to of [config.coordinator, ...peers]) post(turn, to, { type: 'DECISION-REQUEST', tx });
  if (attempts === 0) reach(turn, 'inDoubt');
  startTimer(turn, 'decision', patience(turn.context, config.decisionTimeout));
  tryAgain(turn);
}

/** It is uncertain itself, and says so. */
export function cannotHelp(turn: Mine, { from }: Arrival<'DECISION-REQUEST'>): void {
  const { tx } = turn.context;
  if (tx === null) return;
  because(turn, 'cannot-help', { from });
  post(turn, from, { type: 'UNCERTAIN', tx });
}

/** The coordinator's question did not come: whoever has not voted may abort, and says No should it come after all. */
export function giveUpWaiting(turn: Mine): void {
  because(turn, 'aborts-alone', { reason: 'notAsked' });
  know(turn, { refuses: true });
}

/** One that has not voted is free to abort, and so ends the other's doubt. */
export function abortForPeer(turn: Mine, event: Arrival): void {
  because(turn, 'aborts-alone', { reason: 'notVoted', from: event.from });
  write(turn, ['abort']);
  tellDecision(turn, event);
}

export function tellDecision(turn: Mine, { from }: Arrival): void {
  const { tx, stable } = turn.context;
  const decision = decisionIn(stable.log, tx);
  if (tx === null || decision === null) return;
  because(turn, 'answers-decision', { from, decision });
  post(turn, from, decisionMessage(turn.context, tx, decision));
}

export const decisionMessage = (
  { config }: ParticipantContext,
  tx: TransactionId,
  decision: Decision,
): CommitMessage => (decision === 'commit' ? commitMessage(config, tx) : abortMessage(config, tx));

export function writeCommit(turn: Mine): void {
  stopTimer(turn, 'decision');
  stopTimer(turn, 'termination');
  because(turn, 'decision-known', { decision: 'commit' });
  write(turn, ['commit'], turn.context.balance);
  if (mustForce(turn.context, 'commit')) forced(turn, 'decision-before-ack', 'commit');
}

export function writeAbort(turn: Mine): void {
  for (const timer of ['decision', 'termination', 'question'] as const) stopTimer(turn, timer);
  because(turn, 'decision-known', { decision: 'abort' });
  write(turn, ['abort']);
  if (mustForce(turn.context, 'abort')) forced(turn, 'decision-before-ack', 'abort');
}

export function finishCommit(turn: Mine): void {
  reach(turn, 'committed');
  releaseLock(turn, 'commit');
  if (!isPresumedCommit(turn.context.config)) acknowledge(turn);
}

/** Nothing is acknowledged that the coordinator does not wait for: a presumed abort, or one before anything was executed. */
export function finishAbort(turn: Mine): void {
  const { lock, config } = turn.context;
  const isAwaited = config.variant === 'book' ? lock !== null : config.variant !== 'presumed-abort';
  reach(turn, 'aborted');
  releaseLock(turn, 'abort');
  if (isAwaited) acknowledge(turn);
}

/** It has voted No, or has not voted: nobody waits for an acknowledgement. */
export function noteAborted(turn: Mine): void {
  reach(turn, 'aborted');
  releaseLock(turn, 'abort');
}

function acknowledge(turn: Mine): void {
  const { tx, config } = turn.context;
  if (tx !== null) post(turn, config.coordinator, { type: 'ACKNOWLEDGMENT', tx });
}

/** The decision comes once more, or another one: what is decided stays decided. */
export function hearAgain(turn: Mine, { from, message }: Pick<Arrival, 'from' | 'message'>): void {
  const { stable, config } = turn.context;
  because(turn, 'stays-decided', { from, decision: decisionIn(stable.log, message.tx), told: message.type });
  // Its record may still be under way to the disk; until it is there the coordinator must not forget, and asks again.
  if (from === config.coordinator && isDurable(turn.context, message.tx))
    post(turn, from, { type: 'ACKNOWLEDGMENT', tx: message.tx });
}

/** What clients ask of a participant beside beginning a transaction. */
export function takeRequest(turn: Mine, { id, request }: Asked): void {
  switch (request.type) {
    case 'read':
      return read(turn, id);
    case 'refuse':
    case 'fail':
      know(turn, request.type === 'refuse' ? { refuses: true } : { fails: true });
      return reply(turn, id, null);
    case 'begin':
      return reply(turn, id, 'BUSY');
    default:
      return reply(turn, id, 'NOTACOORDINATOR');
  }
}

export function begin(turn: Mine, { id }: Asked): void {
  know(turn, { tx: null });
  expectQuestion(turn);
  reply(turn, id, null);
}

const reply = (turn: Mine, request: Asked['id'], error: 'BUSY' | 'NOTACOORDINATOR' | null): void => {
  turn.effects.push({ type: 'reply', request, result: { error, value: null } });
};

/** One that it asked is in doubt as well. */
export const stayInDoubt = (turn: Mine, { from }: Arrival<'UNCERTAIN'>): void =>
  because(turn, 'still-in-doubt', { from });

export const isBegin = (_: ParticipantContext, event: CommitEvent): boolean =>
  event.type === 'request' && event.request.type === 'begin';
