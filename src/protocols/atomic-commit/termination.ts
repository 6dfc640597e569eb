import type { ProcessId } from '../../kernel/ids';
import type { Arrival, LocalState } from './messages';
import { askDecision, awaitOutcome, type Mine } from './participant';
import { decisionIn } from './records';
import { holds } from './rules';
import type { CommitEvent, ParticipantContext, Termination } from './state';
import { because, know, post, reach, startTimer, stopTimer } from './turn';
import { abortMessage, commitMessage } from './variants';

// Skeen's termination protocol (Skeen 1981; BHG 7.5): when the coordinator is silent, a participant takes its place.

const nothingYet: Termination = { suspects: [], backup: null, states: {}, asked: [], acks: [], verdict: null };
const termination = ({ termination: known }: ParticipantContext): Termination => known ?? nothingYet;
const learn = (turn: Mine, change: Partial<Termination>): void =>
  know(turn, { termination: { ...termination(turn.context), ...change } });

const peersOf = ({ config, self }: ParticipantContext): readonly ProcessId[] =>
  config.participants.filter((id) => id !== self);

/** Who is to lead: the first participant that is not known to be silent. */
const candidateAmong = ({ config }: ParticipantContext, suspects: readonly ProcessId[]): ProcessId | null =>
  config.participants.find((id) => !suspects.includes(id)) ?? null;

/** Who counts as silent once a time-out has passed: the first candidate is asked before it is suspected. */
function suspectsNow(knows: ParticipantContext): readonly ProcessId[] {
  if (knows.termination === null) return [];
  const { suspects, backup } = knows.termination;
  const silent = backup ?? candidateAmong(knows, suspects);
  return silent === null || suspects.includes(silent) ? suspects : [...suspects, silent];
}

// What guards ask.

/** One that came back from a crash takes no part: it asks, and never decides from its own log (BHG 7.5). */
export const mustAsk = ({ isRecovered, rulesOff }: ParticipantContext): boolean =>
  isRecovered && holds(rulesOff, 'recovered-asks');
export const decidesFromLog = ({ isRecovered, rulesOff }: ParticipantContext): boolean =>
  isRecovered && !holds(rulesOff, 'recovered-asks');
export const shallLead = (knows: ParticipantContext): boolean =>
  !knows.isRecovered && candidateAmong(knows, suspectsNow(knows)) === knows.self;
export const takesPart = ({ isRecovered }: ParticipantContext): boolean => !isRecovered;

/** From the first backup on it obeys only the newest one; ids grow as earlier ones fall silent. */
export const isNewestBackup = (knows: ParticipantContext, event: CommitEvent): boolean =>
  'from' in event && !knows.isRecovered && event.from >= (termination(knows).backup ?? 0);
/** As above, where it has PreCommit itself. */
export const isNewestToCommittable = (knows: ParticipantContext, event: CommitEvent): boolean =>
  knows.isCommittable && isNewestBackup(knows, event);
export const isHeeded = (knows: ParticipantContext, event: CommitEvent): boolean => {
  const { backup } = termination(knows);
  return 'from' in event && (knows.isRecovered || backup === null || event.from === backup);
};

const haveAllAnswered = (knows: ParticipantContext): boolean => {
  const { states, verdict } = termination(knows);
  return verdict !== null || (knows.outbox.length === 0 && peersOf(knows).every((id) => states[id] !== undefined));
};
export const concludes =
  (verdict: 'commit' | 'abort' | 'precommit') =>
  (knows: ParticipantContext): boolean =>
    haveAllAnswered(knows) && conclusion(knows) === verdict;
export const isSpread = (knows: ParticipantContext): boolean => {
  const { asked, acks } = termination(knows);
  return knows.outbox.length === 0 && asked.every((id) => acks.includes(id));
};

/** The four termination rules, over the states of all that answered. */
function conclusion(knows: ParticipantContext): 'commit' | 'abort' | 'precommit' {
  const states = statesKnown(knows);
  if (states.includes('aborted')) return 'abort';
  if (states.includes('committed')) return 'commit';
  if (!states.includes('precommitted')) return 'abort';
  const isCautious = holds(knows.rulesOff, 'backup-precommits-first');
  // The common wrong rule: "one that has no PreCommit proves that nobody has committed, so abort".
  return !isCautious && states.some((state) => state === 'uncertain') ? 'abort' : 'precommit';
}

const ownState = ({ isCommittable }: ParticipantContext): LocalState => (isCommittable ? 'precommitted' : 'uncertain');
const statesKnown = (knows: ParticipantContext): readonly LocalState[] => [
  ownState(knows),
  ...Object.values(termination(knows).states),
];

// What it does.

export function becomeCommittable(turn: Mine, { from }: Arrival<'PreCommit'>): void {
  const { tx, isCommittable } = turn.context;
  if (tx === null) return;
  if (!isCommittable) reach(turn, 'preCommitted');
  know(turn, { isCommittable: true });
  post(turn, from, { type: 'ACK', tx });
  awaitOutcome(turn);
}

/** The coordinator, or the one that should lead in its place, is silent: the next participant is asked to lead. */
export function seekBackup(turn: Mine): void {
  const { tx } = turn.context;
  const suspects = suspectsNow(turn.context);
  const candidate = candidateAmong(turn.context, suspects);
  if (tx === null || candidate === null) return;
  suspect(turn, suspects);
  because(turn, 'asks-to-lead', { candidate });
  learn(turn, { suspects, backup: null });
  post(turn, candidate, { type: 'TERMINATE', tx });
  startTimer(turn, 'decision', turn.context.config.terminationTimeout);
}

function suspect(turn: Mine, suspects: readonly ProcessId[]): void {
  const known = termination(turn.context).suspects;
  const silent = suspects.filter((id) => !known.includes(id));
  if (silent.length > 0) because(turn, 'suspects-backup', { silent });
}

/** It leads: first it learns where everybody stands. */
export function askStates(turn: Mine): void {
  const { tx, self, config } = turn.context;
  if (tx === null) return;
  stopTimer(turn, 'decision');
  const suspects = suspectsNow(turn.context).filter((id) => id !== self);
  suspect(turn, suspects);
  because(turn, 'backup-elected', { backup: self, state: ownState(turn.context) });
  reach(turn, 'backupElected');
  learn(turn, { ...nothingYet, suspects, backup: self });
  for (const to of peersOf(turn.context)) post(turn, to, { type: 'STATE-REQUEST', tx });
  startTimer(turn, 'termination', config.terminationTimeout);
}

export function tellState(turn: Mine, { from }: Arrival<'STATE-REQUEST'>): void {
  const { tx } = turn.context;
  if (tx === null) return;
  stopTimer(turn, 'termination');
  because(turn, 'obeys-backup', { backup: from, state: ownState(turn.context) });
  learn(turn, { backup: from, verdict: null });
  post(turn, from, { type: 'STATE', tx, state: ownState(turn.context) });
  awaitOutcome(turn);
}

export const noteState = (turn: Mine, { from, message }: Arrival<'STATE'>): void =>
  learn(turn, { states: { ...termination(turn.context).states, [from]: message.state } });

/** One that has decided answers with its decision. */
export const noteDecided = (turn: Mine, { from, message }: Arrival): void =>
  learn(turn, {
    states: { ...termination(turn.context).states, [from]: message.type === 'doCommit' ? 'committed' : 'aborted' },
  });

/** Whoever has not answered by now is dead. */
export function stopAsking(turn: Mine): void {
  learn(turn, { verdict: conclusion(turn.context) });
}

const ruleOf = { aborted: 'some-aborted', committed: 'some-committed', none: 'none-precommitted' } as const;

/** Says by which of the termination rules it concludes. */
export function conclude(turn: Mine): void {
  stopTimer(turn, 'termination');
  const states = statesKnown(turn.context);
  const precommitted = states.filter((state) => state === 'precommitted').length;
  const facts = { answers: states.length, precommitted };
  if (states.includes('aborted')) return because(turn, ruleOf.aborted, facts);
  if (states.includes('committed')) return because(turn, ruleOf.committed, facts);
  if (precommitted === 0) return because(turn, ruleOf.none, facts);
  because(turn, 'some-precommitted', facts);
  if (holds(turn.context.rulesOff, 'backup-precommits-first')) because(turn, 'backup-precommits-first', facts);
}

/** TR4: those who are still uncertain hear PreCommit before anybody commits. */
export function spreadPreCommit(turn: Mine): void {
  const { tx, config } = turn.context;
  if (tx === null) return;
  const { states } = termination(turn.context);
  const asked = peersOf(turn.context).filter((id) => states[id] === 'uncertain');
  know(turn, { isCommittable: true });
  learn(turn, { asked, acks: [] });
  for (const to of asked) post(turn, to, { type: 'PreCommit', tx });
  startTimer(turn, 'termination', config.terminationTimeout);
}

export const noteAck = (turn: Mine, { from }: Arrival<'ACK'>): void =>
  learn(turn, { acks: [...termination(turn.context).acks, from] });

/** A backup's decision is everybody's. */
export function tellPeers(turn: Mine): void {
  const { tx, self, config, stable } = turn.context;
  const known = termination(turn.context);
  const decision = decisionIn(stable.log, tx);
  if (tx === null || decision === null || known.backup !== self) return;
  const deaf: readonly (LocalState | undefined)[] = ['committed', 'aborted'];
  for (const to of peersOf(turn.context))
    if (!deaf.includes(known.states[to]))
      post(turn, to, decision === 'commit' ? commitMessage(config, tx) : abortMessage(config, tx));
}

/** Independent recovery, which Skeen's theorem forbids: its log says that it was uncertain, so it aborts. */
export const decideFromLog = (turn: Mine): void => because(turn, 'aborts-alone', { reason: 'ownLog' });

export function recoverUncertain(turn: Mine): void {
  because(turn, 'recovers-in-doubt', { record: 'prepared' });
  if (mustAsk(turn.context)) askDecision(turn);
  else awaitOutcome(turn);
}
