import { afterAll, describe, expect, it } from 'vitest';
import { catalogues } from '../../src/i18n/catalogues';
import { createTranslator } from '../../src/i18n/translator';
import { readTrace } from '../../src/trace-formats/read-trace';
import { type TraceProblem, traceProblemText } from '../../src/trace-formats/trace-problem';
import { traceFile } from '../../src/trace-formats/write-trace';
import { english, entry } from '../scenarios/entry';
import { acting, forged } from './forged';
import { broken, excessive, foreign, misshapen, type ProblemCase, untrue } from './problem-cases';
import { runOf } from './runs';

const told = new Set<string>();

function problemOf(text: string): TraceProblem {
  const read = readTrace(text, [entry]);
  if (read.ok) throw new Error('it was taken');
  const { problem } = read;
  told.add(problem.sentence.id);
  if (problem.expected !== null) told.add(problem.expected.id);
  for (const language of ['en', 'zh-CN'] as const) {
    const said = traceProblemText(problem, createTranslator(language));
    // Neither an id nor a place for a value that was not given.
    expect(said).not.toMatch(/undefined|\{\w+\}|import\.|scenario\.|zookeeper-scenario\./);
    expect(said.length).toBeGreaterThan(5);
  }
  return problem;
}

const saidOf = (text: string): string => traceProblemText(problemOf(text), english.words);

const all: readonly ProblemCase[] = [...foreign, ...broken, ...excessive, ...misshapen, ...untrue];
const cases = all.map(([name, text, id, more = {}]) => [name, text, id, more] as const);

describe('the reader refuses', () => {
  it.each(cases)('%s', (_, text, id, more) => {
    expect(problemOf(text())).toMatchObject({ kind: 'unreadable', sentence: { id: `import.${id}` }, ...more });
  });

  it('with the first step that differs, and where', () => {
    const made = traceFile(runOf('requests'), entry).steps[12]?.t;
    const { difference } = problemOf(forged({ 'steps.12.t': 12_345 }));
    expect(difference).toEqual({ step: 12, path: 't', expected: String(made), found: '12345' });
  });

  it('with what was found and what would have been right there', () => {
    const servers = 'At setup.servers: found 1000000000, expected a whole number in 1..51.';
    expect(saidOf(forged({ 'setup.servers': 1_000_000_000 }))).toBe(servers);
    expect(saidOf('{"format" 1}')).toBe('Line 1, column 11: found 1}, expected a colon.');
    const process = 'Act 1 is about process 9, which this run does not have; it has 1, 2, 3.';
    expect(saidOf(acting({ type: 'crash', process: 9 }))).toBe(process);
  });

  afterAll(() => {
    const known = Object.keys(catalogues.en.import ?? {}).map((key) => `import.${key}`);
    expect(known.filter((id) => !told.has(id))).toEqual([]);
  });
});
