// What must hold of a build so that it can be installed and works without a network.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sizesOf } from './check-dist.mjs';

/**
 * What keeps a build from working offline, as sentences: a file that nobody keeps would be missing on the train.
 * @param {string} dist
 * @returns {readonly string[]}
 */
export function problemsOfOffline(dist) {
  return [...problemsOfWorker(dist), ...problemsOfManifest(dist)];
}

/**
 * @param {string} dist
 * @returns {readonly string[]}
 */
function problemsOfWorker(dist) {
  const worker = textOf(dist, 'sw.js');
  if (worker === null) return ['The build has no service worker.'];
  const kept = new Set([...worker.matchAll(/\burl: ?"([^"]+)"|"url": ?"([^"]+)"/g)].map(([, a, b]) => a ?? b ?? ''));
  const forgotten = sizesOf(dist).filter(({ path }) => !kept.has(path));
  const missing = [...kept].filter((path) => !existsSync(join(dist, path)));
  return [
    ...forgotten.map(({ path }) => `The service worker does not keep ${path}.`),
    ...missing.map((path) => `The service worker keeps ${path}, which is not there.`),
    ...(/\bclients\.claim\(\)/.test(worker) ? ['The service worker takes over pages that are open.'] : []),
    ...(/importScripts\(/.test(worker) ? ['The service worker loads other scripts.'] : []),
  ];
}

/**
 * @param {string} dist
 * @returns {readonly string[]}
 */
function problemsOfManifest(dist) {
  const text = textOf(dist, 'manifest.webmanifest');
  if (text === null) return ['The build has no manifest.'];
  const { name, start_url: start, icons = [] } = JSON.parse(text);
  const sizes = icons.map((/** @type {{ readonly sizes: string }} */ icon) => icon.sizes);
  const lost = icons.filter((/** @type {{ readonly src: string }} */ { src }) => !existsSync(join(dist, src)));
  return [
    ...(typeof name === 'string' && name !== '' ? [] : ['The manifest has no name.']),
    ...(start === './' ? [] : ['The manifest does not begin where the page is.']),
    ...['192x192', '512x512'].filter((size) => !sizes.includes(size)).map((size) => `No icon is ${size}.`),
    ...lost.map((/** @type {{ readonly src: string }} */ { src }) => `The icon ${src} is not there.`),
  ];
}

/**
 * @param {string} dist
 * @param {string} path
 * @returns {string | null}
 */
const textOf = (dist, path) => (existsSync(join(dist, path)) ? readFileSync(join(dist, path), 'utf8') : null);
