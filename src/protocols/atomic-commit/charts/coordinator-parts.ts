import {
  announce,
  answerFromLog,
  askEveryone,
  beginQueued,
  beginTransaction,
  countAck,
  countVote,
  decideAbort,
  decideCommit,
  forget,
  hasBegun,
  hasQueued,
  isDecisionDurable,
  isOpenWith,
  isTransfer,
  keepOpen,
  mayCommit,
  mayForget,
  missVotes,
  mustAbort,
  queueTransfer,
  recoverDecision,
  recoverUndecided,
  refuseRequest,
  repeatDecision,
  tellDecision,
} from '../coordinator';
import { noteDurable, sendNext } from '../turn';

/** What coordinators of every variant do, by the names that their charts use. */
export const coordinatorActions = {
  ...{ beginTransaction, beginQueued, queueTransfer, refuseRequest, askEveryone, countVote, missVotes },
  ...{ decideCommit, decideAbort, announce, countAck, repeatDecision, forget, tellDecision, keepOpen, answerFromLog },
  ...{ recoverDecision, recoverUndecided, sendNext, noteDurable },
};
export const coordinatorGuards = {
  ...{ isTransfer, hasQueued, mustAbort, mayCommit, mayForget, isDecisionDurable, hasBegun },
  hasOpenCommit: isOpenWith('commit'),
  hasOpenAbort: isOpenWith('abort'),
};

/** What is done in every state that does not say otherwise. */
export const anywhere = {
  send: { actions: 'sendNext' },
  synced: { actions: 'noteDurable' },
  foreign: { actions: 'answerFromLog' },
  'DECISION-REQUEST': { actions: 'answerFromLog' },
  request: [{ guard: 'isTransfer', actions: 'queueTransfer' }, { actions: 'refuseRequest' }],
} as const;

/** A coordinator without a transaction takes the next one, into the first state of its protocol. */
export const takingInto = (first: string) =>
  ({
    request: [{ guard: 'isTransfer', target: first, actions: 'beginTransaction' }, { actions: 'refuseRequest' }],
  }) as const;

/** While nothing is decided, whoever asks must wait. */
export const open = { 'DECISION-REQUEST': { actions: 'keepOpen' } } as const;

/** Phase one: everybody is asked, and votes are counted until all are in or the time for them is over. */
export const countingVotes = {
  entry: 'askEveryone',
  on: { ...open, VOTE: { actions: 'countVote' }, votes: { target: 'aborting', actions: 'missVotes' } },
} as const;

/** The decision is out; it is repeated until nobody is left who could need it. */
export const telling = {
  always: [{ guard: 'mayForget', target: 'ended', actions: 'forget' }],
  on: {
    ACKNOWLEDGMENT: { actions: 'countAck' },
    acks: { actions: 'repeatDecision' },
    'DECISION-REQUEST': { actions: 'tellDecision' },
  },
} as const;

/** The two decisions, each over a record that goes to disk before anybody hears of it. `told`: the state in which they hear. */
export const deciding = (told: string) =>
  ({
    committing: {
      meta: { source: 'BHG 7.4: the commit record on disk is the commit point of the whole transaction' },
      entry: 'decideCommit',
      always: [{ guard: 'isDecisionDurable', target: told, actions: 'announce' }],
      on: open,
    },
    aborting: {
      meta: { source: 'BHG 7.4: abort record; R* 1986 says where there is one' },
      entry: 'decideAbort',
      always: [{ guard: 'isDecisionDurable', target: 'aborted', actions: 'announce' }],
      on: open,
    },
  }) as const;

/** Nobody needs to hear any more: a transfer that has waited is next, or the next that is asked for. `first`: where it begins. */
export const ending = (first: string) =>
  ({
    always: [{ guard: 'hasQueued', target: first, actions: 'beginQueued' }],
    on: takingInto(first),
  }) as const;
