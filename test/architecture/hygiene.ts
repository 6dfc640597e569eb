import ts from 'typescript';
import { isCode, type ProjectFile } from './project-files';
import { everyNode, lineOf, parse } from './syntax';

export const longestFile = 400;

/** Files of code in src that nobody reads in one go. */
export function lengthViolations(files: readonly ProjectFile[]): readonly string[] {
  return files
    .filter((file) => file.path.startsWith('src/') && (isCode(file.path) || file.path.endsWith('.css')))
    .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longestFile)
    .map(({ path, lines }) => `${path}: ${lines} lines, and ${longestFile} are allowed`);
}

/** Addresses from which packages were fetched: they would tie every clone to where one machine got them. */
export function lockfileViolations(lockfile: ProjectFile): readonly string[] {
  return linesMatching(lockfile, /"resolved":\s*"(?!file:|\.)/, 'names the address of a package');
}

// Written so that these patterns do not match themselves.
const machinePath = /(?<![\w.:~-])\/(?:work|root|tmp|home|Users)\/[\w.-]/;
const registryHost =
  /\bregistry[.][a-z0-9-]+[.][a-z]|\/\/[^\s/"']*(?:artifactory|verdaccio|nexus|npmjs|npmmirror|yarnpkg)/;

/** Names of one person's machine or network, which mean nothing on another one. */
export function machineViolations(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap((file) => [
    ...linesMatching(file, machinePath, 'names a path of one machine'),
    ...linesMatching(file, registryHost, 'names a package registry'),
  ]);
}

function linesMatching(file: ProjectFile, pattern: RegExp, what: string): readonly string[] {
  return file.text
    .split('\n')
    .flatMap((line, index) =>
      pattern.test(line) ? [`${file.path}:${index + 1}: ${what}: ${line.trim().slice(0, 100)}`] : [],
    );
}

const testFunctions = new Set(['describe', 'it', 'test', 'suite', 'bench', 'base']);
const narrowing = new Set(['only', 'skip', 'todo', 'fixme', 'fails', 'fail', 'skipIf', 'runIf']);
const narrowingFunctions = new Set(['fit', 'fdescribe', 'xit', 'xtest', 'xdescribe']);

/** Tests that are left out, or that leave others out: a green run would hide them. */
export function skippedTestViolations(files: readonly ProjectFile[]): readonly string[] {
  return files
    .filter((file) => isCode(file.path) && /^(?:src|test|e2e|bench|scripts)\//.test(file.path))
    .flatMap((file) =>
      everyNode(parse(file))
        .filter(isNarrowing)
        .map((node) => `${file.path}:${lineOf(node)}: ${node.getText().slice(0, 60)} leaves tests out`),
    );
}

function isNarrowing(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression))
    return narrowingFunctions.has(node.expression.text);
  if (!ts.isPropertyAccessExpression(node) || !narrowing.has(node.name.text)) return false;
  return testFunctions.has(leftmostName(node));
}

function leftmostName(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return leftmostName(node.expression);
  return ts.isIdentifier(node) ? node.text : '';
}
