import { describe, expect, it } from 'vitest';
import type { Language } from '../../player/contract';
import { headingIn } from '../../player/opening';
import { performed } from './cell-outcomes';
import { commitRegistry } from './commit-fixture';
import { columnNames, faultIn, groupNames, matrixRows } from './matrix-rows';

const { scenarios } = commitRegistry;
const rows = matrixRows(scenarios);

/**
 * The corrected fault matrix, as exhaustive search over the published models found it (commit, abort, blocked until a repair,
 * violation of agreement; a dot where there is no such moment): 2PC, 2PC with co-operation, the book's 3PC, the same that asks
 * on restart, Skeen's.
 */
const corrected = `
  p1 aaa.a   p2 cca.c   p2b aa...  p3 ..c.c   p3b ..vac  p3c ..va.
  c1 aaa.a   c2a baa.a  c2b bba.a  c2c baa.a  c3a bbc.c  c3b ..a.a  c3c baa.a  c3d ..v..  c3e ..v.c
  c3f ..c.c  c4a bcc.c  c4b baa.a  c4c ..v.c  c4d ..v.c  c4e ..v..
  b1 bbc.c   b2 bba.a   b3 ..v.a   b4 ..v..
  x1 bbc.c   x2 bba.a   x3 ..v.c   x4 ..v.c   x5 ..a.v   x6 ..v.c   x7 ..v.c
  l1 aaa.a   l2 aaa.a   l3 ccc.c   l4 ..a.c   l5 ..a.c   l6 ..v..   l7 ..v..
  t1 aav.v
`;
const letters = { commits: 'c', aborts: 'a', blocks: 'b', disagrees: 'v', open: 'o' };

describe('the fault matrix', () => {
  it('has every cell that is shipped, once', () => {
    const placed = rows.flatMap(({ cells }) => cells.flatMap((source) => source?.id ?? []));
    const cells = scenarios.flatMap(({ id }) => (id.startsWith('cell-') ? [id] : []));
    expect(placed.toSorted()).toEqual(cells.toSorted());
    expect(placed.length).toBeGreaterThan(100);
  });

  it('comes out as the literature, corrected, has it', () => {
    const found = rows.map(({ id, cells }) => {
      const outcomes = cells.map((source) => (source === null ? null : performed(source, commitRegistry)));
      return `${id} ${outcomes.map((outcome) => (outcome === null ? '.' : letters[outcome.kind])).join('')}`;
    });
    expect(found).toEqual(corrected.trim().split(/\s{2,}/));
  });

  it('has its rows in the order of their groups and numbers', () => {
    const groups = rows.map(({ group }) => groupNames.indexOf(group));
    expect(groups).toEqual(groups.toSorted((a, b) => a - b));
    const numbered = ['cell-c10', 'cell-c2', 'cell-c2a', 'main', 'cell-odd', 'cell-z1'].map((id) => ({
      ...{ id, parts: { fields: { protocol: 'two-phase-commit' }, firstLine: 1, lines: [] } },
    }));
    expect(matrixRows(numbered).map(({ id }) => id)).toEqual(['c2', 'c2a', 'c10']);
  });

  it('knows a column by the setup, whatever the scenario is called', () => {
    const sourceWith = (fields: Readonly<Record<string, unknown>>) => [
      { id: 'cell-c1-renamed', parts: { fields, firstLine: 1, lines: [] } },
    ];
    const columnOf = (fields: Readonly<Record<string, unknown>>) =>
      columnNames[matrixRows(sourceWith(fields))[0]?.cells.findIndex((cell) => cell !== null) ?? -1];
    expect(columnOf({ protocol: 'two-phase-commit' })).toBe('twoPhase');
    expect(columnOf({ protocol: 'two-phase-commit', config: { cooperation: 'on' } })).toBe('cooperation');
    expect(columnOf({ protocol: 'three-phase-commit', config: { variant: 'book' } })).toBe('book');
    expect(columnOf({ protocol: 'three-phase-commit', config: { variant: 'book', recovery: 'ask' } })).toBe('bookAsks');
    expect(columnOf({ protocol: 'three-phase-commit', config: { variant: 'skeen' } })).toBe('skeen');
    expect(columnOf({ protocol: 'zookeeper' })).toBeUndefined();
  });

  it.each<Language>(['en', 'zh-CN'])('says the same fault in every cell of a row: %s', (language) => {
    for (const { id, cells } of rows) {
      const titles = cells.flatMap((source) =>
        source === null ? [] : [headingIn(source, language, commitRegistry).title],
      );
      expect(new Set(titles.map(faultIn)).size, id).toBe(1);
      for (const title of titles) {
        expect(title.split(' ')[0]?.toLowerCase()).toBe(id);
        expect(faultIn(title)).not.toBe(title);
      }
    }
  });

  it('shows a title of another form as it is', () => expect(faultIn('My own run')).toBe('My own run'));
});
