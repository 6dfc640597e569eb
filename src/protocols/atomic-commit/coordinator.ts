import type { ProcessId } from '../../kernel/ids';
import type { BootInput } from '../../kernel/protocol';
import { type Arrival, type CommitMessage, type Decision, type TransactionId, transactionId } from './messages';
import { decisionIn, hasRecord, openTransaction } from './records';
import { type CommitRule, holds } from './rules';
import type { AtomicCommit, CommitConfig, CommitEvent, CoordinatorContext, Transfer } from './state';
import { because, know, patience, post, reach, startTimer, stopTimer, type Turn, tryAgain, write } from './turn';
import { abortMessage, commitMessage, isPresumedCommit, isTwoPhase } from './variants';

export type Lead = Turn<CoordinatorContext>;
type Asked = Extract<CommitEvent, { readonly type: 'request' }>;

/** What a coordinator knows when it starts: what its log says of the last transaction. */
export function firstCoordinator({ self, config, rulesOff, stable }: BootInput<AtomicCommit>): CoordinatorContext {
  const tx = openTransaction(stable.log);
  return {
    type: 'coordinator',
    ...{ self, config, rulesOff, stable, durable: stable, outbox: [], tx, attempts: 0 },
    ...{ changes: {}, client: null, votes: {}, acks: [], told: [], queue: [] },
    decision: decisionIn(stable.log, tx),
    hasPrecommitted: hasRecord(stable.log, tx, 'precommit'),
  };
}

// What guards ask.

/** A transfer needs a payer that takes part: money that nobody pays would come from nowhere. */
export const isTransfer = ({ config }: CoordinatorContext, event: CommitEvent): boolean =>
  event.type === 'request' && event.request.type === 'transfer' && config.participants.includes(event.request.payer);
export const hasQueued = ({ queue }: CoordinatorContext): boolean => queue.length > 0;

const votesFor = ({ votes }: CoordinatorContext, vote: 'YES' | 'NO'): number =>
  Object.values(votes).filter((each) => each === vote).length;

/** Nothing is decided while participants are still to be asked: one that was not asked could neither vote nor wait. */
export const mustAbort = (knows: CoordinatorContext): boolean => {
  const no = votesFor(knows, 'NO');
  const mayIgnoreSome = !holds(knows.rulesOff, 'commit-needs-all-yes');
  return knows.outbox.length === 0 && (mayIgnoreSome ? 2 * no >= knows.config.participants.length : no > 0);
};
export const mayCommit = (knows: CoordinatorContext): boolean => {
  const [yes, all] = [votesFor(knows, 'YES'), knows.config.participants.length];
  const isEnough = holds(knows.rulesOff, 'commit-needs-all-yes') ? yes === all : 2 * yes > all;
  return knows.outbox.length === 0 && isEnough;
};

const haveAll = ({ told, acks, outbox }: CoordinatorContext): boolean =>
  outbox.length === 0 && told.every((id) => acks.includes(id));
export const isAllAcknowledged = (knows: CoordinatorContext): boolean => haveAll(knows);

/** Which decision nobody acknowledges, because it is what is presumed anyway. */
const isPresumed = ({ config, hasPrecommitted, decision }: CoordinatorContext): boolean => {
  if (config.variant === 'presumed-abort') return decision === 'abort';
  if (config.variant === 'presumed-commit') return decision === 'commit';
  return config.variant === 'book' && decision === 'abort' && !hasPrecommitted;
};
/** Whether it may forget the transaction: all have acknowledged, or nobody does. */
export const mayForget = (knows: CoordinatorContext): boolean => {
  if (knows.outbox.length > 0) return false;
  const waits = !isPresumed(knows) && (!isTwoPhase(knows.config) || holds(knows.rulesOff, 'acks-before-forgetting'));
  return !waits || haveAll(knows);
};

/** Whether the decision is on disk, or need not be. */
export const isDecisionDurable = (knows: CoordinatorContext): boolean =>
  knows.decision !== null && (!mustForce(knows) || decisionIn(knows.durable.log, knows.tx) === knows.decision);

/** A commit always. An abort only where nothing is presumed: elsewhere no record says the same. */
const mustForce = ({ config, rulesOff, decision }: CoordinatorContext): boolean =>
  holds(rulesOff, 'decision-before-sent') && (decision === 'commit' || config.variant === 'presumed-nothing');

export const isRecordDurable =
  (type: 'collecting' | 'precommit') =>
  ({ durable, tx, rulesOff }: CoordinatorContext): boolean =>
    hasRecord(durable.log, tx, type) || (type === 'collecting' && !holds(rulesOff, 'collecting-before-query'));

/** What its log says of a transaction that has not ended. */
export const isOpenWith =
  (decision: Decision) =>
  (knows: CoordinatorContext): boolean =>
    knows.decision === decision && !hasRecord(knows.stable.log, knows.tx, 'end') && !isPresumed(knows);
export const hasBegun = ({ stable, tx, decision }: CoordinatorContext): boolean =>
  decision === null && hasRecord(stable.log, tx, 'start', 'collecting', 'precommit');

// What it does.

/** A transfer between the accounts: the payer gives the amount to each of the others. */
function changesOf({ config }: CoordinatorContext, { request }: Asked): Readonly<Record<number, number>> {
  if (request.type !== 'transfer') return {};
  const { participants } = config;
  const others = participants.length - 1;
  return Object.fromEntries(
    participants.map((id) => [id, id === request.payer ? -others * request.amount : request.amount]),
  );
}

export const beginTransaction = (lead: Lead, event: Asked): void =>
  beginTransfer(lead, { request: event.id, changes: changesOf(lead.context, event) });

export function beginQueued(lead: Lead): void {
  const [next, ...queue] = lead.context.queue;
  if (next === undefined) return;
  know(lead, { queue });
  beginTransfer(lead, next);
}

function beginTransfer(lead: Lead, { request, changes }: Transfer): void {
  know(lead, {
    ...{ tx: transactionId(request + 1), changes, client: request, votes: {}, acks: [], told: [] },
    ...{ decision: null, hasPrecommitted: false, attempts: 0 },
  });
  reach(lead, 'transactionStarted', { request });
  // Three-phase commit only notes that it has begun, so that it asks after a restart; nobody waits for that.
  if (!isTwoPhase(lead.context.config)) write(lead, ['start']);
}

export function queueTransfer(lead: Lead, event: Asked): void {
  because(lead, 'waits-in-queue', { request: event.id });
  know(lead, { queue: [...lead.context.queue, { request: event.id, changes: changesOf(lead.context, event) }] });
}

export const refuseRequest = (lead: Lead, { id, request }: Asked): void => {
  const error = request.type === 'transfer' ? 'NOSUCHPARTICIPANT' : 'NOTAPARTICIPANT';
  lead.effects.push({ type: 'reply', request: id, result: { error, value: null } });
};

/** Presumed commit must know of the transaction before anybody can ask: the others need no record. */
export function writeCollecting(lead: Lead): void {
  if (!isPresumedCommit(lead.context.config)) return;
  write(lead, ['collecting']);
  if (holds(lead.context.rulesOff, 'collecting-before-query'))
    because(lead, 'collecting-before-query', { record: 'collecting', forced: true });
}

/** Phase one: every participant is asked, each in a step of its own. */
export function askEveryone(lead: Lead): void {
  const { tx, config, changes } = lead.context;
  if (tx === null) return;
  because(lead, 'asks-everyone', { participants: config.participants });
  for (const to of config.participants) post(lead, to, question(lead.context, tx, changes[to] ?? 0));
  startTimer(lead, 'votes', config.voteTimeout);
}

const question = ({ config }: CoordinatorContext, tx: TransactionId, change: number): CommitMessage =>
  isTwoPhase(config) ? { type: 'QUERY-TO-COMMIT', tx, change } : { type: 'CanCommit', tx, change };

export const countVote = (lead: Lead, { from, message }: Arrival<'VOTE'>): void =>
  know(lead, { votes: { ...lead.context.votes, [from]: message.vote } });

export function missVotes(lead: Lead): void {
  const { config, votes } = lead.context;
  because(lead, 'votes-missing', { missing: config.participants.filter((id) => votes[id] === undefined) });
}

export function decideCommit(lead: Lead): void {
  stopTimer(lead, 'votes');
  stopTimer(lead, 'acks');
  if (!lead.context.hasPrecommitted) countYes(lead);
  decide(lead, 'commit');
}

/** Says that nothing speaks against committing; one that came back from a crash has no votes to count. */
export function countYes(lead: Lead): void {
  const yes = votesFor(lead.context, 'YES');
  if (yes > 0) because(lead, 'all-voted-yes', { yes, of: lead.context.config.participants.length });
}

export function decideAbort(lead: Lead): void {
  stopTimer(lead, 'votes');
  stopTimer(lead, 'acks');
  const no = lead.context.config.participants.filter((id) => lead.context.votes[id] === 'NO');
  if (no.length > 0) because(lead, 'some-voted-no', { no });
  decide(lead, 'abort');
}

/** The decision, and the record that outlives its maker; presumed abort writes none for what it would presume anyway. */
function decide(lead: Lead, decision: Decision): void {
  know(lead, { decision });
  if (lead.context.config.variant === 'presumed-abort' && decision === 'abort') return;
  write(lead, [decision]);
  if (mustForce(lead.context)) because(lead, 'decision-before-sent', { record: decision, forced: true });
}

/** Phase two: the decision goes to everybody who did not vote No, and to the client. */
export function announce(lead: Lead): void {
  const { decision, config, votes, client } = lead.context;
  if (decision === null) return;
  const told = config.participants.filter((id) => votes[id] !== 'NO');
  reach(lead, 'decided', { decision });
  tellAll(lead, told);
  if (client === null) return;
  const error = decision === 'commit' ? null : 'ABORTED';
  lead.effects.push({ type: 'reply', request: client, result: { error, value: decision } });
  reach(lead, 'answered', { request: client });
  know(lead, { client: null });
}

function tellAll(lead: Lead, told: readonly ProcessId[]): void {
  know(lead, { told, acks: [], attempts: 0 });
  sendDecision(lead, told);
}

function sendDecision(lead: Lead, to: readonly ProcessId[]): void {
  const { tx, config, decision } = lead.context;
  if (tx === null || decision === null) return;
  for (const id of to) post(lead, id, decision === 'commit' ? commitMessage(config, tx) : abortMessage(config, tx));
  startTimer(lead, 'acks', patience(lead.context, config.ackTimeout));
}

export function countAck(lead: Lead, { from }: Arrival): void {
  const { acks, told } = lead.context;
  if (acks.includes(from)) return;
  know(lead, { acks: [...acks, from] });
  because(lead, 'ack-counted', { from, have: lead.context.acks.length, need: told.length });
}

export function repeatDecision(lead: Lead): void {
  const missing = lead.context.told.filter((id) => !lead.context.acks.includes(id));
  because(lead, 'repeats-decision', { missing });
  tryAgain(lead);
  sendDecision(lead, missing);
}

/** Book variant: what is lost is not sent again, unless the setup lets everybody ask. */
export const repeats = ({ config }: CoordinatorContext): boolean => config.recovery === 'ask';

export function stopWaiting(lead: Lead): void {
  const missing = lead.context.told.filter((id) => !lead.context.acks.includes(id));
  because(lead, 'stops-waiting', { missing });
  reach(lead, 'ended', { decision: lead.context.decision });
}

/** The end of a transaction. Its outcome is forgotten: whoever asks from now on is told what is presumed. */
export function forget(lead: Lead): void {
  stopTimer(lead, 'acks');
  const { decision, config } = lead.context;
  const isComplete = haveAll(lead.context) && !isPresumed(lead.context);
  because(lead, isComplete || !isTwoPhase(config) ? 'all-acknowledged' : 'forgets', { decision });
  reach(lead, 'ended', { decision });
  // The record says that nobody will ask any more; what is presumed anyway needs none.
  if (!isPresumed(lead.context)) write(lead, ['end']);
}

/** A participant in doubt asks, and the decision is known. */
export function tellDecision(lead: Lead, { from }: Arrival): void {
  const { tx, config, decision } = lead.context;
  if (tx === null || decision === null) return;
  because(lead, 'answers-decision', { from, decision });
  post(lead, from, decision === 'commit' ? commitMessage(config, tx) : abortMessage(config, tx));
}

/** A participant in doubt asks, and nothing is decided yet: it will hear. */
export function keepOpen(lead: Lead, { from, message }: Arrival): void {
  because(lead, 'still-open', { from });
  if (!isTwoPhase(lead.context.config)) post(lead, from, { type: 'UNCERTAIN', tx: message.tx });
}

/** A coordinator that asks itself has no answer; those who hear nothing go by their timers (book variant). */
export const keepSilent = (lead: Lead, { from }: Arrival): void => because(lead, 'still-open', { from });

/** A participant asks about a transaction that is forgotten, or was never known after a crash: the presumption answers. */
export function answerFromLog(lead: Lead, { from, message }: Arrival): void {
  if (message.type !== 'DECISION-REQUEST') return;
  const { stable, config, tx } = lead.context;
  const isForgotten = isTwoPhase(config) && hasRecord(stable.log, message.tx, 'end');
  const known = isForgotten ? null : decisionIn(stable.log, message.tx);
  const presumed: Decision = isPresumedCommit(config) ? 'commit' : 'abort';
  const decision = known ?? presumed;
  know(lead, { tx: message.tx });
  because(lead, ruleFor(config, known), { from, decision });
  know(lead, { tx });
  post(lead, from, decision === 'commit' ? commitMessage(config, message.tx) : abortMessage(config, message.tx));
}

function ruleFor(config: CommitConfig, known: Decision | null): CommitRule {
  if (known !== null) return 'answers-decision';
  if (!isTwoPhase(config)) return 'recovers-undecided';
  return isPresumedCommit(config) ? 'presumes-commit' : 'presumes-abort';
}

/** Back from a crash with a decision in its log: it is announced again, to everybody. */
export function recoverDecision(lead: Lead): void {
  because(lead, 'recovers-decision', { decision: lead.context.decision });
  reach(lead, 'decided', { decision: lead.context.decision });
  tellAll(lead, lead.context.config.participants);
}

/** Back from a crash with a beginning and no decision: nobody can have been told to commit, so it is abort. */
export const recoverUndecided = (lead: Lead): void => because(lead, 'recovers-undecided', { decision: 'abort' });
