import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file by its path in the project, with forward slashes. Tests write such values by hand to plant a violation. */
export type ProjectFile = { readonly path: string; readonly text: string };

const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** All text files that git would hold, committed or not: whatever .gitignore does not name. */
export function projectFiles(): readonly ProjectFile[] {
  const ignored = ignorePatterns(readFileSync(join(projectRoot, '.gitignore'), 'utf8'));
  return filesBelow(projectRoot, (name) => name === '.git' || ignored.some((pattern) => pattern.test(name)))
    .filter((path) => !/\.(?:png|jpe?g|gif|webp|ico|woff2?)$/.test(path))
    .map((path) => ({ path: relative(projectRoot, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

/** Names of files and folders, with `*` for any part of a name: all that this project's .gitignore uses. */
function ignorePatterns(gitignore: string): readonly RegExp[] {
  return gitignore
    .split('\n')
    .map((line) => line.trim().replace(/^\/|\/$/g, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => new RegExp(`^${line.replaceAll('.', '[.]').replaceAll('*', '.*')}$`));
}

function filesBelow(folder: string, isIgnored: (name: string) => boolean): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !isIgnored(entry.name));
  return entries.sort(byName).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, isIgnored);
    return entry.isFile() ? [path] : [];
  });
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

/** Code in the sense of these tests: what TypeScript or a browser executes. */
export function isCode(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?)$/.test(path);
}

/** What lies beside the code and is not part of the product: tests, and the fixtures that only they import. */
export function isTest(path: string): boolean {
  return /(?:\.(?:test|spec)|(?:^|[/-])fixture)\.[cm]?[jt]sx?$/.test(path);
}
