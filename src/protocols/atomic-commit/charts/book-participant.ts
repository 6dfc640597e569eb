import {
  acknowledgePreCommit,
  answerReady,
  asksFirst,
  commitByTimer,
  execute,
  failExecution,
  failsToExecute,
  readyTimesOut,
  recoverPrepared,
  waitOn,
} from '../book-participant';
import { chartOf } from '../chart-builder';
import { couldExecute, firstParticipant } from '../participant';
import {
  anywhere,
  decided,
  ends,
  participantActions,
  participantGuards,
  requests,
  startingIn,
  working,
} from './participant-parts';

/** CanCommit asks whether it could: a Yes binds to nothing. */
const questions = {
  CanCommit: [
    { guard: 'couldExecute', target: 'ready', actions: ['takeQuestion', 'answerReady'] },
    { guard: 'isNew', target: 'aborted', actions: ['voteNo', 'noteAborted'] },
  ],
} as const;

const afterwards = {
  ...questions,
  ...requests,
  ...decided({ told: ['doCommit', 'Abort'], asked: ['DECISION-REQUEST'] }),
};

/**
 * A participant of three-phase commit as textbooks retell it: before PreCommit its timer aborts, after PreCommit its timer
 * commits. Skeen's is another (skeen-participant.ts).
 */
export const bookParticipant = chartOf({
  actions: {
    ...participantActions,
    ...{ answerReady, readyTimesOut, failExecution, execute, acknowledgePreCommit, commitByTimer, waitOn },
    recover: recoverPrepared,
  },
  guards: { ...participantGuards, couldExecute, failsToExecute, asksFirst },
  first: firstParticipant,
  figure: {
    id: 'participant',
    initial: 'starting',
    on: anywhere('CanCommit'),
    states: {
      starting: startingIn('prepared'),
      idle: { meta: { source: 'Book: no transaction is known here' }, on: { ...questions, ...requests } },
      working: working(questions),
      ready: {
        meta: { source: 'Book, phase 1: it could; nothing is locked, nothing written. Its timer aborts' },
        on: {
          PreCommit: [
            { guard: 'failsToExecute', target: 'aborted', actions: ['failExecution', 'noteAborted'] },
            { target: 'executing' },
          ],
          Abort: { target: 'aborting' },
          'DECISION-REQUEST': { actions: 'cannotHelp' },
          decision: { target: 'aborting', actions: 'readyTimesOut' },
        },
      },
      executing: {
        meta: { source: 'Book, phase 2: takes the lock, executes, writes undo and redo' },
        entry: 'execute',
        always: [{ guard: 'isExecuted', target: 'prepared', actions: 'acknowledgePreCommit' }],
        on: { Abort: { target: 'aborting' }, 'DECISION-REQUEST': { actions: 'cannotHelp' } },
      },
      prepared: {
        meta: { source: 'Book, phase 2: executed and locked. Its timer commits' },
        on: {
          doCommit: { target: 'committing' },
          Abort: { target: 'aborting' },
          'DECISION-REQUEST': { actions: 'cannotHelp' },
          UNCERTAIN: { actions: 'waitOn' },
          decision: [
            { guard: 'asksFirst', actions: 'askDecision' },
            { target: 'committing', actions: 'commitByTimer' },
          ],
        },
      },
      ...ends,
      committed: {
        meta: { source: 'Book, phase 3: the change stands, the lock is free' },
        on: afterwards,
      },
      aborted: {
        meta: { source: 'Book: the change is undone, the lock is free' },
        on: afterwards,
      },
    },
  },
});
