import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  firstOf,
  inOneLanguage,
  largest,
  problemsOfPage,
  problemsOfSize,
  sizesOf,
  sizeTable,
  totalOf,
} from './check-dist.mjs';
import { contentSecurityPolicy } from './content-security-policy.mjs';

describe('problemsOfPage', () => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy.replaceAll("'", '&#39;')}">`;
  const script = '<script type="module" src="./assets/a.js"></script>';

  it('accepts a page that loads its own files under the policy', () => {
    expect(problemsOfPage(`<head>${policy}<link rel="icon" href="./favicon.svg">${script}</head>`)).toEqual([]);
  });

  it.each([
    ['no policy', `<head>${script}</head>`],
    ['a weaker policy', `<head>${policy.replace('none', 'self')}${script}</head>`],
    ['a policy that comes late', `<head>${script}${policy}</head>`],
    ['an inline script', `<head>${policy}<script>run()</script></head>`],
    ['an inline style', `<head>${policy}</head><body style="margin: 0">`],
    ['a style element', `<head>${policy}<style>a {}</style></head>`],
    ['a script from elsewhere', `<head>${policy}<script src="https://example.org/a.js"></script></head>`],
    ['a style sheet from elsewhere', `<head>${policy}<link rel="stylesheet" href="//example.org/a.css"></head>`],
  ])('refuses %s', (_case, html) => {
    expect(problemsOfPage(html)).toHaveLength(1);
  });
});

describe('sizesOf', () => {
  it('measures all that the page may load, largest first, without the schemas', () => {
    const sizes = withFiles(
      { 'schema/trace.json': '{}', 'index.html': '<p>', 'assets/a.js': 'x'.repeat(50_000) },
      sizesOf,
    );
    expect(sizes.map((file) => file.path)).toEqual(['assets/a.js', 'index.html']);
    expect(sizes[0]?.bytes).toBe(50_000);
    expect(totalOf(sizes)).toBeLessThan(500);
  });

  it('finds nothing where nothing was built', () => {
    const nowhere = join(tmpdir(), 'ensemble-no-such-folder');
    expect(sizesOf(nowhere)).toEqual([]);
    expect(problemsOfSize(nowhere)).toEqual(['Nothing was built.']);
  });
});

const page =
  '<script type="module" src="./assets/index-AAAAAAAA.js"></script><link href="./assets/index-BBBBBBBB.css">';
const built = {
  'index.html': page,
  'assets/index-AAAAAAAA.js':
    'import{a as b}from"./shared-CCCCCCCC.js";import"./alone-DDDDDDDD.js";import("./late-EEEEEEEE.js")',
  'assets/index-BBBBBBBB.css': 'a{}',
  'assets/shared-CCCCCCCC.js': 'import{c}from"./deep-FFFFFFFF.js"',
  'assets/alone-DDDDDDDD.js': '1',
  'assets/deep-FFFFFFFF.js': '2',
  'assets/late-EEEEEEEE.js': 'import{a}from"./index-AAAAAAAA.js"',
  'assets/english-GGGGGG-G.js': '"the words"',
  'assets/english-later-HHHHHHHH.js': '"more words, and more, and more, and yet more"',
  'assets/chinese-IIIIIIII.js': '"the words, of which there are many"',
  'assets/chinese-later-JJJJJJJJ.js': '"more"',
};

describe('what a visit loads', () => {
  it('leaves out, for a reader of one language, all but the language with the most to say', () => {
    const file = (path: string, gzipped: number) => ({ path, bytes: 3 * gzipped, gzipped });
    const english = [file('assets/english-A3xxxxxx.js', 8), file('assets/english-later-A3xxxxxx.js', 9)];
    const chinese = [file('assets/chinese-C-_2xxxx.js', 10), file('assets/chinese-later-Cxxxxxxx.js', 5)];
    const other = file('assets/index-B1xxxxxx.js', 90);
    expect(inOneLanguage([other, ...chinese, ...english])).toEqual([other, ...english]);
  });

  it('begins with the page, what it names, what that imports, and the first words', () => {
    const first = withFiles(built, firstOf).map(({ path }) => path);
    expect(first.sort()).toEqual([
      'assets/alone-DDDDDDDD.js',
      'assets/chinese-IIIIIIII.js',
      'assets/deep-FFFFFFFF.js',
      'assets/index-AAAAAAAA.js',
      'assets/index-BBBBBBBB.css',
      'assets/shared-CCCCCCCC.js',
      'index.html',
    ]);
  });

  it('is told, file by file and in sums', () => {
    expect(withFiles(built, sizeTable)).toMatch(/^all\b.*\n^in one language\b.*allowed.*\n^before.*allowed.*$/m);
    expect(withFiles(built, problemsOfSize)).toEqual([]);
  });

  it.each([
    ['assets/deep-FFFFFFFF.js', largest.first, 1],
    ['assets/late-EEEEEEEE.js', largest.first, 0],
    ['assets/late-EEEEEEEE.js', largest.whole, 1],
    ['assets/deep-FFFFFFFF.js', largest.whole, 2],
  ])('is refused where %s alone has %i bytes that cannot be compressed', (path, bytes, problems) => {
    // In base 64, six bits of every byte tell something.
    const noise = `/*${randomBytes(bytes).toString('base64')}*/`;
    expect(withFiles({ ...built, [path]: noise }, problemsOfSize)).toHaveLength(problems);
  });
});

/** Asks something of a build that holds these files. */
function withFiles<Answer>(files: Readonly<Record<string, string>>, ask: (dist: string) => Answer): Answer {
  const dist = mkdtempSync(join(tmpdir(), 'ensemble-dist-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  const answer = ask(dist);
  rmSync(dist, { recursive: true });
  return answer;
}
