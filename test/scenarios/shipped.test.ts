import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { perform } from '../../src/scenario/play';
import { transcript } from '../../src/scenario/transcript';
import { english, scriptOf } from './entry';

const folder = new URL('../../src/scenarios/zookeeper/', import.meta.url);
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.replace(/\.txt$/, ''));
const textOf = (id: string): string => readFileSync(new URL(`${id}.txt`, folder), 'utf8');

describe('the shipped scenarios', () => {
  it('cover every worked example, and both outcomes where one forks', () => {
    const wanted = [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `fle-${n}`),
      ...[
        'net-1',
        'bc-1',
        'bc-2',
        'bc-3',
        'rec-1',
        'rec-2-trunc',
        'rec-2-snap',
        'rec-3-survives',
        'rec-3-lost',
        'rec-4',
        'rec-5',
      ],
      ...['rec-6-commits', 'rec-6-discards', 'rec-7-drill', 'dis-1', 'ops-1', 'main-job'],
    ];
    expect(ids).toEqual(expect.arrayContaining(wanted));
  });

  describe.each(ids)('%s', (id) => {
    const script = scriptOf(textOf(id), id);

    it('speaks both languages and says what it covers', () => {
      const texts = [
        script.title,
        script.summary,
        ...script.commands.flatMap((command) => (command.verb === 'note' ? [command.texts] : [])),
      ];
      for (const text of texts) expect(Object.keys(text).sort()).toEqual(['en', 'zh-CN']);
      expect(texts.flatMap((text) => Object.values(text)).filter((text) => text.trim() === '')).toEqual([]);
      expect(script.covers.length).toBeGreaterThan(0);
      for (const item of script.covers) expect(item).toMatch(/^[A-Z0-9]{2,4}-\d{2}$/);
      expect(script.covers).toEqual([...new Set(script.covers)]);
      if (script.beside !== null) expect(ids).toContain(script.beside);
      expect(script.beside).not.toBe(id);
    });

    it('expects at least that the invariants hold', () => {
      expect(script.commands.filter(({ verb }) => verb === 'expect').length).toBeGreaterThan(1);
      expect(
        script.commands.some((command) => command.verb === 'expect' && command.expected.type === 'invariants'),
      ).toBe(true);
    });

    it('goes as its golden transcript tells', async () => {
      const performance = perform(script);
      const { refused, unreached, failedExpectations, brokenInvariants } = performance;
      expect({
        refused,
        unreached,
        failed: failedExpectations.map(({ command }) => command.text),
        brokenInvariants,
      }).toEqual({
        ...{ refused: null, unreached: null, failed: [], brokenInvariants: [] },
      });
      await expect(`${transcript(script, performance, english).join('\n')}\n`).toMatchFileSnapshot(`goldens/${id}.txt`);
    });
  });
});

describe('outcomes that must not hang on the seed', () => {
  // Each of these tells what must happen, so it has to happen whatever the latencies are.
  it.each(ids)('%s holds with other seeds', (id) => {
    const script = scriptOf(textOf(id), id);
    const failures = [2, 3, 4, 5, 6, 7, 8].flatMap((seed) => {
      const { refused, unreached, failedExpectations, brokenInvariants } = perform({
        ...script,
        setup: { ...script.setup, seed },
      });
      const stopped = [refused, unreached].flatMap((problem) => (problem === null ? [] : [`line ${problem.line}`]));
      const failed = failedExpectations.map(
        ({ command, outcome }) => `${command.text}: ${outcome.type === 'expected' ? outcome.found : ''}`,
      );
      return [...stopped, ...failed, ...brokenInvariants].map((what) => `seed ${seed}: ${what}`);
    });
    expect(failures).toEqual([]);
  });
});
