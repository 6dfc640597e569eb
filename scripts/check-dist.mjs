// What must hold of a build: it is small, and its page obeys a policy and asks no other host for anything.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentSecurityPolicy } from './content-security-policy.mjs';

/** @typedef {{ readonly path: string, readonly bytes: number, readonly gzipped: number }} FileSize */

/**
 * Most bytes that the page may weigh in one language, gzipped: what a visit loads. The goal is 200,000; React DOM alone takes
 * 62,000 of them and the texts of the scenarios 15,000. This bound may only be lowered.
 */
export const largestSize = 226_000;

/** The chunks that hold the texts of one language each, of which a reader's page loads one. */
const languageChunk = /(?:^|\/)(?:english|chinese)-[\w-]+\.js$/;

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
 * The files that a reader of one language needs, of the language with the most to say.
 * @param {readonly FileSize[]} sizes as `sizesOf` gives them, largest first
 * @returns {readonly FileSize[]}
 */
export function inOneLanguage(sizes) {
  const [, ...others] = sizes.filter((file) => languageChunk.test(file.path));
  return sizes.filter((file) => !others.includes(file));
}

/**
 * @param {readonly FileSize[]} sizes
 * @returns {string}
 */
export function sizeTable(sizes) {
  const row = (/** @type {string} */ path, /** @type {number} */ bytes, /** @type {number} */ gzipped) =>
    `${path.padEnd(44)} ${kilobytes(bytes)} ${kilobytes(gzipped)} gz`;
  const rowOfAll = (/** @type {string} */ name, /** @type {readonly FileSize[]} */ files) =>
    row(
      name,
      files.reduce((sum, file) => sum + file.bytes, 0),
      totalOf(files),
    );
  return [
    ...sizes.map((file) => row(file.path, file.bytes, file.gzipped)),
    rowOfAll('all', sizes),
    rowOfAll('in one language', inOneLanguage(sizes)),
    row('allowed in one language', Number.NaN, largestSize),
  ].join('\n');
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
