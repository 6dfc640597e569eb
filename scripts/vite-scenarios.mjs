import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/** @typedef {import('../src/scenario/front-matter')} FrontMatter */

const query = '?parts';

/**
 * Makes a module of a scenario's text, `story.txt?parts`: its front matter, already read, and its lines.
 * @returns {import('vite').Plugin}
 */
export function scenarioParts() {
  /** @type {Promise<FrontMatter> | null} */
  let reader = null;
  return {
    name: 'scenario-parts',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(`.txt${query}`)) return null;
      const path = id.slice(0, -query.length);
      this.addWatchFile(path);
      reader ??= loadReader();
      const { cutScenario } = await reader;
      return moduleOf(cutScenario({ file: basename(path), text: readFileSync(path, 'utf8') }));
    },
  };
}

/**
 * By Vite, because Node itself reads no TypeScript before its version 22.
 * @returns {Promise<FrontMatter>}
 */
async function loadReader() {
  const path = fileURLToPath(new URL('../src/scenario/front-matter.ts', import.meta.url));
  /** @type {{ readonly module: FrontMatter }} */
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
  return module;
}

/**
 * The code of such a module; a scenario whose front matter cannot be read fails the build.
 * @param {import('../src/scenario/front-matter').Cut} cut
 * @returns {string}
 */
export function moduleOf(cut) {
  if (cut.ok) return `export default ${JSON.stringify(cut.parts)};`;
  throw new Error(cut.problems.map(({ file, line, found }) => `${file}:${line}: cannot read ${found}`).join('\n'));
}
