import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inOneLanguage, largestSize, problemsOfPage, sizesOf, sizeTable, totalOf } from './check-dist.mjs';
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
    const dist = mkdtempSync(join(tmpdir(), 'ensemble-dist-'));
    mkdirSync(join(dist, 'schema'));
    mkdirSync(join(dist, 'assets'));
    writeFileSync(join(dist, 'schema', 'trace.json'), '{}');
    writeFileSync(join(dist, 'index.html'), '<p>');
    writeFileSync(join(dist, 'assets', 'a.js'), 'x'.repeat(50_000));
    const sizes = sizesOf(dist);
    rmSync(dist, { recursive: true });
    expect(sizes.map((file) => file.path)).toEqual(['assets/a.js', 'index.html']);
    expect(sizes[0]?.bytes).toBe(50_000);
    expect(totalOf(sizes)).toBeLessThan(500);
    expect(sizeTable(sizes).split('\n')).toHaveLength(5);
  });

  it('sees what compression cannot make small enough', () => {
    const dist = mkdtempSync(join(tmpdir(), 'ensemble-dist-'));
    writeFileSync(join(dist, 'index.html'), '<p>');
    const before = totalOf(inOneLanguage(sizesOf(dist)));
    writeFileSync(join(dist, 'picture.svg'), randomBytes(largestSize));
    const after = totalOf(inOneLanguage(sizesOf(dist)));
    rmSync(dist, { recursive: true });
    expect(before).toBeLessThan(largestSize);
    expect(after).toBeGreaterThan(largestSize);
  });

  it('leaves out, for a reader of one language, all but the largest of the languages', () => {
    const file = (path: string, gzipped: number) => ({ path, bytes: 3 * gzipped, gzipped });
    const sizes = [file('assets/index-B1.js', 90), file('assets/chinese-C-_2.js', 9), file('assets/english-A3.js', 8)];
    expect(inOneLanguage(sizes)).toEqual(sizes.slice(0, 2));
    expect(sizeTable(sizes)).toMatch(/^all\b.*\n^in one language\b/m);
  });

  it('finds nothing where nothing was built', () => {
    expect(sizesOf(join(tmpdir(), 'ensemble-no-such-folder'))).toEqual([]);
  });
});
