import { chartOf } from '../chart-builder';
import { decidesAlone, heuristicIs } from '../heuristic';
import { firstParticipant } from '../participant';
import {
  anywhere,
  decided,
  ends,
  executesFor,
  participantActions,
  participantGuards,
  requests,
  startingIn,
  working,
} from './participant-parts';

const questions = executesFor('QUERY-TO-COMMIT');
const afterwards = {
  ...questions,
  ...requests,
  ...decided({ told: ['COMMIT', 'ROLLBACK'], asked: ['DECISION-REQUEST'] }),
};

/** A participant of two-phase commit. Read it beside the figure of BHG 7.4, or Gray 1978, section 5.8.3. */
export const twoPhaseParticipant = chartOf({
  actions: { ...participantActions, decidesAlone },
  guards: { ...participantGuards, commitsAlone: heuristicIs('commit'), abortsAlone: heuristicIs('abort') },
  first: firstParticipant,
  figure: {
    id: 'participant',
    initial: 'starting',
    on: anywhere('QUERY-TO-COMMIT'),
    states: {
      starting: startingIn('prepared'),
      idle: { meta: { source: 'BHG 7.4: no transaction is known here' }, on: { ...questions, ...requests } },
      working: working(questions),
      executing: {
        meta: { source: 'BHG 7.4: undo, redo and the promise go to disk before Yes' },
        entry: 'prepare',
        always: [{ guard: 'isExecuted', target: 'prepared', actions: 'voteYes' }],
        on: {
          ROLLBACK: { target: 'aborting' },
          'DECISION-REQUEST': { target: 'aborted', actions: ['abortForPeer', 'noteAborted'] },
        },
      },
      prepared: {
        meta: { source: 'BHG 7.4: the uncertainty period. Locked, in doubt, and never decides alone' },
        on: {
          COMMIT: { target: 'committing' },
          ROLLBACK: { target: 'aborting' },
          'DECISION-REQUEST': { actions: 'cannotHelp' },
          UNCERTAIN: { actions: 'stayInDoubt' },
          decision: [
            { guard: 'commitsAlone', target: 'committing', actions: 'decidesAlone' },
            { guard: 'abortsAlone', target: 'aborting', actions: 'decidesAlone' },
            { actions: 'askDecision' },
          ],
        },
      },
      ...ends,
      committed: {
        meta: { source: 'BHG 7.4: the change stands, the lock is free' },
        on: afterwards,
      },
      aborted: {
        meta: { source: 'BHG 7.4: the change is undone, the lock is free' },
        on: afterwards,
      },
    },
  },
});
