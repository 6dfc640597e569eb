import type { ProcessId } from '../../kernel/ids';
import type { Arrival, TransactionId } from './messages';
import { decisionMessage, hearAgain, type Mine } from './participant';
import { decisionIn } from './records';
import { because, know, post, write } from './turn';

/** A message about another transaction than the one at hand: answered from the log, or from never having voted. */
export function answerForeign(turn: Mine, { from, message }: Arrival): void {
  switch (message.type) {
    case 'QUERY-TO-COMMIT':
    case 'CanCommit':
      return refuseWhileBusy(turn, from, message.tx);
    case 'COMMIT':
    case 'ROLLBACK':
    case 'doCommit':
    case 'Abort':
      abortUnmet(turn, message.tx);
      return hearAgain(turn, { from, message });
    case 'DECISION-REQUEST':
    case 'TERMINATE':
    case 'STATE-REQUEST':
      return answerPeer(turn, from, message.tx);
    default:
      return;
  }
}

/** Two transactions cannot hold one lock: the newer one is refused. */
function refuseWhileBusy(turn: Mine, from: ProcessId, tx: TransactionId): void {
  because(turn, 'vote-no', { reason: 'locked', holder: turn.context.lock });
  abortUnmet(turn, tx);
  post(turn, from, { type: 'VOTE', tx, vote: 'NO' });
}

function answerPeer(turn: Mine, from: ProcessId, tx: TransactionId): void {
  abortUnmet(turn, tx);
  const decision = decisionIn(turn.context.stable.log, tx);
  // An old transaction that the log does not know may be one that it has forgotten.
  because(turn, decision === null ? 'cannot-help' : 'answers-decision', { from, decision });
  post(turn, from, decision === null ? { type: 'UNCERTAIN', tx } : decisionMessage(turn.context, tx, decision));
}

/** A transaction newer than all that it has met is one that it never voted for: aborted here, it will never get a Yes. */
function abortUnmet(turn: Mine, tx: TransactionId): void {
  const { stable, tx: present } = turn.context;
  if (stable.log.some((record) => record.tx >= tx)) return;
  know(turn, { tx });
  write(turn, ['abort']);
  know(turn, { tx: present });
}
