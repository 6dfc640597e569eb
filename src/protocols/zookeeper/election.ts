import type { ProcessId } from '../../kernel/ids';
import { connectAll, haveDelivered, post } from './election-transport';
import type { Arrival, Notification, ServerState, Vote } from './messages';
import { isQuorum, isVoter, quorumSize } from './quorum-verifier';
import type { Ballot, Election, ServerContext } from './state';
import { because, know, reach, startTimer, stopTimer, type Turn } from './turn';
import { isBetter, isLarger, nullVote, supporters, voteFacts } from './vote';
import { shortZxid } from './zxid';

/** How long a server waits for a better vote after its quorum, and at first for any message; milliseconds (FastLeaderElection). */
export const finalizeWait = 200;
const maxNotificationInterval = 60_000;

type Received = Arrival<'NOTIFICATION'>;

/** A new round: raise the clock, propose yourself, tell all voters (lookForLeader). */
export function lookForLeader(turn: Turn): void {
  const { election, self, isObserver, config, lastProcessed, stable } = turn.context;
  const round = election.round + 1;
  const initial: Vote = isObserver
    ? { ...nullVote, electionEpoch: round }
    : { leader: self, zxid: lastProcessed, electionEpoch: round, peerEpoch: stable.currentEpoch };
  know(turn, {
    election: { round, proposal: initial, initial, received: {}, outOfElection: {}, wait: finalizeWait, decided: null },
    departure: null,
  });
  because(turn, 'round-begins', { round, ...voteFacts(initial, 'own'), quorum: quorumSize(config) });
  reach(turn, 'electionStarted', { sid: self, round });
  propose(turn);
  startTimer(turn, 'notification', finalizeWait);
}

/** Tells every voter the present proposal; the own ballot goes straight into the box (sendNotifications). */
function propose(turn: Turn): void {
  const { self, config, election } = turn.context;
  const notification: Notification = {
    type: 'NOTIFICATION',
    ...election.proposal,
    electionEpoch: election.round,
    state: 'LOOKING',
  };
  for (const sid of config.voters) if (sid !== self) post(turn, sid, notification);
  if (!isVoter(config, self)) return;
  const own: Ballot = { ...election.proposal, electionEpoch: election.round, state: 'LOOKING' };
  change(turn, { received: { ...turn.context.election.received, [self]: own } });
}

const change = (turn: Turn, part: Partial<Election>): void =>
  know(turn, { election: { ...turn.context.election, ...part } });

/** Whether a message brings a vote that beats the proposal: one from a server that does not vote is answered, not weighed. */
export const beats = (context: ServerContext, { from, message }: Received): boolean =>
  isVoter(context.config, from) && isPreferred(context, message, context.election.proposal);
const isPreferred = (context: ServerContext, vote: Vote, present: Vote): boolean =>
  context.rulesOff.includes('most-recent-leads')
    ? isLarger(context.config, vote, present)
    : isBetter(context.config, vote, present);

/** A message reaches a server that is looking (WorkerReceiver.run, then lookForLeader). */
export function weighNotification(turn: Turn, { from, message }: Received): void {
  const { config } = turn.context;
  if (answersAtOnce(turn, from, message)) return;
  startTimer(turn, 'notification', turn.context.election.wait);
  if (!isVoter(config, message.leader))
    return because(turn, 'ballot-not-counted', { from, leader: message.leader < 0 ? null : message.leader });
  if (message.state === 'LOOKING') weighLooking(turn, from, message);
  else if (message.state !== 'OBSERVING') weighSettled(turn, from, message);
}

/**
 * The receiver's own answers, which come before any weighing: one who does not vote is told the current vote, and a looking
 * server that is behind in rounds is told the proposal. True where the message goes no further.
 */
function answersAtOnce(turn: Turn, from: ProcessId, message: Notification): boolean {
  const { config, election } = turn.context;
  if (!isVoter(config, from)) {
    tell(turn, from, turn.context.currentVote, election.round, 'LOOKING');
    return true;
  }
  if (message.state === 'LOOKING' && message.electionEpoch < election.round)
    tell(turn, from, election.proposal, election.round, 'LOOKING');
  return false;
}

function tell(turn: Turn, to: ProcessId, vote: Vote, round: number, state: ServerState): void {
  post(turn, to, {
    type: 'NOTIFICATION',
    leader: vote.leader,
    zxid: vote.zxid,
    peerEpoch: vote.peerEpoch,
    electionEpoch: round,
    state,
  });
}

/** The ballot of another looking server: compare rounds, then votes; record it. */
function weighLooking(turn: Turn, from: ProcessId, vote: Notification): void {
  const { context } = turn;
  const { election } = context;
  if (vote.electionEpoch < election.round) {
    return because(turn, 'round-older', { from, theirs: vote.electionEpoch, own: election.round });
  }
  if (vote.electionEpoch > election.round) {
    const theirsWins = isPreferred(context, vote, election.initial);
    because(turn, 'round-newer', {
      from,
      theirs: vote.electionEpoch,
      own: election.round,
      adopts: theirsWins,
      ...voteFacts(vote, 'their'),
      ...voteFacts(election.initial, 'own'),
    });
    change(turn, {
      round: vote.electionEpoch,
      received: {},
      proposal: bare(theirsWins ? vote : election.initial, vote.electionEpoch),
    });
    propose(turn);
  } else {
    const isPreferable = isPreferred(context, vote, election.proposal);
    because(turn, isPreferable ? 'vote-better' : 'vote-kept', {
      from,
      ...voteFacts(vote, 'their'),
      ...voteFacts(election.proposal, 'own'),
    });
    if (isPreferable) {
      change(turn, { proposal: bare(vote, election.round) });
      propose(turn);
    }
  }
  change(turn, {
    received: { ...turn.context.election.received, [from]: { ...bare(vote, vote.electionEpoch), state: 'LOOKING' } },
  });
}

const bare = ({ leader, zxid, peerEpoch }: Vote, electionEpoch: number): Vote => ({
  leader,
  zxid,
  electionEpoch,
  peerEpoch,
});

/** Whether the ballots of this round that agree with the proposal are a quorum. */
export function hasQuorumOfVotes({ config, election }: ServerContext): boolean {
  const probe: Ballot = { ...election.proposal, electionEpoch: election.round, state: 'LOOKING' };
  return isQuorum(config, supporters(election.received, probe, 'received'));
}

/** A quorum agrees: wait a little for a better vote that may be under way. */
export function startFinalizeWait(turn: Turn): void {
  const { election, config } = turn.context;
  const probe: Ballot = { ...election.proposal, electionEpoch: election.round, state: 'LOOKING' };
  because(turn, 'votes-quorum', {
    leader: election.proposal.leader,
    supporters: supporters(election.received, probe, 'received'),
    quorum: quorumSize(config),
  });
  stopTimer(turn, 'notification');
  startTimer(turn, 'finalize', finalizeWait);
}

/** A message during the final wait that brings nothing better is dropped, and the wait begins anew. */
export function keepWaiting(turn: Turn, { from, message }: Received): void {
  if (answersAtOnce(turn, from, message)) return;
  startTimer(turn, 'finalize', finalizeWait);
}

/** Nothing better came: the proposal is the result. */
export function decide(turn: Turn): void {
  const { election } = turn.context;
  because(turn, 'votes-final', { waited: finalizeWait, ...voteFacts(election.proposal, 'winning') });
  settle(turn, { ...election.proposal, electionEpoch: election.round });
}

function settle(turn: Turn, vote: Vote): void {
  change(turn, { decided: vote });
  know(turn, { currentVote: vote });
  reach(turn, 'leaderElected', {
    sid: turn.context.self,
    leader: vote.leader,
    round: vote.electionEpoch,
    zxid: shortZxid(vote.zxid),
  });
}

/** The word of a server that follows or leads: join its leader if a quorum and that leader itself say so (receivedFollowing/LeadingNotification). */
function weighSettled(turn: Turn, from: ProcessId, message: Notification): void {
  const { election, config } = turn.context;
  const ballot: Ballot = { ...bare(message, message.electionEpoch), state: message.state };
  if (message.electionEpoch === election.round) {
    change(turn, { received: { ...election.received, [from]: ballot } });
    if (joins(turn, ballot, 'received')) return;
  }
  change(turn, { outOfElection: { ...election.outOfElection, [from]: ballot } });
  if (joins(turn, ballot, 'outOfElection')) return;
  const box = turn.context.election.outOfElection;
  const isHeard = message.leader === turn.context.self || box[message.leader]?.state === 'LEADING';
  because(turn, isHeard ? 'settled-ballot' : 'leader-silent-about-itself', {
    from,
    leader: message.leader,
    supporters: supporters(box, ballot, 'outOfElection'),
    votersNeeded: quorumSize(config),
  });
}

function joins(turn: Turn, ballot: Ballot, kind: 'received' | 'outOfElection'): boolean {
  const { election, config } = turn.context;
  const agreeing = supporters(election[kind], ballot, kind);
  if (!isQuorum(config, agreeing) || !leaderConfirms(turn.context, ballot, election[kind])) return false;
  because(turn, 'leader-exists', {
    leader: ballot.leader,
    supporters: agreeing,
    theirs: ballot.electionEpoch,
    own: election.round,
  });
  change(turn, { round: ballot.electionEpoch });
  settle(turn, bare(ballot, ballot.electionEpoch));
  return true;
}

/** A remote leader must have said itself that it leads; one's own leadership must be of this round (checkLeader). */
function leaderConfirms(
  { self, election }: ServerContext,
  { leader, electionEpoch }: Ballot,
  box: Readonly<Record<number, Ballot>>,
): boolean {
  if (leader === self) return election.round === electionEpoch;
  return box[leader]?.state === 'LEADING';
}

/** No message for a while: say it again, or dial again; then wait twice as long, up to a minute. */
export function resend(turn: Turn): void {
  const { election } = turn.context;
  const isDelivered = haveDelivered(turn);
  const wait = Math.min(election.wait * 2, maxNotificationInterval);
  because(turn, 'election-resend', { waited: election.wait, next: wait, reconnects: !isDelivered });
  if (isDelivered) propose(turn);
  else connectAll(turn);
  change(turn, { wait });
  startTimer(turn, 'notification', wait);
}

/** A notification reaches a server that has a role: one who looks, or who does not vote, is told whom it follows. */
export function answerNotification(turn: Turn, { from, message }: Received, state: ServerState): void {
  const { config, currentVote, election } = turn.context;
  const isOutsider = !isVoter(config, from);
  if (!isOutsider && message.state !== 'LOOKING') return;
  because(turn, 'tell-the-looking', {
    from,
    leader: currentVote.leader,
    round: isOutsider ? election.round : currentVote.electionEpoch,
  });
  tell(turn, from, currentVote, isOutsider ? election.round : currentVote.electionEpoch, state);
}

/** The established epoch becomes part of the vote, so that late joiners find equal ballots (updateElectionVote, ZOOKEEPER-1732). */
export const adoptEpoch = (turn: Turn, epoch: number): void =>
  know(turn, { currentVote: { ...turn.context.currentVote, peerEpoch: epoch } });
