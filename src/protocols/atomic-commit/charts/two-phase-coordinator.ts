import { chartOf } from '../chart-builder';
import { firstCoordinator, isRecordDurable, writeCollecting } from '../coordinator';
import { isPresumedCommit } from '../variants';
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

/** The coordinator of two-phase commit. Read it beside the figure of BHG 7.4, or Gray 1978, section 5.8.3. */
export const twoPhaseCoordinator = chartOf({
  actions: { ...coordinatorActions, writeCollecting },
  guards: {
    ...coordinatorGuards,
    isCollectingDurable: (knows) => !isPresumedCommit(knows.config) || isRecordDurable('collecting')(knows),
  },
  first: firstCoordinator,
  figure: {
    id: 'coordinator',
    initial: 'starting',
    on: anywhere,
    states: {
      starting: {
        meta: { source: 'BHG 7.4, recovery of the coordinator: its log says what it had decided' },
        always: [
          { guard: 'hasOpenCommit', target: 'committed', actions: 'recoverDecision' },
          { guard: 'hasOpenAbort', target: 'aborted', actions: 'recoverDecision' },
          { guard: 'hasBegun', target: 'aborting', actions: 'recoverUndecided' },
          { target: 'initial' },
        ],
      },
      initial: { meta: { source: 'BHG 7.4: no transaction yet' }, on: takingInto('collecting') },
      collecting: {
        meta: { source: 'R* 1986, section 3.2: presumed commit must know of the transaction before anybody asks' },
        entry: 'writeCollecting',
        always: [{ guard: 'isCollectingDurable', target: 'waiting' }],
        on: open,
      },
      waiting: {
        meta: { source: 'BHG 7.4, phase 1: asks everybody, and waits for votes' },
        always: [
          { guard: 'mustAbort', target: 'aborting' },
          { guard: 'mayCommit', target: 'committing' },
        ],
        ...countingVotes,
      },
      ...deciding('committed'),
      committed: {
        meta: { source: 'BHG 7.4, phase 2: COMMIT until all have acknowledged; presumed commit does not wait' },
        ...telling,
      },
      aborted: {
        meta: { source: 'BHG 7.4, phase 2: ROLLBACK until all have acknowledged; presumed abort does not wait' },
        ...telling,
      },
      ended: {
        meta: { source: 'R* 1986, section 2: end record, and the transaction is forgotten' },
        ...ending('collecting'),
      },
    },
  },
});
