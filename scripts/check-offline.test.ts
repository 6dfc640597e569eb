import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sizesOf } from './check-dist.mjs';
import { problemsOfOffline } from './check-offline.mjs';

const worker = 'e([{url:"index.html",revision:"1"},{url:"assets/a.js",revision:null},{url:"manifest.webmanifest"}])';
const icons = ['192', '512'].map((side) => ({ src: `icons/icon-${side}.png`, sizes: `${side}x${side}` }));
const manifest = JSON.stringify({ name: 'Ensemble', start_url: './', icons });
const built: Readonly<Record<string, string | null>> = {
  'index.html': '<p>',
  'assets/a.js': '1',
  'schema/trace.json': '{}',
  'icons/icon-192.png': 'x',
  'icons/icon-512.png': 'x',
  'manifest.webmanifest': manifest,
  'sw.js': worker,
};

describe('a build that works offline', () => {
  it('keeps every file that the page may load, and has all its icons', () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    ['no service worker', { 'sw.js': null }],
    ['a file that is not kept', { 'assets/b.js': '2' }],
    ['a file that is kept and not there', { 'assets/a.js': null }],
    ['a worker that takes over', { 'sw.js': `${worker};self.clients.claim()` }],
    ['a worker that loads more', { 'sw.js': `${worker};importScripts("b.js")` }],
    ['no manifest', { 'manifest.webmanifest': null, 'sw.js': worker.replace(',{url:"manifest.webmanifest"}', '') }],
    ['no name', { 'manifest.webmanifest': manifest.replace('Ensemble', '') }],
    ['a beginning elsewhere', { 'manifest.webmanifest': manifest.replace('./', '/') }],
    ['no large icon', { 'manifest.webmanifest': manifest.replace('512x512', '48x48') }],
    ['an icon that is not there', { 'icons/icon-512.png': null }],
  ])('is not one with %s', (_case, changes) => {
    expect(problems(changes)).toHaveLength(1);
  });

  it('is measured without what only an installed page needs', () => {
    expect(ask({}, (dist) => sizesOf(dist).map(({ path }) => path)).sort()).toEqual([
      'assets/a.js',
      'index.html',
      'manifest.webmanifest',
    ]);
  });
});

const problems = (changes: Readonly<Record<string, string | null>>) => ask(changes, problemsOfOffline);

function ask<Answer>(changes: Readonly<Record<string, string | null>>, question: (dist: string) => Answer): Answer {
  const dist = mkdtempSync(join(tmpdir(), 'ensemble-offline-'));
  for (const [path, text] of Object.entries({ ...built, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  const answer = question(dist);
  rmSync(dist, { recursive: true });
  return answer;
}
