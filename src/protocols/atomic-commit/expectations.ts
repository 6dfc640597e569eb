import type { Expectation, ReadWords, VerbHelp } from '../../kernel/dialect';
import type { ProcessId } from '../../kernel/ids';
import type { Trace } from '../../kernel/trace';
import { processOf, type Setup } from '../../kernel/world';
import { countersOf } from './counters';
import { isBlocked, participantOf, placeOf, stableOf } from './processes';
import type { AtomicCommit } from './state';

/** What can follow `expect`. */
export const expectationForms: readonly VerbHelp[] = [
  { form: 'PROCESS STATE', example: 'P1 committed', help: 'commit-scenario.help.expectState' },
  { form: 'PROCESS blocked | free', example: 'P1 free', help: 'commit-scenario.help.expectBlocked' },
  { form: 'PROCESS locked | unlocked', example: 'P1 unlocked', help: 'commit-scenario.help.expectLocked' },
  { form: 'PROCESS balance NUMBER', example: 'P1 balance 80', help: 'commit-scenario.help.expectBalance' },
  {
    form: 'PROCESS log RECORD... | empty',
    example: 'P1 log undo redo prepared commit',
    help: 'commit-scenario.help.expectLog',
  },
  { form: 'messages NUMBER', example: 'messages 12', help: 'commit-scenario.help.expectMessages' },
  { form: 'forced NUMBER', example: 'forced 7', help: 'commit-scenario.help.expectForced' },
  { form: 'executions NUMBER', example: 'executions 3', help: 'commit-scenario.help.expectExecutions' },
  { form: 'wasted NUMBER', example: 'wasted 0', help: 'commit-scenario.help.expectWasted' },
];

type Words = readonly string[];
type Read = ReadWords<Expectation<AtomicCommit>>;
type CommitTrace = Trace<AtomicCommit>;
const fail = (word: number, expected: string): Read => ({ ok: false, word, expected });

/** An expectation that compares one value with what is the case, both as words of the scenario language. */
const same = (wanted: string, find: (trace: CommitTrace) => string): Read => ({
  ok: true,
  value: {
    check: (trace) => {
      const found = find(trace);
      return { holds: found === wanted, found };
    },
  },
});

const counts = ['messages', 'forced', 'executions', 'wasted'] as const;

/** Reads the words after `expect` (`Dialect.readExpectation`); `states` are those of the protocol's charts. */
export const expectationReader =
  (states: readonly string[]) =>
  (words: Words, setup: Setup<AtomicCommit>): Read => {
    const [first = '', second = '', third] = words;
    const count = counts.find((name) => name === first.toLowerCase());
    if (count !== undefined)
      return atEnd(
        words,
        2,
        readNumber(second, 1, (n) => same(`${count} ${n}`, (trace) => `${count} ${countersOf(trace)[count]}`)),
      );
    const process = setup.processes.find(({ name }) => name.toLowerCase() === first.toLowerCase());
    if (process === undefined)
      return fail(
        0,
        `scenario.oneOf ${[...counts, ...ownWords, ...setup.processes.map(({ name }) => name)].join(', ')}`,
      );
    const state = states.find((name) => name.toLowerCase() === second.toLowerCase());
    if (state !== undefined)
      return atEnd(
        words,
        2,
        same(state, (trace) => stateOf(trace, process.id)),
      );
    const of = ofProcess[second.toLowerCase()];
    if (of === undefined)
      return fail(1, `scenario.oneOf ${[...states, 'up', 'down', 'paused', ...Object.keys(ofProcess)].join(', ')}`);
    return of(process.id, words.slice(2), third);
  };
const ownWords = ['invariants', 'invariant', 'request'];

/** The expectation, unless more words follow than belong to it. */
const atEnd = (words: Words, length: number, read: Read): Read =>
  read.ok && words.length > length ? fail(length, 'scenario.endOfLine') : read;

const readNumber = (word: string | undefined, at: number, read: (n: number) => Read): Read =>
  /^\d{1,9}$/.test(word ?? '') ? read(Number(word)) : fail(at, 'scenario.numberIn 0..999999999');

const find = ({ head }: CommitTrace, id: ProcessId) => processOf(head.world, id);
const stateOf = (trace: CommitTrace, id: ProcessId): string => placeOf(find(trace, id)) ?? 'down';

type ReadOfProcess = (id: ProcessId, rest: Words, third: string | undefined) => Read;
const plain =
  (read: (id: ProcessId) => Read): ReadOfProcess =>
  (id, rest) =>
    rest.length > 0 ? fail(2, 'scenario.endOfLine') : read(id);

const blockedText = (trace: CommitTrace, id: ProcessId): string => {
  const process = find(trace, id);
  return process !== undefined && isBlocked(trace.head.world, process) ? 'blocked' : 'free';
};
const lockedText = (trace: CommitTrace, id: ProcessId): string =>
  (participantOf(find(trace, id))?.lock ?? null) === null ? 'unlocked' : 'locked';

const ofProcess: Readonly<Record<string, ReadOfProcess>> = {
  blocked: plain((id) => same('blocked', (trace) => blockedText(trace, id))),
  free: plain((id) => same('free', (trace) => blockedText(trace, id))),
  locked: plain((id) => same('locked', (trace) => lockedText(trace, id))),
  unlocked: plain((id) => same('unlocked', (trace) => lockedText(trace, id))),
  balance: (id, rest, wanted) =>
    rest.length > 1
      ? fail(3, 'scenario.endOfLine')
      : readNumber(wanted, 2, (n) => same(`balance ${n}`, (trace) => balanceText(trace, id))),
  log: (id, rest) => {
    if (rest.length === 0) return fail(2, 'commit-scenario.recordsOrEmpty');
    return same(`log ${rest.join(' ').toLowerCase()}`, (trace) => logText(trace, id));
  },
};

function balanceText(trace: CommitTrace, id: ProcessId): string {
  const process = find(trace, id);
  return process === undefined ? 'none' : `balance ${stableOf(process).balance}`;
}

function logText(trace: CommitTrace, id: ProcessId): string {
  const process = find(trace, id);
  const log = process === undefined ? [] : stableOf(process).log;
  return `log ${log.length === 0 ? 'empty' : log.map(({ type }) => type).join(' ')}`;
}
