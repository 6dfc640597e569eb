import { dirname, join } from 'node:path/posix';
import { importsOf } from './imports';
import { isCode, isTest, type ProjectFile } from './project-files';

/**
 * Who may import whom. A folder may always import itself. `<p>` stands for the protocol that a folder is named
 * after, `d3-*` for every package of that family, `src/*` for every folder of ours, and `*` for whatever there is.
 * A folder that is not named here, such as the scenarios, is data: it holds no code at all.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  'protocols/fields': ['kernel'],
  'protocols/form': ['kernel', 'protocols/fields'],
  'protocols/narration': ['kernel'],
  'protocols/quorum': ['kernel'],
  'protocols/machine': ['kernel', 'xstate'],
  'protocols/<p>': [
    'kernel',
    'protocols/fields',
    'protocols/form',
    'protocols/narration',
    'protocols/quorum',
    'protocols/machine',
    'xstate',
  ],
  scenario: ['kernel', 'valibot'],
  // The page must not reach it.
  'scenario/front-matter': ['kernel', 'yaml'],
  'trace-formats': ['kernel', 'yaml', 'valibot'],
  checker: ['kernel', 'yaml', 'valibot'],
  lessons: [],
  i18n: ['@lingui/core'],
  'i18n/provide-all': ['@lingui/core', '@lingui/message-utils'],
  'i18n/values-named-in': ['@lingui/message-utils'],
  'i18n/use-spoken-languages': ['react'],
  'i18n/use-words': ['@lingui/core', 'react'],
  player: ['kernel', 'scenario', 'trace-formats', 'zustand'],
  'player/use-player': ['kernel', 'scenario', 'trace-formats', 'zustand', 'react'],
  sharing: ['kernel', 'scenario', 'trace-formats', 'player', 'valibot'],
  // The only file that knows how the browser stores things.
  'sharing/shelf': ['idb-keyval'],
  views: ['kernel', 'player', 'i18n', 'react', 'd3-*'],
  // Pictures are what views draw, made into files.
  pictures: ['kernel', 'player', 'trace-formats', 'i18n', 'views', 'react', 'react-dom', 'gifenc'],
  'views/export': ['kernel', 'player', 'trace-formats', 'pictures', 'i18n', 'react'],
  'panels/<p>': ['kernel', 'views', 'player', 'i18n', 'react', 'd3-*', 'protocols/<p>'],
  app: ['*'],
  cli: ['*'],
};

const testTools = ['vitest', 'fast-check', 'node:*'];
const testToolsAbove = [
  ...testTools,
  'ajv',
  'fake-indexeddb',
  'react',
  'react-dom',
  'xstate',
  'yaml',
  '@lingui/message-utils',
  'src/*',
];

/** Tests of the lowest folders stay as ignorant as the code; the others may use what they need for a realistic run. */
const additionsForTests: Readonly<Record<string, readonly string[]>> = {
  kernel: testTools,
  'protocols/quorum': testTools,
  'protocols/machine': testTools,
  'protocols/<p>': [...testTools, 'scenario', 'trace-formats', 'checker'],
};

type Folder = { readonly row: string; readonly protocol: string | null };

/** What in these files is not allowed by the table, as sentences. */
export function importViolations(files: readonly ProjectFile[]): readonly string[] {
  return files.filter((file) => file.path.startsWith('src/') && isCode(file.path)).flatMap(violationsIn);
}

/** The folders of src, as rows of the table, with the number of files of code seen in each. */
export function filesPerRow(files: readonly ProjectFile[]): ReadonlyMap<string, number> {
  const rows = files.filter((file) => isCode(file.path)).flatMap((file) => folderOf(file.path)?.row ?? []);
  return new Map([...new Set(rows)].sort().map((row) => [row, rows.filter((other) => other === row).length]));
}

function violationsIn(file: ProjectFile): readonly string[] {
  const from = folderOf(file.path);
  if (from === null || /^src\/[^/]+\.d\.ts$/.test(file.path)) return [];
  const allowed = table[from.row];
  if (allowed === undefined) return [`${file.path}: ${from.row} is not in the table, so it may hold data and no code`];
  const additions = isTest(file.path) ? (additionsForTests[from.row] ?? testToolsAbove) : [];
  return importsOf(file).flatMap(({ specifier, line }) => {
    const reason =
      specifier === null ? 'imports a computed name' : refusal(file, from, specifier, [...allowed, ...additions]);
    return reason === null ? [] : [`${file.path}:${line}: ${reason}`];
  });
}

function refusal(file: ProjectFile, from: Folder, specifier: string, allowed: readonly string[]): string | null {
  if (isTest(`${specifier}.ts`) && !isTest(file.path)) return `'${specifier}' is for tests alone`;
  const target = targetOf(file.path, specifier);
  const isOwn = target.folder !== null && sameFolder(target.folder, from);
  if (isOwn || allowed.some((entry) => permits(entry, target, from))) return null;
  return `${from.row} may not import '${specifier}'`;
}

type Target = { readonly folder: Folder | null; readonly packageName: string | null };

/** What a specifier leads to: a folder of src, a package, or neither (a file of the project outside of src). */
function targetOf(importer: string, specifier: string): Target {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('.')) return { folder: folderOf(join(dirname(importer), path)), packageName: null };
  if (path.startsWith('/')) return { folder: folderOf(path.slice(1)), packageName: null };
  const parts = path.split('/');
  return { folder: null, packageName: path.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '') };
}

function permits(entry: string, target: Target, from: Folder): boolean {
  if (entry === '*') return true;
  if (target.packageName !== null) return matches(entry, target.packageName);
  if (target.folder === null) return false;
  if (entry === 'src/*') return true;
  const { row, protocol } = target.folder;
  return entry === wholeFolder(row) && (protocol === null || protocol === from.protocol);
}

function matches(entry: string, name: string): boolean {
  return entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : entry === name;
}

function sameFolder(a: Folder, b: Folder): boolean {
  return wholeFolder(a.row) === wholeFolder(b.row) && a.protocol === b.protocol;
}

/** One file with a row of its own still belongs to its folder; the shared files of the protocols stand alone. */
function wholeFolder(row: string): string {
  return row.startsWith('protocols/') || row.startsWith('panels/') ? row : row.replace(/\/.*/, '');
}

/** The row of the table that rules a file or a folder; null for what lies outside of src. */
function folderOf(path: string): Folder | null {
  const [src, top, second = ''] = path.split('/');
  if (src !== 'src' || top === undefined) return null;
  const name = second.replace(/\..*$/, '');
  if (`${top}/${name}` in table) return { row: `${top}/${name}`, protocol: null };
  if (top === 'protocols' || top === 'panels') return { row: `${top}/<p>`, protocol: name };
  return { row: top, protocol: null };
}
