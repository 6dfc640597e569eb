import { chartOf } from '../chart-builder';
import { firstCoordinator, isAllAcknowledged, isRecordDurable, mayCommit } from '../coordinator';
import {
  adopt,
  askParticipants,
  countPreCommitAck,
  mayPrecommit,
  mustAsk,
  sendPreCommit,
  takeSilentForDead,
  writePrecommit,
} from '../precommit';
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

/**
 * The coordinator of Skeen's three-phase commit (1981; BHG 7.5): participants vote and prepare in phase one, and PreCommit
 * ends their uncertainty before anybody may commit. Messages have the names that the figures of the book variant use.
 */
export const skeenCoordinator = chartOf({
  actions: {
    ...coordinatorActions,
    writePrecommit,
    sendPreCommit,
    countPreCommitAck,
    takeSilentForDead,
    askParticipants,
    adopt,
  },
  guards: {
    ...coordinatorGuards,
    ...{ isAllAcknowledged, mustAsk },
    mayPrecommit: mayPrecommit(mayCommit),
    isPrecommitDurable: isRecordDurable('precommit'),
  },
  first: firstCoordinator,
  figure: {
    id: 'coordinator',
    initial: 'starting',
    on: anywhere,
    states: {
      starting: {
        meta: { source: 'BHG 7.5, recovery: from w abort, from p ask' },
        always: [
          { guard: 'hasOpenCommit', target: 'doCommit', actions: 'recoverDecision' },
          { guard: 'hasOpenAbort', target: 'aborted', actions: 'recoverDecision' },
          { guard: 'mustAsk', target: 'recovering' },
          { guard: 'hasBegun', target: 'aborting', actions: 'recoverUndecided' },
          { target: 'initial' },
        ],
      },
      initial: { meta: { source: 'Skeen 1981, state q' }, on: takingInto('canCommit') },
      canCommit: {
        meta: { source: 'Skeen 1981, state w: asks everybody (VOTE-REQ), and waits for votes' },
        always: [
          { guard: 'mustAbort', target: 'aborting' },
          { guard: 'mayPrecommit', target: 'precommitting' },
          { guard: 'mayCommit', target: 'committing' },
        ],
        ...countingVotes,
      },
      precommitting: {
        meta: { source: 'BHG 7.5: on disk, for after a restart it may not abort any more' },
        entry: 'writePrecommit',
        always: [{ guard: 'isPrecommitDurable', target: 'preCommit' }],
        on: open,
      },
      preCommit: {
        meta: { source: 'Skeen 1981, state p: everybody hears that all have voted Yes; the silent ones are dead' },
        entry: 'sendPreCommit',
        always: [{ guard: 'isAllAcknowledged', target: 'committing' }],
        on: {
          ...open,
          ACK: { actions: 'countPreCommitAck' },
          acks: { target: 'committing', actions: 'takeSilentForDead' },
        },
      },
      ...deciding('doCommit'),
      doCommit: { meta: { source: 'Skeen 1981, state c' }, ...telling },
      aborted: { meta: { source: 'Skeen 1981, state a' }, ...telling },
      recovering: {
        meta: { source: 'BHG 7.5, recovery: one that was committable asks, and never decides from its own log' },
        entry: 'askParticipants',
        on: {
          decision: { actions: 'askParticipants' },
          doCommit: { target: 'committing', actions: 'adopt' },
          Abort: { target: 'aborting', actions: 'adopt' },
          'DECISION-REQUEST': { actions: 'keepOpen' },
        },
      },
      ended: { meta: { source: 'BHG 7.5: all acknowledgements are in' }, ...ending('canCommit') },
    },
  },
});
