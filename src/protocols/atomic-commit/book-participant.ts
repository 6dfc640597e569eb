import { executeChange } from './account';
import type { Arrival } from './messages';
import { askDecision, awaitOutcome, forced, type Mine } from './participant';
import { holds } from './rules';
import type { CommitEvent, ParticipantContext } from './state';
import { because, know, post, reach, stopTimer, write } from './turn';

// The participant of three-phase commit as textbooks retell it: it executes in phase two, and its timers decide.

/** CanCommit asks only whether it could: a Yes locks nothing and writes nothing. */
export function answerReady(turn: Mine): void {
  const { tx, config } = turn.context;
  if (tx === null) return;
  because(turn, 'vote-yes', {});
  reach(turn, 'voted', { vote: 'YES' });
  post(turn, config.coordinator, { type: 'VOTE', tx, vote: 'YES' });
  awaitOutcome(turn);
}

export const readyTimesOut = (turn: Mine): void => because(turn, 'ready-times-out', {});

export const failsToExecute = ({ fails }: ParticipantContext): boolean => fails;

/** What it could do a moment ago it cannot do now: a Yes to CanCommit was no promise. */
export function failExecution(turn: Mine): void {
  const { tx, config } = turn.context;
  if (tx === null) return;
  stopTimer(turn, 'decision');
  know(turn, { fails: false });
  because(turn, 'execution-failed', {});
  write(turn, ['abort']);
  post(turn, config.coordinator, { type: 'VOTE', tx, vote: 'NO' });
}

export function execute(turn: Mine): void {
  stopTimer(turn, 'decision');
  know(turn, { hasVoted: true, isCommittable: true });
  write(turn, executeChange(turn));
  if (holds(turn.context.rulesOff, 'prepared-before-yes')) forced(turn, 'prepared-before-yes', 'redo');
}

export function acknowledgePreCommit(turn: Mine): void {
  const { tx, config } = turn.context;
  if (tx === null) return;
  reach(turn, 'preCommitted');
  know(turn, { attempts: 0 });
  post(turn, config.coordinator, { type: 'ACK', tx });
  awaitOutcome(turn);
}

/** Back from a crash with undo and redo on disk: the book has no rule, so the setup chooses one. */
export function recoverPrepared(turn: Mine): void {
  because(turn, 'recovers-in-doubt', { record: 'redo' });
  know(turn, { isCommittable: true });
  if (turn.context.config.recovery === 'ask') askDecision(turn);
  else awaitOutcome(turn);
}

/** Whether a time-out leads to a question: by choice of the setup once, or always where it came back or may not commit alone. */
export const asksFirst = ({ config, attempts, isRecovered, rulesOff }: ParticipantContext): boolean =>
  !holds(rulesOff, 'timeout-commits') || (config.recovery === 'ask' && (isRecovered || attempts === 0));

export const commitByTimer = (turn: Mine): void => because(turn, 'timeout-commits', {});

/** The coordinator lives and has not decided: the timer begins again. */
export function waitOn(turn: Mine, event: CommitEvent): void {
  if (event.type !== 'UNCERTAIN') return;
  const { from } = event as Arrival<'UNCERTAIN'>;
  because(turn, 'still-in-doubt', { from });
  if (from === turn.context.config.coordinator) know(turn, { attempts: 0 });
}
