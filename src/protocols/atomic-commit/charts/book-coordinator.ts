import { chartOf } from '../chart-builder';
import { firstCoordinator, isAllAcknowledged, keepSilent, repeats, stopWaiting } from '../coordinator';
import { adopt, askParticipants, countPreCommitAck, missAcks, mustAsk, sendPreCommit } from '../precommit';
import {
  anywhere,
  coordinatorActions,
  coordinatorGuards,
  countingVotes,
  deciding,
  ending,
  open,
  takingInto,
  telling,
} from './coordinator-parts';

/** The book does not repeat a decision that was lost; where recovery is by asking, this one does. */
const tellingOnce = {
  ...telling,
  on: {
    ...telling.on,
    acks: [
      { guard: 'repeats', actions: 'repeatDecision' },
      { target: 'ended', actions: 'stopWaiting' },
    ],
  },
} as const;

/**
 * The coordinator of three-phase commit as textbooks retell it: CanCommit, PreCommit, doCommit, and abort on every time-out.
 * Skeen's is another (skeen-coordinator.ts).
 */
export const bookCoordinator = chartOf({
  actions: {
    ...coordinatorActions,
    sendPreCommit,
    countPreCommitAck,
    missAcks,
    askParticipants,
    adopt,
    keepSilent,
    stopWaiting,
  },
  guards: { ...coordinatorGuards, isAllAcknowledged, mustAsk, repeats },
  first: firstCoordinator,
  figure: {
    id: 'coordinator',
    initial: 'starting',
    on: anywhere,
    states: {
      starting: {
        meta: {
          source: 'the book has no rule for a restart; this is a choice: what is not decided is aborted, or asked for',
        },
        always: [
          { guard: 'hasOpenCommit', target: 'doCommit', actions: 'recoverDecision' },
          { guard: 'hasOpenAbort', target: 'aborted', actions: 'recoverDecision' },
          { guard: 'mustAsk', target: 'recovering' },
          { guard: 'hasBegun', target: 'aborting', actions: 'recoverUndecided' },
          { target: 'initial' },
        ],
      },
      initial: { meta: { source: 'Book: no transaction yet' }, on: takingInto('canCommit') },
      canCommit: {
        meta: { source: 'Book, phase 1: could you? A Yes binds to nothing, and nothing is locked' },
        always: [
          { guard: 'mustAbort', target: 'aborting' },
          { guard: 'mayCommit', target: 'preCommit' },
        ],
        ...countingVotes,
      },
      preCommit: {
        meta: { source: 'Book, phase 2: execute. A No or a missing acknowledgement aborts (Skeen 1981 would commit)' },
        entry: 'sendPreCommit',
        always: [
          { guard: 'mustAbort', target: 'aborting' },
          { guard: 'isAllAcknowledged', target: 'committing' },
        ],
        on: {
          ...open,
          ACK: { actions: 'countPreCommitAck' },
          VOTE: { actions: 'countVote' },
          acks: { target: 'aborting', actions: 'missAcks' },
        },
      },
      ...deciding('doCommit'),
      doCommit: { meta: { source: 'Book, phase 3: all have executed, commit' }, ...tellingOnce },
      aborted: { meta: { source: 'Book: Abort; those who have executed roll back and acknowledge' }, ...tellingOnce },
      recovering: {
        meta: { source: 'not in the book: a coordinator that asks before it decides (recovery: ask)' },
        entry: 'askParticipants',
        on: {
          decision: { actions: 'askParticipants' },
          doCommit: { target: 'committing', actions: 'adopt' },
          Abort: { target: 'aborting', actions: 'adopt' },
          'DECISION-REQUEST': { actions: 'keepSilent' },
        },
      },
      ended: { meta: { source: 'Book: all acknowledgements are in' }, ...ending('canCommit') },
    },
  },
});
