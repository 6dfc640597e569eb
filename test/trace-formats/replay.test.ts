import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/cli/answer';
import { formats, readArguments } from '../../src/cli/arguments';
import { traceLimits } from '../../src/trace-formats/limits';
import { engineVersion } from '../../src/trace-formats/version';
import { forged, written } from './forged';
import { runOf } from './runs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ensemble-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string | Uint8Array): string {
  const path = join(folder, 'given');
  writeFileSync(path, content);
  return path;
}

/** What the command line answers to these arguments; the name of the file is left out of what it says. */
function ensemble(...args: readonly string[]) {
  const { status, output, errors } = answer(readArguments(args));
  return {
    status,
    output: [...output].join(''),
    errors: errors.map((line) => line.replaceAll(join(folder, 'given'), 'FILE')),
  };
}

describe('ensemble replay', () => {
  it.each(['trace', 'events'] as const)('makes the run of a file of %s again and prints its facts', (format) => {
    const { status, output, errors } = ensemble('replay', file(written(format)));
    expect([status, errors]).toEqual([0, []]);
    expect(output).toBe(written('facts'));
  });

  it.each(formats.filter((format) => format !== 'transcript'))('prints it as %s, as it was written', (format) => {
    const { status, output } = ensemble('replay', file(written('trace')), '--format', format);
    expect(status).toBe(0);
    const expected = written(format);
    // Only the title of a report is another one: a trace file knows none.
    expect(output.split('\n').slice(1)).toEqual(expected.split('\n').slice(1));
  });

  it('prints a line for each step as a transcript', () => {
    const { output } = ensemble('replay', file(written('trace')), '--format', 'transcript', '--steps', '57..59');
    expect(output).toMatch(/S1 {2}create .*\n(?:.*\n)*.*S2 {2}create \/a/);
    expect(output.split('\n').filter((line) => /^ +\d+\.\d+ /.test(line))).toHaveLength(3);
  });

  it('ends with 1 where the run is another one, and says at which step', () => {
    const { status, output, errors } = ensemble('replay', file(forged({ 'steps.12.t': 12_345 })));
    expect([status, output]).toEqual([1, '']);
    expect(errors).toEqual([
      expect.stringMatching(
        /^FILE: The file was edited or damaged: in step 12 \(t\) it says 12345, but the run goes \d+\.$/,
      ),
    ]);
  });

  it.each<[string, () => string | Uint8Array, RegExp]>([
    ['a file cut off', () => written('trace').slice(0, 2_000), /cut off: it ends at line \d+, column \d+/],
    [
      'a value of another kind',
      () => forged({ 'interventions.0.act.process': 'S1' }),
      /interventions\[0\]\.act\.process: found "S1", expected a whole number/,
    ],
    ['a scenario', () => '---\nservers: 3\n---\nrun settled\n', /a scenario, not the trace of a run/],
    ['a binary file', () => new Uint8Array([0x89, 0x50, 0, 0xff]), /not a text in UTF-8/],
    ['an empty file', () => '', /The file is empty/],
    ['a file that is too large', () => new Uint8Array(traceLimits.bytes + 1).fill(32), /larger than 67108864 bytes/],
  ])('ends with 2 for %s', (_, content, problem) => {
    const { status, output, errors } = ensemble('replay', file(content()));
    expect([status, output, errors.length]).toEqual([2, '', 1]);
    expect(errors[0]).toMatch(problem);
  });

  it('says which other version wrote a file of the same run', () => {
    const { status, errors } = ensemble('replay', file(forged({ engine: '0.0.9' })), '--language', 'zh-CN');
    expect(status).toBe(0);
    expect(errors).toEqual([`FILE: 由版本 0.0.9 写成；本版本得到同样的运行`]);
    expect(engineVersion).not.toBe('0.0.9');
  });

  it.each<[string, readonly string[]]>([
    ['no trace file', ['replay']],
    ['one too many', ['replay', 'a', 'b']],
    ['no file of the name', ['replay', 'missing.json']],
    ['--seed belongs to run', ['replay', 'a', '--seed', '1']],
    ['--steps belongs to run, replay', ['list', '--steps', '1..2']],
    ['5..2', ['run', '-', '--steps', '5..2']],
    ['all', ['run', '-', '--steps', 'all']],
    ['1..', ['replay', '-', '--steps', '1..']],
  ])('refuses misuse: %s', (problem, args) => {
    const { status, output, errors } = ensemble(...args);
    expect([status, output]).toEqual([2, '']);
    expect(errors.join('\n')).toContain(problem);
  });
});

describe('--steps', () => {
  it.each(formats)('shows a part of a run as %s', (format) => {
    const whole = ensemble('run', 'fle-1', '--format', format);
    const part = ensemble('run', 'fle-1', '--format', format, '--steps', '10..19');
    expect([part.status, part.errors]).toEqual([0, []]);
    expect(part.output.length).toBeLessThan(whole.output.length);
    expect(part.output.length).toBeGreaterThan(100);
  });

  it('gives a part that can be replayed', () => {
    const part = ensemble('replay', file(written('trace')), '--format', 'trace', '--steps', '30..39');
    const { status, output } = ensemble('replay', file(part.output), '--format', 'facts');
    expect(status).toBe(0);
    expect(JSON.parse(output).steps).toBe(40);
    expect(runOf('requests').steps.length).toBeGreaterThan(40);
  });
});
