import { chartOf } from '../chart-builder';
import { firstParticipant } from '../participant';
import {
  askStates,
  becomeCommittable,
  conclude,
  concludes,
  decideFromLog,
  decidesFromLog,
  isHeeded,
  isNewestBackup,
  isNewestToCommittable,
  isSpread,
  mustAsk,
  noteAck,
  noteDecided,
  noteState,
  recoverUncertain,
  seekBackup,
  shallLead,
  spreadPreCommit,
  stopAsking,
  takesPart,
  tellPeers,
  tellState,
} from '../termination';
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

const questions = executesFor('CanCommit');
const afterwards = {
  ...questions,
  ...requests,
  ...decided({ told: ['doCommit', 'Abort'], asked: ['DECISION-REQUEST', 'TERMINATE', 'STATE-REQUEST'] }),
};

/** What a participant does that waits for the coordinator, or for whoever stands in for it. */
const waits = {
  doCommit: { guard: 'isHeeded', target: 'committing' },
  Abort: { guard: 'isHeeded', target: 'aborting' },
  PreCommit: { guard: 'isHeeded', target: 'precommitted', actions: 'becomeCommittable' },
  'DECISION-REQUEST': { actions: 'cannotHelp' },
  UNCERTAIN: { actions: 'stayInDoubt' },
  TERMINATE: { guard: 'takesPart', target: 'leading' },
  'STATE-REQUEST': { guard: 'isNewestBackup', actions: 'tellState' },
  decision: [
    { guard: 'mustAsk', actions: 'askDecision' },
    { guard: 'decidesFromLog', target: 'aborting', actions: 'decideFromLog' },
    { guard: 'shallLead', target: 'leading' },
    { actions: 'seekBackup' },
  ],
} as const;

/** A newer backup calls, or one that was asked has decided already. */
const leads = {
  'STATE-REQUEST': [
    { guard: 'isNewestToCommittable', target: 'precommitted', actions: 'tellState' },
    { guard: 'isNewestBackup', target: 'uncertain', actions: 'tellState' },
  ],
  doCommit: { actions: 'noteDecided' },
  Abort: { actions: 'noteDecided' },
} as const;

/** A participant of Skeen's three-phase commit, with its termination protocol (Skeen 1981; BHG 7.5). */
export const skeenParticipant = chartOf({
  actions: {
    ...participantActions,
    ...{ becomeCommittable, seekBackup, askStates, tellState, noteState, noteDecided, stopAsking, conclude },
    ...{ spreadPreCommit, noteAck, tellPeers, decideFromLog },
    recover: recoverUncertain,
  },
  guards: {
    ...participantGuards,
    ...{ isHeeded, isNewestBackup, isNewestToCommittable, mustAsk, decidesFromLog, shallLead, takesPart, isSpread },
    concludesAbort: concludes('abort'),
    concludesCommit: concludes('commit'),
    concludesPrecommit: concludes('precommit'),
  },
  first: firstParticipant,
  figure: {
    id: 'participant',
    initial: 'starting',
    on: anywhere('CanCommit'),
    states: {
      starting: startingIn('uncertain'),
      idle: { meta: { source: 'Skeen 1981, state q' }, on: { ...questions, ...requests } },
      working: working(questions),
      executing: {
        meta: { source: 'BHG 7.5: executes and prepares with the vote, as in two-phase commit' },
        entry: 'prepare',
        always: [{ guard: 'isExecuted', target: 'uncertain', actions: 'voteYes' }],
        on: {
          Abort: { target: 'aborting' },
          'DECISION-REQUEST': { target: 'aborted', actions: ['abortForPeer', 'noteAborted'] },
          TERMINATE: { target: 'aborted', actions: ['abortForPeer', 'noteAborted'] },
          'STATE-REQUEST': { target: 'aborted', actions: ['abortForPeer', 'noteAborted'] },
        },
      },
      uncertain: {
        meta: { source: 'Skeen 1981, state w: locked, and nobody may have committed yet' },
        on: waits,
      },
      precommitted: {
        meta: { source: 'Skeen 1981, state p: all have voted Yes; commits only once nobody is uncertain' },
        on: waits,
      },
      leading: {
        meta: { source: 'BHG 7.5, termination protocol: the new coordinator asks for states, then TR1 to TR4' },
        entry: 'askStates',
        always: [
          { guard: 'concludesAbort', target: 'aborting', actions: 'conclude' },
          { guard: 'concludesCommit', target: 'committing', actions: 'conclude' },
          { guard: 'concludesPrecommit', target: 'spreading', actions: 'conclude' },
        ],
        on: { ...leads, STATE: { actions: 'noteState' }, termination: { actions: 'stopAsking' } },
      },
      spreading: {
        meta: { source: 'BHG 7.5, TR4: PreCommit to the uncertain ones, then commit; who does not answer is dead' },
        entry: 'spreadPreCommit',
        always: [{ guard: 'isSpread', target: 'committing' }],
        on: { ...leads, ACK: { actions: 'noteAck' }, termination: { target: 'committing' } },
      },
      committing: {
        ...ends.committing,
        always: [{ guard: 'isDecisionDurable', target: 'committed', actions: ['finishCommit', 'tellPeers'] }],
      },
      committed: {
        meta: { source: 'Skeen 1981, state c: the change stands, the lock is free' },
        on: afterwards,
      },
      aborting: {
        ...ends.aborting,
        always: [{ guard: 'isDecisionDurable', target: 'aborted', actions: ['finishAbort', 'tellPeers'] }],
      },
      aborted: {
        meta: { source: 'Skeen 1981, state a: the change is undone, the lock is free' },
        on: afterwards,
      },
    },
  },
});
