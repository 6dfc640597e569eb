import { describe, expect, it } from 'vitest';
import { lengthViolations, lockfileViolations, longestFile, machineViolations, skippedTestViolations } from './hygiene';
import { projectFiles } from './project-files';

const files = projectFiles();

describe('the length of files', () => {
  const lines = (count: number): string => 'const x = 1;\n'.repeat(count);

  it('is at most 400 lines in src', () => {
    expect(lengthViolations(files)).toEqual([]);
  });

  it('is counted in code and style sheets', () => {
    const planted = [
      { path: 'src/kernel/long.ts', text: lines(longestFile + 1) },
      { path: 'src/app/long.css', text: lines(longestFile + 1) },
      { path: 'src/kernel/just.ts', text: lines(longestFile) },
      { path: 'src/scenarios/long.txt', text: lines(longestFile + 1) },
    ];
    expect(lengthViolations(planted)).toHaveLength(2);
  });
});

describe('package-lock.json', () => {
  it('names no address', () => {
    const lockfile = files.find((file) => file.path === 'package-lock.json');
    expect(lockfile?.text).toContain('"integrity"');
    expect(lockfile === undefined ? [] : lockfileViolations(lockfile)).toEqual([]);
  });

  it('is refused with an address', () => {
    const fetched = ['https:/', 'example.org', 'a.tgz'].join('/');
    const text = JSON.stringify({ a: { resolved: fetched }, b: { version: '1.0.0' } }, null, 1);
    expect(lockfileViolations({ path: 'package-lock.json', text })).toHaveLength(1);
  });
});

describe('all files', () => {
  const judge = (text: string): readonly string[] => machineViolations([{ path: 'README.md', text }]);

  it('name no path of one machine and no package registry', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(machineViolations(files)).toEqual([]);
  });

  it.each([
    ['', 'work', 'main'].join('/'),
    `see "${['', 'root', '.cache'].join('/')}"`,
    `(${['', 'tmp', 'out.json'].join('/')})`,
    ['', 'home', 'me'].join('/'),
    ['https:/', ['registry', 'example', 'org'].join('.'), 'a'].join('/'),
    ['https:/', ['packages', `npm${'js'}`, 'com'].join('.'), 'a'].join('/'),
  ])('are refused with %s', (text) => {
    expect(judge(`first\n${text}\n`)).toHaveLength(1);
  });

  it.each(['src/app/layout.tsx', './work/a', 'create /work "x"', 'https://example.org/work/a', 'test/root/a'])(
    'are allowed %s',
    (text) => {
      expect(judge(text)).toEqual([]);
    },
  );
});

describe('tests', () => {
  const judge = (text: string): readonly string[] => skippedTestViolations([{ path: 'e2e/planted.spec.ts', text }]);

  it('all run', () => {
    expect(skippedTestViolations(files)).toEqual([]);
  });

  it.each(['only', 'skip', 'todo'])('are refused with .%s', (word) => {
    expect(judge(`it.${word}('x', run);`)).toHaveLength(1);
    expect(judge(`describe.${word}('x', run);`)).toHaveLength(1);
    expect(judge(`test.describe.${word}('x', run);`)).toHaveLength(1);
    expect(judge(`it.concurrent.${word}.each([1])('x', run);`)).toHaveLength(1);
  });

  // Put together here, so that nobody who looks for such words takes these for tests.
  it.each([`test.${'fixme'}`, `x${'it'}`, `it.${'skip'}If(slow)`])('are refused with %s', (call) => {
    expect(judge(`${call}('x', run);`)).toHaveLength(1);
  });

  it('may use these words otherwise', () => {
    const [only, skip] = ['only', 'skip'];
    expect(judge(`it('x', () => list.${only}('.${skip}')); // it.${only}\nrows.${skip}(1);`)).toEqual([]);
  });
});
