import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/cli/answer';
import { readArguments } from '../../src/cli/arguments';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'src/cli/main.ts');
const command = ['--import', 'tsx', main];

interface Result {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** The command line in a process of its own, as a person starts it. */
function spawned(args: readonly string[], input = ''): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { status, output: stdout, errors: stderr };
}

/** The same without the cost of a process; standard input becomes a file. */
function ensemble(args: readonly string[], input?: string): Result {
  const given = input === undefined ? args : args.map((arg) => (arg === '-' ? file('input.txt', input) : arg));
  const { status, output, errors } = answer(readArguments(given));
  const told = errors.map((line) => `${line}\n`).join('');
  return {
    status,
    output: [...output].join(''),
    errors: input === undefined ? told : told.replaceAll(join(folder, 'input.txt'), '-'),
  };
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ensemble-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const good = '---\nservers: 3\n---\nrun settled\nS1 create /a "x"\nrun settled\nexpect leader S3\n';

describe('ensemble', () => {
  it('shows the first problems of a file of another kind, and how many are left', () => {
    const other = file('other.json', Array.from({ length: 40 }, () => '  "a": 1,\n').join(''));
    const { status, output, errors } = ensemble(['run', other]);
    expect([status, output]).toEqual([2, '']);
    expect(errors.trimEnd().split('\n')).toHaveLength(13);
    expect(errors).toContain('and 28 more problems');
  });

  it('says how it is used', () => {
    for (const args of [['--help'], ['-h'], ['run', '--help']]) {
      const { status, output, errors } = ensemble(args);
      expect([status, errors]).toEqual([0, '']);
      for (const word of ['run', 'list', '--seed', '--format', 'transcript', 'facts', 'trace', 'events', '--version'])
        expect(output).toContain(word);
    }
    expect(ensemble(['--help', '--language', 'zh-CN']).output).toContain('场景');
  });

  it('says its version', () =>
    expect(ensemble(['--version'])).toEqual({ status: 0, output: 'ensemble 0.1.0\n', errors: '' }));

  it('lists the shipped scenarios with their titles', () => {
    const { status, output } = ensemble(['list']);
    const folders = ['zookeeper', 'two-phase-commit', 'three-phase-commit'];
    const files = folders.flatMap((folder) => readdirSync(join(root, 'src/scenarios', folder)));
    const ids = files.map((name) => name.replace(/\.txt$/, ''));
    expect(status).toBe(0);
    expect(
      output
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0])
        .sort(),
    ).toEqual(ids.sort());
    expect(output).toMatch(/^fle-1 +Start-up of three servers$/m);
    expect(ensemble(['list', '--language', 'zh-CN']).output).toMatch(/^fle-1 +三台服务器的启动$/m);
  });

  it.each<[string, readonly string[]]>([
    ['no command is given', []],
    ['bogus', ['bogus']],
    ['no scenario is named', ['run']],
    ['one too many', ['run', '-', 'more']],
    ['one too many', ['list', 'more']],
    ['--bogus', ['run', '-', '--bogus']],
    ['--seed', ['run', '-', '--seed']],
    ['-1', ['run', '-', '--seed=-1']],
    ['4294967296', ['run', '-', '--seed', '4294967296']],
    ['1.5', ['run', '-', '--seed', '1.5']],
    ['xml', ['run', '-', '--format', 'xml']],
    ['fr', ['run', '-', '--language', 'fr']],
    ['belongs to run', ['list', '--seed', '1']],
  ])('refuses misuse: %s', (problem, args) => {
    const { status, output, errors } = ensemble(args);
    expect([status, output]).toEqual([2, '']);
    expect(errors).toContain(problem);
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('ensemble run', () => {
  it('prints a transcript of a file, of standard input and of a shipped scenario', () => {
    const fromFile = spawned(['run', file('good.txt', good)]);
    expect(fromFile).toMatchObject({ status: 0, errors: '' });
    expect(fromFile.output).toContain('> expect leader S3  (holds)');
    expect(spawned(['run', '-'], good)).toEqual(fromFile);
    expect(ensemble(['run', '-'], good)).toEqual(fromFile);
    expect(spawned(['run', 'fle-1'])).toMatchObject({ status: 0, errors: '' });
    expect(ensemble(['run', 'fle-1', '--language', 'zh-CN']).output).toContain('# 三台服务器的启动');
  });

  it('runs a shipped scenario anew with another seed, and the same one the same way', () => {
    const [first, again, other] = [['1'], ['1'], ['2']].map(
      ([seed = '']) => ensemble(['run', 'fle-1', '--seed', seed]).output,
    );
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(JSON.parse(ensemble(['run', '-', '--seed', '4294967295', '--format', 'facts'], good).output).seed).toBe(
      4294967295,
    );
  });

  it('prints facts, a trace and events as JSON', () => {
    const facts = JSON.parse(ensemble(['run', '-', '--format', 'facts'], good).output);
    expect(facts).toMatchObject({ format: 'ensemble-facts', leader: 3, requests: [{ outcome: 'ok' }] });
    const trace = JSON.parse(ensemble(['run', '-', '--format', 'trace'], good).output);
    expect(trace).toMatchObject({ format: 'ensemble-trace', protocol: 'zookeeper', setup: { servers: 3 } });
    expect(trace.steps).toHaveLength(facts.steps);
    const events = ensemble(['run', '-', '--format', 'events'], good).output.trimEnd().split('\n');
    expect(events).toHaveLength(facts.steps + 1);
    expect(JSON.parse(events[1] ?? '')).toMatchObject({ step: 0, event: 'boot' });
  });

  it('takes an empty scenario', () => {
    expect(spawned(['run', '-'])).toMatchObject({ status: 0, errors: '' });
    expect(JSON.parse(ensemble(['run', file('empty.txt', ''), '--format', 'facts']).output)).toMatchObject({
      steps: 0,
      leader: null,
    });
  });

  it('ends with 1 where an expectation failed, and prints the run all the same', () => {
    const path = file('failing.txt', `${good}expect leader S1\nexpect request 1 pending\n`);
    const { status, output, errors } = ensemble(['run', path]);
    expect(status).toBe(1);
    expect(errors).toBe(
      `${path}:8:1: expected leader S1, found leader S3\n${path}:9:1: expected request 1 pending, found request 1 ok\n`,
    );
    expect(output).toContain('> expect leader S1  (FAILS: leader S3)');
    const facts = spawned(['run', path, '--format', 'facts']);
    expect(facts.status).toBe(1);
    expect(facts.errors).toBe(errors);
    expect(JSON.parse(facts.output).leader).toBe(3);
  });

  it('ends with 1 where a run does not come to its goal', () => {
    const { status, output, errors } = ensemble(
      ['run', '-'],
      '---\nservers: 3\nstart: none\n---\nstart S1\nrun leaderElected\n',
    );
    expect(status).toBe(1);
    expect(errors).toBe('-:6:1: found "run leaderElected", expected to come to this within 120s of virtual time\n');
    expect(output).toContain('start S1');
  });

  const breaking = [
    '---\nservers: 3\nrules: {majority-commits: off, log-before-ack: off}\n---\nrun settled\nisolate S3\nS3 create /a "x"\nrun 5s\ndie S3\nrun settled',
    'S1 create /b "y"\nrun settled\nheal\nstart S3\nrun settled\n',
  ].join('\n');

  it('ends with 1 where an invariant broke, unless the scenario expects that', () => {
    const { status, output, errors } = ensemble(['run', '-'], breaking);
    expect(status).toBe(1);
    const broken = Array.from(errors.matchAll(/^-: invariant (\S+) is broken$/gm), ([, id]) => id);
    expect(broken.length).toBeGreaterThan(0);
    for (const id of broken) expect(output).toContain(`= invariant ${id} is broken`);
    const foreseen = `${breaking}${broken.map((id) => `expect invariant ${id} broken\n`).join('')}`;
    expect(ensemble(['run', '-'], foreseen)).toMatchObject({ status: 0, errors: '' });
  });

  it('ends with 2 for a scenario with mistakes: all of them, and nothing on standard output', () => {
    const path = file('wrong.txt', '---\nservers: 3\n---\ncrash S4\n\nrun 5\n');
    const { status, output, errors } = spawned(['run', path, '--format', 'facts']);
    expect([status, output]).toEqual([2, '']);
    const lines = errors.trimEnd().split('\n');
    expect(lines[0]).toBe(`${path}:4:7: found "S4", expected the name of a process: S1, S2, S3, leader, follower`);
    expect(lines[1]).toContain(`${path}:6:5: found "5", expected a span of time`);
    expect(lines).toHaveLength(2);
  });

  it('ends with 2 for a command that cannot be carried out', () => {
    const { status, output, errors } = ensemble(['run', '-'], 'run settled\nstart S1\n');
    expect([status, output]).toEqual([2, '']);
    expect(errors).toBe('-:2:1: found "start S1", expected a process that is down\n');
  });

  it.each<[string, () => string, RegExp]>([
    ['a missing file', () => join(folder, 'missing.txt'), /no file/],
    ['a directory', () => folder, /is a directory/],
    ['a binary file', () => file('binary', new Uint8Array([0x89, 0x50, 0, 0xff, 0xfe])), /not a text/],
    ['a text with a zero byte', () => file('zero', 'run settled\0'), /not a text/],
    ['a file that is too large', () => file('large', '#'.repeat(1_048_577)), /larger than 1048576 bytes/],
    ['an id that is none', () => 'no-such-scenario', /no file and no shipped scenario/],
  ])('refuses %s', (_, path, problem) => {
    const { status, output, errors } = ensemble(['run', path()]);
    expect([status, output]).toEqual([2, '']);
    expect(errors).toMatch(problem);
    expect(errors).not.toMatch(/\n\s+at /);
  });

  it('takes a file of the largest size', () => {
    expect(ensemble(['run', file('just', '#'.repeat(1_048_576))])).toMatchObject({ status: 0, errors: '' });
  });

  it('does not mind a reader that stops reading', async () => {
    const child = spawn(process.execPath, [...command, 'run', '-', '--format', 'events'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.end('run 120s\n');
    let errors = '';
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect([status, errors]).toEqual([0, '']);
  });

  it('ends with 2 on misuse and prints nothing but why', () => {
    const { status, output, errors } = spawned(['run', '-', '--format', 'xml']);
    expect([status, output]).toEqual([2, '']);
    expect(errors).toMatch(/^ensemble: the format xml is not one of [^\n]*\n$/);
  });

  it('reads standard input that comes in pieces', async () => {
    const child = spawn(process.execPath, [...command, 'run', '-', '--format', 'facts'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
    });
    child.stdin.write(good.slice(0, 30));
    child.stdin.end(good.slice(30));
    await new Promise((resolve) => child.on('close', resolve));
    expect(JSON.parse(output).leader).toBe(3);
  });
});
