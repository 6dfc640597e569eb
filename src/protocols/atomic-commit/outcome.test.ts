import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../kernel/trace';
import { nameIn } from '../../kernel/world';
import { type Outcome, outcomeOf } from './outcome';
import { commitPerformanceOf } from './run-fixture';
import type { AtomicCommit } from './state';

const cells = ['two-phase-commit', 'three-phase-commit'].flatMap((folder) => {
  const place = join('src', 'scenarios', folder);
  const names = readdirSync(place).filter((name) => name.startsWith('cell-'));
  return names.map((name) => ({ name: name.replace(/\.txt$/, ''), text: readFileSync(join(place, name), 'utf8') }));
});

const played = (text: string): Trace<AtomicCommit> => commitPerformanceOf(text).trace;
const namesIn = (trace: Trace<AtomicCommit>, ids: Outcome['blocked']): readonly string[] =>
  ids.map((id) => nameIn(trace, id));
/** The processes of which the text expects something somewhere. */
const expected = (text: string, what: string): readonly string[] =>
  [...new Set(Array.from(text.matchAll(new RegExp(`^expect (\\w+) ${what}$`, 'gm')), ([, name = '']) => name))].sort();

describe('the outcome of a run', () => {
  it('is asked of the whole fault matrix', () => expect(cells.length).toBeGreaterThan(100));

  it.each(cells)('is what the scenario expects: $name', ({ text }) => {
    const trace = played(text);
    const { kind, committed, aborted, blocked } = outcomeOf(trace);
    expect(namesIn(trace, blocked)).toEqual(expected(text, 'blocked'));
    expect(namesIn(trace, committed)).toEqual(expect.arrayContaining([...expected(text, 'committed')]));
    expect(namesIn(trace, aborted)).toEqual(expect.arrayContaining([...expected(text, 'aborted')]));
    expect(kind === 'disagrees').toBe(text.includes('expect invariant uniform-agreement broken'));
    expect(kind === 'disagrees').toBe(committed.length > 0 && aborted.length > 0);
    expect(kind === 'blocks').toBe(blocked.length > 0 && kind !== 'disagrees');
    expect(kind).not.toBe('open');
  });

  it('is open before anybody asks', () => {
    expect(outcomeOf(played('---\nprotocol: two-phase-commit\nparticipants: 2\n---\nrun settled\n')).kind).toBe('open');
  });

  it('counts only the newest of several transactions', () => {
    const two =
      '---\nprotocol: two-phase-commit\nparticipants: 2\n---\nrun settled\nP2 refuse\nC transfer 1\nrun settled\n';
    expect(outcomeOf(played(two)).kind).toBe('aborts');
    const { kind, aborted } = outcomeOf(played(`${two}C transfer 1\nrun settled\n`));
    expect({ kind, aborted }).toEqual({ kind: 'commits', aborted: [] });
  });

  it('forgets no one who was blocked until a repair', () => {
    const run =
      '---\nprotocol: two-phase-commit\nparticipants: 2\n---\nrun settled\nC transfer 1\nrun until decided C\n';
    const trace = played(`${run}crash C\nrun settled\nstart C\nrun settled\n`);
    expect(outcomeOf(trace)).toMatchObject({ kind: 'blocks', blocked: [1, 2], committed: [0, 1, 2] });
  });
});
