import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countersOf } from '../../../src/protocols/atomic-commit/counters';
import { decisionAt, placeOf } from '../../../src/protocols/atomic-commit/processes';
import { commitPerformanceOf, commitScriptOf } from '../../../src/protocols/atomic-commit/run-fixture';
import type { Variant } from '../../../src/protocols/atomic-commit/state';
import { perform } from '../../../src/scenario/play';
import { type CommitTrace, protocolOf } from './chaos';
import { brokenIn } from './verdict';

const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const run = (variant: Variant, n: number, lines: readonly string[]): CommitTrace =>
  commitPerformanceOf(
    `---\nprotocol: ${protocolOf(variant).id}\nparticipants: ${n}\nconfig: {variant: ${variant}}\n---\nrun settled\n${lines.join('\n')}\nrun settled\n`,
  ).trace;

/** What each variant costs with N participants, from the tables of Mohan, Lindsay, Obermarck 1986 and of Skeen 1981. */
const costs: Readonly<
  Record<Variant, Readonly<Record<'allYes' | 'oneNo' | 'forced' | 'executedForNothing', (n: number) => number>>>
> = {
  'presumed-nothing': {
    allYes: (n) => 4 * n,
    oneNo: (n) => 4 * n - 2,
    forced: (n) => 2 * n + 1,
    executedForNothing: (n) => n - 1,
  },
  'presumed-abort': {
    allYes: (n) => 4 * n,
    oneNo: (n) => 3 * n - 1,
    forced: (n) => 2 * n + 1,
    executedForNothing: (n) => n - 1,
  },
  'presumed-commit': {
    allYes: (n) => 3 * n,
    oneNo: (n) => 4 * n - 2,
    forced: (n) => n + 2,
    executedForNothing: (n) => n - 1,
  },
  book: { allYes: (n) => 6 * n, oneNo: (n) => 3 * n - 1, forced: (n) => 2 * n + 1, executedForNothing: () => 0 },
  skeen: { allYes: (n) => 6 * n, oneNo: (n) => 4 * n - 2, forced: (n) => 2 * n + 2, executedForNothing: (n) => n - 1 },
};
const variants = Object.keys(costs) as readonly Variant[];

describe.each(variants)('%s', (variant) => {
  const cost = costs[variant];

  it.each(sizes)('commits with the messages and forced writes of the literature: %d participants', (n) => {
    const counters = countersOf(run(variant, n, ['C transfer 1']));
    const { messages, forced, executions, wasted } = counters;
    expect({ messages, forced, executions, wasted }).toEqual({
      ...{ messages: cost.allYes(n), forced: cost.forced(n), executions: n, wasted: 0 },
    });
  });

  it.each(sizes)('aborts for one No, heard last, with the messages of the literature: %d participants', (n) => {
    const late = `delay VOTE P${n} -> C by 20ms`;
    const trace = run(variant, n, [`P${n} refuse`, 'C transfer 1', `run until P${n} sends VOTE`, late]);
    const { messages, wasted } = countersOf(trace);
    expect({ messages, wasted }).toEqual({ messages: cost.oneNo(n), wasted: cost.executedForNothing(n) });
  });
});

describe('waiting', () => {
  it('is counted: in doubt from Yes to the outcome, blocked from the first question in vain', () => {
    const trace = run('presumed-nothing', 2, [
      'C transfer 1',
      'run until C sends COMMIT',
      'crash C',
      'P2 read',
      'run 900ms',
      'start C',
    ]);
    const { processes, readersWaitedUs } = countersOf(trace);
    const [informed, blocked] = [processes[1], processes[2]];
    expect(informed?.blockedUs).toBe(0);
    expect(blocked?.blockedUs).toBeGreaterThan(790_000);
    expect(blocked?.inDoubtUs).toBeGreaterThan((blocked?.blockedUs ?? 0) + 90_000);
    expect(blocked?.lockedUs).toBeGreaterThan(blocked?.inDoubtUs ?? 0);
    expect(readersWaitedUs).toBeGreaterThan(890_000);
  });
});

/**
 * What becomes of P1, P2, P3 in each cell of the fault matrix, once all that is told has happened: c committed, a aborted,
 * - nothing is known and nothing changed; `!` where agreement is broken. Columns: two-phase commit, with co-operation, the
 * book's three-phase commit, Skeen's; where it makes a difference, also the book's with a restart that asks first. Found by
 * exhaustive search over models of them, for three participants.
 */
type Row = readonly [two: string, cooperative: string, book: string, skeen: string, asking?: string];
const matrix: Readonly<Record<string, Row>> = {
  p1: ['aa-', 'aa-', 'aa-', 'aa-'],
  p2: ['ccc', 'ccc', 'aa-', 'ccc'],
  p2b: ['aaa', 'aaa', '', ''],
  p3: ['', '', 'ccc', 'ccc'],
  p3b: ['', '', 'aac!', 'ccc', 'aaa'],
  p3c: ['', '', 'aac!', '', 'aaa'],
  c1: ['aaa', 'aaa', 'aaa', 'aaa'],
  c2a: ['aaa', 'aaa', 'aaa', 'aaa'],
  c2b: ['aaa', 'aaa', 'aaa', 'aaa'],
  c2c: ['aaa', 'aaa', 'aaa', 'aaa'],
  c3a: ['ccc', 'ccc', 'ccc', 'ccc'],
  c3b: ['', '', 'aaa', 'aaa'],
  c3c: ['aaa', 'aaa', 'aaa', 'aaa'],
  c3d: ['', '', 'cca!', ''],
  c3e: ['', '', 'cc-!', 'ccc'],
  c3f: ['', '', 'ccc', 'ccc'],
  c4a: ['ccc', 'ccc', 'ccc', 'ccc'],
  c4b: ['aaa', 'aaa', 'aaa', 'aaa'],
  c4c: ['', '', 'caa!', 'ccc'],
  c4d: ['', '', 'cca!', 'ccc'],
  c4e: ['', '', 'aca!', ''],
  b1: ['ccc', 'ccc', 'ccc', 'ccc'],
  b2: ['aaa', 'aaa', '-aa', 'aaa'],
  b3: ['', '', 'caa!', 'aaa'],
  b4: ['', '', 'aca!', ''],
  x1: ['ccc', 'ccc', 'ccc', 'ccc'],
  x2: ['aaa', 'aaa', 'aaa', 'aaa'],
  x3: ['', '', 'acc!', 'ccc'],
  x4: ['', '', 'aca!', 'ccc'],
  x5: ['', '', 'aaa', 'caa!'],
  x6: ['', '', 'aac!', 'ccc'],
  x7: ['', '', 'ccc!', 'ccc'],
  l1: ['a-a', 'a-a', 'a-a', 'a-a'],
  l2: ['aaa', 'aaa', 'aaa', 'aaa'],
  l3: ['ccc', 'ccc', 'ccc', 'ccc'],
  l4: ['', '', 'aaa', 'ccc'],
  l5: ['', '', 'aaa', 'ccc'],
  l6: ['', '', 'caa!', ''],
  l7: ['', '', 'caa!', ''],
  t1: ['aaa', 'aaa', 'caa!', 'aaa!'],
};

const columns = [
  { column: 0, file: (cell: string) => `two-phase-commit/cell-${cell}.txt` },
  { column: 1, file: (cell: string) => `two-phase-commit/cell-${cell}-cooperation.txt` },
  { column: 2, file: (cell: string) => `three-phase-commit/cell-${cell}-book.txt` },
  { column: 3, file: (cell: string) => `three-phase-commit/cell-${cell}-skeen.txt` },
  { column: 4, file: (cell: string) => `three-phase-commit/cell-${cell}-book-ask.txt` },
] as const;
const cells = Object.entries(matrix).flatMap(([cell, outcomes]) =>
  columns.flatMap(({ column, file }) => {
    const outcome = outcomes[column] ?? '';
    return outcome === '' ? [] : [{ path: file(cell), outcome }];
  }),
);
const scenarios = new URL('../../../src/scenarios/', import.meta.url);
const shipped = ['two-phase-commit', 'three-phase-commit'].flatMap((folder) =>
  readdirSync(new URL(folder, scenarios))
    .filter((file) => file.startsWith('cell-'))
    .map((file) => `${folder}/${file}`),
);

describe('the fault matrix', () => {
  it('has a run for each of its cells, and a cell for each run', () =>
    expect(cells.map(({ path }) => path).sort()).toEqual(shipped.sort()));

  it.each(cells)('$path ends as the models say: $outcome', ({ path, outcome }) => {
    const text = readFileSync(new URL(path, scenarios), 'utf8');
    expect(outcomeOf(perform(commitScriptOf(text, path)).trace)).toBe(outcome);
  });
});

const letters = { commit: 'c', abort: 'a' } as const;

function outcomeOf(trace: CommitTrace): string {
  const participants = trace.head.world.processes.filter(({ kind }) => kind === 'participant');
  const ends = participants.map((process) => {
    const decision = decisionAt(placeOf(process));
    return decision === null ? '-' : letters[decision];
  });
  return `${ends.join('')}${brokenIn(trace).includes('uniform-agreement') ? '!' : ''}`;
}
