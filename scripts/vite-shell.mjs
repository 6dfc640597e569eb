import { fileURLToPath } from 'node:url';
import { build, runnerImport } from 'vite';
import { compiledCatalogues } from './vite-catalogues.mjs';
import { scenarioParts } from './vite-scenarios.mjs';

/** @typedef {import('../src/app/shell/render-shells')} ShellRenderer */

const folder = fileURLToPath(new URL('../src/app/shell/', import.meta.url));
const place = '<div id="root">';
const scriptName = 'shell';

/**
 * Puts the page at its beginning into the built index.html, as lifeless markup that is seen until the page itself is there, and
 * ahead of it the script that says whether it is to be seen. What the page needs to come to life gives way to what it is seen by.
 * @returns {import('vite').Plugin}
 */
export function shell() {
  return {
    name: 'shell',
    apply: 'build',
    async buildStart() {
      this.emitFile({ type: 'asset', name: `${scriptName}.js`, source: await chooser() });
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const script = Object.values(bundle ?? {}).find(
          (file) => file.type === 'asset' && file.names.includes(`${scriptName}.js`),
        );
        if (script === undefined || !html.includes(place)) throw new Error('the page has no place for its shell');
        const markup = lifeless(await shells());
        return html
          .replace(place, () => `${place}${markup}`)
          .replaceAll(/<(?=script type="module"|link rel="modulepreload")\w+/g, '$& fetchpriority="low"')
          .replace('<script ', `<script src="./${script.fileName}"></script>\n    $&`);
      },
    },
  };
}

/**
 * Markup of which nothing can be used, found or mistaken for the page: without what only a living page has, and without what an
 * inline style would put in its place, which the page's policy refuses.
 * @param {string} markup
 * @returns {string}
 */
export function lifeless(markup) {
  return markup
    .replaceAll(/<button\b[^>]* style="[^>]*>.*?<\/button>/g, '')
    .replaceAll(/<(\w+) class="(?:visually-hidden|link-hit)"[^>]*>[^<]*<\/\1>/g, '')
    .replaceAll(/><\/(?:path|circle|rect|line|ellipse)>/g, '/>')
    .replaceAll(living, '');
}
const living =
  / (?:data-(?!is-|status|folded)[a-z-]+|id|role|type|tabindex|title|aria-(?!hidden|pressed|selected)[a-z]+)="[^"]*"/g;

/**
 * By Vite, which reads what the page is made of; styles have no part in markup.
 * @returns {Promise<string>}
 */
async function shells() {
  /** @type {import('vite').Plugin} */
  const noStyles = { name: 'no-styles', enforce: 'pre', resolveId: noStyle, load: noStyle };
  const plugins = [noStyles, scenarioParts(), compiledCatalogues()];
  /** @type {import('vite').InlineConfig} */
  const options = { configFile: false, logLevel: 'error', plugins };
  /** @type {{ readonly module: ShellRenderer }} */
  const { module } = await runnerImport(`${folder}render-shells.tsx`, options);
  return module.renderShells();
}

/** @type {(id: string) => string | null} */
const noStyle = (id) => (id === '\0no-style' ? '' : id.endsWith('.css') ? '\0no-style' : null);

/**
 * The script, as one that needs no other and that the browser awaits.
 * @returns {Promise<string>}
 */
async function chooser() {
  /** @type {import('vite').LibraryOptions} */
  const lib = { entry: `${folder}choose-shell.ts`, formats: ['iife'], name: scriptName, fileName: scriptName };
  const built = await build({ configFile: false, logLevel: 'error', publicDir: false, build: { lib, write: false } });
  const [file] = [built].flat().flatMap((part) => ('output' in part ? part.output : []));
  if (file?.type !== 'chunk') throw new Error('the script of the shell was not built');
  return file.code;
}
