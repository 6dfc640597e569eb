import { answerForeign } from '../foreign';
import {
  abortForPeer,
  askDecision,
  begin,
  canExecute,
  cannotHelp,
  expectQuestion,
  finishAbort,
  finishCommit,
  giveUpWaiting,
  hearAgain,
  isBegin,
  isDecisionDurable,
  isExecuted,
  isNew,
  isOpen,
  noteAborted,
  prepare,
  recover,
  stayInDoubt,
  takeQuestion,
  takeRequest,
  tellDecision,
  voteNo,
  voteYes,
  wasDecided,
  writeAbort,
  writeCommit,
} from '../participant';
import { noteDurable, sendNext } from '../turn';

/** What participants of every variant do, by the names that their charts use. */
export const participantActions = {
  ...{ takeQuestion, prepare, voteYes, voteNo, expectQuestion, begin, takeRequest, giveUpWaiting, abortForPeer },
  ...{ askDecision, cannotHelp, stayInDoubt, tellDecision, hearAgain, answerForeign, recover },
  ...{ writeCommit, finishCommit, writeAbort, finishAbort, noteAborted, sendNext, noteDurable },
};
export const participantGuards = {
  ...{ isNew, isBegin, canExecute, isExecuted, isDecisionDurable, isOpen },
  hasCommitted: wasDecided('commit'),
  hasAborted: wasDecided('abort'),
};

/** The message that begins a transaction, in two-phase and in three-phase commit. */
type QuestionName = 'QUERY-TO-COMMIT' | 'CanCommit';

/** What is done in every state that does not say otherwise. */
export const anywhere = (question: QuestionName) =>
  ({
    send: { actions: 'sendNext' },
    synced: { actions: 'noteDurable' },
    foreign: { actions: 'answerForeign' },
    request: { actions: 'takeRequest' },
    [question]: { guard: 'isNew', actions: 'answerForeign' },
  }) as const;

/** The question of a new transaction where a Yes takes execution: phase one of two-phase commit and of Skeen's protocol. */
export const executesFor = (question: QuestionName) =>
  ({
    [question]: [
      { guard: 'canExecute', target: 'executing', actions: 'takeQuestion' },
      { guard: 'isNew', target: 'aborted', actions: ['voteNo', 'noteAborted'] },
    ],
  }) as const;

/** A client that has done its work here says so; every other request waits for nothing or for the lock. */
export const requests = {
  request: [{ guard: 'isBegin', target: 'working', actions: 'begin' }, { actions: 'takeRequest' }],
} as const;

/** Who has decided tells it to those who ask, and hears no other decision. */
export const decided = ({ told, asked }: { readonly told: readonly string[]; readonly asked: readonly string[] }) => ({
  ...Object.fromEntries(told.map((name) => [name, { actions: 'hearAgain' }] as const)),
  ...Object.fromEntries(asked.map((name) => [name, { actions: 'tellDecision' }] as const)),
});

/** Where a process begins: its log says where it was. `open` is the state of one that had promised and was not told. */
export const startingIn = (open: string) =>
  ({
    meta: { source: 'BHG 7.4 and 7.5, recovery of a participant: its log says where it was' },
    always: [
      { guard: 'isOpen', target: open, actions: 'recover' },
      { guard: 'hasCommitted', target: 'committed' },
      { guard: 'hasAborted', target: 'aborted' },
      { target: 'idle' },
    ],
  }) as const;

export const working = <Q extends object>(question: Q) =>
  ({
    meta: { source: 'BHG 7.4: the client has done its work here; until it votes a participant may abort alone' },
    on: { ...question, question: { target: 'aborted', actions: ['giveUpWaiting', 'noteAborted'] } },
  }) as const;

/** The two ends, each over a record that goes to disk first where somebody relies on it. */
export const ends = {
  committing: {
    meta: { source: 'BHG 7.4: commit record; R* 1986 says where it is forced' },
    entry: 'writeCommit',
    always: [{ guard: 'isDecisionDurable', target: 'committed', actions: 'finishCommit' }],
  },
  aborting: {
    meta: { source: 'BHG 7.4: abort record; R* 1986 says where it is forced' },
    entry: 'writeAbort',
    always: [{ guard: 'isDecisionDurable', target: 'aborted', actions: 'finishAbort' }],
  },
} as const;
