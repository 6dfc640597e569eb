// What must hold of a build: it is small, and its page obeys a policy and asks no other host for anything.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentSecurityPolicy } from './content-security-policy.mjs';

/** @typedef {{ readonly path: string, readonly bytes: number, readonly gzipped: number }} FileSize */

export const largestSize = 200_000;

/**
 * The size of each file that the page may load, largest first. The schemas are for other programs.
 * @param {string} dist
 * @returns {readonly FileSize[]}
 */
export function sizesOf(dist) {
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('schema/'))
    .map((path) => {
      const content = readFileSync(join(dist, path));
      return { path, bytes: content.length, gzipped: gzipSync(content, { level: 9 }).length };
    })
    .sort((a, b) => b.gzipped - a.gzipped);
}

/**
 * @param {readonly FileSize[]} sizes
 * @returns {number}
 */
export function totalOf(sizes) {
  return sizes.reduce((sum, file) => sum + file.gzipped, 0);
}

/**
 * @param {readonly FileSize[]} sizes
 * @returns {string}
 */
export function sizeTable(sizes) {
  const row = (/** @type {string} */ path, /** @type {number} */ bytes, /** @type {number} */ gzipped) =>
    `${path.padEnd(44)} ${kilobytes(bytes)} ${kilobytes(gzipped)} gz`;
  const all = sizes.reduce((sum, file) => sum + file.bytes, 0);
  const rows = sizes.map((file) => row(file.path, file.bytes, file.gzipped));
  return [...rows, row('all', all, totalOf(sizes)), row('allowed', Number.NaN, largestSize)].join('\n');
}

/**
 * @param {number} bytes
 * @returns {string}
 */
function kilobytes(bytes) {
  return (Number.isNaN(bytes) ? '' : `${(bytes / 1000).toFixed(1)} kB`).padStart(10);
}

/**
 * What is wrong with the page as Vite built it (it writes apostrophes in attributes as entities), as sentences.
 * @param {string} html
 * @returns {readonly string[]}
 */
export function problemsOfPage(html) {
  const policy = html.indexOf(`content="${contentSecurityPolicy.replaceAll("'", '&#39;')}"`);
  const firstLoad = html.search(/<(?:script|link|style)\b/);
  const inline = [...html.matchAll(/<script\b([^>]*)>/g)].filter((tag) => !/\ssrc=/.test(tag[1] ?? ''));
  const foreign = [...html.matchAll(/\s(?:src|href)="((?:[a-z]+:)?\/\/[^"]*)"/g)];
  return [
    ...(policy === -1 ? ['The page has no content security policy.'] : []),
    ...(policy > firstLoad && firstLoad !== -1 ? ['The content security policy stands after something it rules.'] : []),
    ...inline.map((tag) => `The page has an inline script, which its policy refuses: ${tag[0]}`),
    ...(/\sstyle="|<style\b/.test(html) ? ['The page has an inline style, which its policy refuses.'] : []),
    ...foreign.map((tag) => `The page asks another host: ${tag[1]}`),
  ];
}
