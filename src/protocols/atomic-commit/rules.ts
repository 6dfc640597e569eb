import type { Rule, RuleId } from '../../kernel/protocol';

/**
 * Every rule by which a process decides, with its source. BHG: Bernstein, Hadzilacos, Goodman, "Concurrency Control and
 * Recovery in Database Systems" (1987), chapter 7. R*: Mohan, Lindsay, Obermarck, "Transaction Management in the R*
 * Distributed Database Management System" (TODS 1986). Book: three-phase commit as textbooks retell it, with CanCommit,
 * PreCommit and doCommit and timers in place of a termination protocol.
 */
const safetyOfBoth = {
  'prepared-before-yes': 'Gray 1978, section 5.8.3; BHG 7.4 (undo, redo and prepared on disk before Yes)',
  'decision-before-sent': 'Gray 1978, section 5.8.3; BHG 7.4 (the commit record is the commit point)',
  'commit-needs-all-yes': 'BHG 7.3, AC3',
} as const;

const safetyOfTwoPhase = {
  'decision-before-ack':
    'R* 1986, section 2 (commit record on disk before the acknowledgement; presumed commit: abort)',
  'acks-before-forgetting': 'R* 1986, section 2 (end record only after all acknowledgements)',
  'collecting-before-query': 'R* 1986, section 3.2 (presumed commit: collecting record)',
  'in-doubt-waits': 'BHG 7.4 (uncertainty period); XA specification, XA_HEURCOM and XA_HEURRB',
} as const;

const safetyOfThreePhase = {
  'precommit-before-commit': 'Skeen 1981, section 5; BHG 7.5, condition NB',
  'backup-precommits-first': 'BHG 7.5, termination rule TR4',
  'recovered-asks': 'Skeen 1981; BHG 7.5 (no independent recovery from the uncertain and the committable state)',
  'timeout-commits': 'Book: a participant that has acknowledged PreCommit commits when its timer runs out',
} as const;

const decisionsOfBoth = {
  'asks-everyone': 'Gray 1978, section 5.8.3; Skeen 1981, phase 1',
  'vote-yes': 'BHG 7.4',
  'vote-no': 'BHG 7.4 (one that votes No aborts at once, alone)',
  'all-voted-yes': 'BHG 7.4',
  'some-voted-no': 'BHG 7.4',
  'votes-missing': 'BHG 7.4 (a vote that does not come counts as No)',
  'aborts-alone': 'BHG 7.4 (one that has not voted Yes may abort at any time)',
  'lock-taken': 'BHG 7.2; Gray 1978, section 5.7 (two-phase locking)',
  'lock-held': 'Gray 1978, section 5.7 (two-phase locking)',
  'lock-released': 'BHG 7.4; Gray 1978, section 5.7',
  'decision-known': 'BHG 7.4',
  'asks-decision': 'BHG 7.4 (time-out of a participant that is uncertain)',
  'cannot-help': 'BHG 7.4 (co-operative termination: an uncertain participant cannot help)',
  'answers-decision': 'BHG 7.4 (DECISION-REQ)',
  'still-open': 'BHG 7.4',
  'still-in-doubt': 'BHG 7.4 (co-operative termination: the other is uncertain too)',
  'repeats-decision': 'Gray 1978, section 5.8.3 (the coordinator repeats until all have acknowledged)',
  'ack-counted': 'R* 1986, section 2',
  'all-acknowledged': 'R* 1986, section 2 (end record)',
  'recovers-decision': 'BHG 7.4 (recovery of the coordinator)',
  'recovers-undecided': 'BHG 7.4 (no decision record: abort)',
  'recovers-in-doubt': 'BHG 7.4 (recovery of a participant with a yes record)',
  'stays-decided': 'BHG 7.3, AC2',
  'waits-in-queue': 'this program: one transaction after another',
} as const;

const decisionsOfTwoPhase = {
  'presumes-abort': 'R* 1986, section 3.1; BHG 7.4 (no record means abort)',
  'presumes-commit': 'R* 1986, section 3.2',
  forgets: 'R* 1986, sections 3.1 and 3.2',
  'decides-alone': 'XA specification, XA_HEURCOM and XA_HEURRB',
} as const;

const decisionsOfThreePhase = {
  'precommit-acknowledged': 'Skeen 1981, section 5; BHG 7.5',
  'acks-missing-abort': 'Book: the coordinator aborts when an acknowledgement of PreCommit does not come',
  'acks-missing-commit': 'BHG 7.5 (the silent ones are dead: commit)',
  'stops-waiting': 'the book says nothing of acknowledgements of doCommit that do not come; this is a choice',
  'execution-failed': 'Book: a participant answers No to PreCommit',
  'ready-times-out': 'Book: a participant aborts when PreCommit does not come',
  'backup-elected': 'BHG 7.5 (election of a new coordinator)',
  'asks-to-lead': 'BHG 7.5 (election of a new coordinator)',
  'suspects-backup': 'BHG 7.5 (the backup is silent: the next one)',
  'obeys-backup': 'BHG 7.5 (state request of the new coordinator)',
  'some-aborted': 'BHG 7.5, termination rule TR1',
  'some-committed': 'BHG 7.5, termination rule TR2',
  'none-precommitted': 'BHG 7.5, termination rule TR3',
  'some-precommitted': 'BHG 7.5, termination rule TR4',
} as const;

const safety = { ...safetyOfBoth, ...safetyOfTwoPhase, ...safetyOfThreePhase };
export type SafetyRule = keyof typeof safety;
export type CommitRule =
  | SafetyRule
  | keyof typeof decisionsOfBoth
  | keyof typeof decisionsOfTwoPhase
  | keyof typeof decisionsOfThreePhase;

const listed = (table: Readonly<Record<string, string>>, isSwitch: boolean): readonly Rule[] =>
  Object.entries(table).map(([id, source]) => ({ id, source, isSwitch }));

export const rulesOfTwoPhase: readonly Rule[] = [
  ...listed({ ...safetyOfBoth, ...safetyOfTwoPhase }, true),
  ...listed({ ...decisionsOfBoth, ...decisionsOfTwoPhase }, false),
];
export const rulesOfThreePhase: readonly Rule[] = [
  ...listed({ ...safetyOfBoth, ...safetyOfThreePhase }, true),
  ...listed({ ...decisionsOfBoth, ...decisionsOfThreePhase }, false),
];

/** Whether a safety rule is in force. */
export const holds = (rulesOff: readonly RuleId[], rule: SafetyRule): boolean => !rulesOff.includes(rule);
